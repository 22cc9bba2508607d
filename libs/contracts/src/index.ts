export { buildAsyncApi } from './documents/async-api.js';
export { dataFlowDiagram } from './documents/data-flow.js';
export {
  deliver,
  deliveryPolicy,
  type Delivery,
  type DeliveryOutcome,
  type DeliveryPolicy,
  type Subscription,
  type Undelivered,
  type Wait,
} from './delivery.js';
export { readEvent, writeEvent, type ReadRecord, type RecordRefusal } from './event-record.js';
export {
  fromInternalProblem,
  internalProblemSchema,
  readinessSchema,
  toInternalProblem,
  type InternalProblem,
} from './internal/wire-answers.js';
export { GENERATION_HEADER, internalRoutes, READINESS_PATH } from './internal/internal-routes.js';
export type { LiveFact, LiveFacts } from './live/live-facts.js';
export type { LiveFacility } from './live/live-parking.js';
export type { LivePresentVehicle, LiveStation, LiveZones } from './live/live-sharing.js';
export { stopAnswer, stopTimesAnswer } from './motis/board-answer.js';
export {
  stopParameters,
  stopTimesParameters,
  tripParameters,
  type StopParameters,
  type StopTimesParameters,
  type TripParameters,
} from './motis/board-parameters.js';
export { addressIn, motisEndpoints, type EndpointVersion, type MotisEndpoint } from './motis/endpoints.js';
export { geoJsonAnswer } from './motis/geojson-answer.js';
export { oneToManyIntermodalParameters, type OneToManyIntermodalParameters } from './motis/intermodal-parameters.js';
export { tripAnswer } from './motis/itinerary-answer.js';
export type { AskedCursor, AskedTime } from './motis/parameter-kinds.js';
export { parameterDocumentation, readParameters, type ParameterDocumentation } from './motis/parameter.js';
export { mapStopsAnswer, matchesAnswer } from './motis/place-answer.js';
export {
  geocodeParameters,
  mapStopsParameters,
  reverseGeocodeParameters,
  type GeocodeParameters,
  type MapStopsParameters,
  type ReverseGeocodeParameters,
} from './motis/place-parameters.js';
export { planAnswer } from './motis/plan-answer.js';
export { NO_OFFSETS, planBody, planParameters, STREET_LIMITS, type PlanParameters } from './motis/plan-parameters.js';
export { oneToAllAnswer, oneToManyAnswer, oneToManyIntermodalAnswer } from './motis/reach-answer.js';
export {
  oneToAllParameters,
  oneToManyParameters,
  parametersBody,
  REACH_LIMITS,
  type OneToAllParameters,
  type OneToManyParameters,
} from './motis/reach-parameters.js';
export { refreshParameters, type RefreshParameters } from './motis/refresh-parameters.js';
export { mapLevelsAnswer, rentalsAnswer } from './motis/rental-map-answer.js';
export { mapLevelsParameters, rentalsParameters, type RentalsParameters } from './motis/rental-map-parameters.js';
export { healthAnswer, mapInitialAnswer, problemAnswer } from './motis/service-answer.js';
export {
  FEED_KINDS,
  listFeeds,
  PARKING_PROFILES,
  type FeedDeclaration,
  type FeedKind,
  type ParkingProfileName,
} from './territory-feeds.js';
export {
  DISCOVERY_PART,
  LIVE_KINDS,
  listLiveFeeds,
  livePartsOf,
  type LiveFeed,
  type LiveKind,
} from './territory-live.js';
export { planningOf, type PlanningSettings } from './territory-planning.js';
export { territoryNow, territorySchema, type Territory, type TerritoryFeed } from './territory.js';
export { deadLetterTopicOf, defineTopic, type EventOf, type Stage, type Topic } from './topic.js';
export { topics } from './topics.js';
export { alertsReceived, type AlertsReceived } from './topics/alerts-received.js';
export { feedFetched, type FeedFetched } from './topics/feed-fetched.js';
export { feedRefreshRequested, type FeedRefreshRequested } from './topics/feed-refresh-requested.js';
export { feedVersionAccepted, type FeedVersionAccepted } from './topics/feed-version-accepted.js';
export { feedVersionRefused, type FeedVersionRefused } from './topics/feed-version-refused.js';
export { networkActivated, type NetworkActivated } from './topics/network-activated.js';
export {
  parkingAvailabilityReceived,
  type ParkingAvailabilityReceived,
} from './topics/parking-availability-received.js';
export {
  sharingAvailabilityReceived,
  type SharingAvailabilityReceived,
} from './topics/sharing-availability-received.js';
export { standingFeedFetched, type StandingFeedFetched } from './topics/standing-feed-fetched.js';
export { tripUpdatesReceived, type TripUpdatesReceived } from './topics/trip-updates-received.js';
export { updatesMatched, type UpdatesMatched } from './topics/updates-matched.js';
export { vehiclePositionsReceived, type VehiclePositionsReceived } from './topics/vehicle-positions-received.js';
export {
  feedsView,
  feedVersionsQuery,
  feedVersionsView,
  livePushed,
  refreshAccepted,
  versionReviewed,
  type FeedsView,
  type FeedVersionsQuery,
  type FeedVersionsView,
  type FeedVersionView,
  type FetchView,
  type LiveFeedView,
  type LivePushed,
  type RefreshAccepted,
  type VersionReviewed,
} from './publishing/feed-versions.js';
export { mapTripsAnswer } from './motis/trip-map-answer.js';
export { mapTripsParameters, TRIP_MAP_LIMITS, type MapTripsParameters } from './motis/trip-map-parameters.js';
export { changesAnswer, changesParameters, type ChangesParameters } from './motis/changes-parameters.js';
