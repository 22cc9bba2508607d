export { boardStops } from './boards/board-stops.js';
export type { BoardEvent } from './boards/list-events.js';
export { listSegments, type TripSegment } from './boards/list-segments.js';
export { readBoard, type Board } from './boards/read-board.js';
export { emissionOf, gramsOf, type LegEmission } from './emissions/emission.js';
export type { EmissionFactor } from './emissions/emission-factors.js';
export { NetworkEmissions, type CarAlternative } from './emissions/network-emissions.js';
export { decodeFacilities, encodeFacilities } from './facilities/facilities-codec.js';
export { matchPlatforms } from './facilities/match-platforms.js';
export type { OsmPlace } from './facilities/osm-place.js';
export { AvailabilityResolver, type LiveFacilities } from './facilities/to-availability.js';
export { toNetworkFacilities, type FacilitySources } from './facilities/to-network-facilities.js';
export { withOsmEntrances } from './facilities/with-osm-entrances.js';
export { withOsmTracks } from './facilities/with-osm-tracks.js';
export { Geocoder } from './geocoder/geocoder.js';
export { listPlaces, type StopPlace } from './geocoder/list-places.js';
export { NetworkDirectory } from './network/network-directory.js';
export { pointsBefore } from './network/ride-line.js';
export { maskOf, modeName, modesIn, transitModeOf } from './network/transit-mode.js';
export {
  callAt,
  callCount,
  liveCallAt,
  runOf,
  stateOf,
  type Call,
  type LiveCall,
  type RunState,
  type TripRun,
} from './network/trip-run.js';
export {
  CRITERIA,
  rankItineraries,
  type Contribution,
  type Criterion,
  type Ranking,
  type RankingWeights,
} from './ranking/rank-itineraries.js';
export {
  NOT_REACHED,
  waysWithRides,
  type AllQuestion,
  type AllReached,
  type ManyQuestion,
  type ManyReached,
} from './reachability/reach-question.js';
export {
  decodeAllReached,
  decodeManyReached,
  encodeAllReached,
  encodeManyReached,
} from './reachability/reach-codec.js';
export { toAllQuestion, toManyQuestion, toStreetQuestion } from './reachability/to-question.js';
export type { DayViews } from './routing/day-routers.js';
export { NetworkPlanner } from './routing/network-planner.js';
export { toRouteRequest, type FoundPlaces, type RouteRequest, type RouteVia } from './routing/route-request.js';
export { decodeRouteResult, encodeRouteResult } from './routing/route-result-codec.js';
export type { RouteResult } from './routing/route-result.js';
export { listWarmUpRequests } from './routing/warm-up.js';
export type { Pauses } from './ways/facility-rules.js';
export { StreetWays } from './ways/street-ways.js';
export { walksOn } from './ways/walk-on-streets.js';
export type { Ways } from './ways/ways.js';
