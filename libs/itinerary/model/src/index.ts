export {
  NO_AVAILABILITY,
  type Availability,
  type AvailabilitySource,
  type FreeVehicle,
  type LegAvailability,
  type ParkPresence,
  type Presence,
  type RentalZone,
  type RentalZoneRule,
  type StationPresence,
  type SystemPresence,
} from './availability.js';
export type { MapTripsRequest, StopRequest, StopTimesRequest, TripRequest } from './board-request.js';
export { USUAL_COMBINING, type CombiningRules } from './combining.js';
export type { Constraint, Explanation, Widening } from './explanation.js';
export {
  NO_FACILITIES,
  RENTAL_FORM_FACTORS,
  RENTAL_PROPULSIONS,
  type BicyclePark,
  type CarPark,
  type Facility,
  type NetworkFacilities,
  type PlatformSpot,
  type RentalArea,
  type RentalFormFactor,
  type RentalLinks,
  type RentalPropulsion,
  type RentalReturn,
  type RentalStation,
  type RentalSystem,
  type RentalVehicle,
  type RentalVehicleType,
} from './facility.js';
export {
  DESTINATION,
  facilityEnd,
  facilityOf,
  ORIGIN,
  type Itinerary,
  type Leg,
  type LegEnd,
  type RideLeg,
  type StreetLeg,
  type StreetLine,
  type StreetLineStep,
} from './itinerary.js';
export { REALTIME_PARTS, type RealtimeFeedRequest, type SharingDocumentRequest } from './live-feed-request.js';
export type { NoItinerary, RequestEnds } from './no-itinerary.js';
export type {
  GeocodeRequest,
  MapInitialRequest,
  MapStopsRequest,
  RentalsRequest,
  ReverseGeocodeRequest,
} from './place-request.js';
export type { Place, PlaceInput } from './place.js';
export { PLAN_DEFAULTS } from './plan-defaults.js';
export type {
  AnswerFormat,
  ApiVersion,
  ElevationCosts,
  PageCursor,
  PlanRequest,
  RealtimeMode,
  RentalWishes,
  ViaRequest,
} from './plan-request.js';
export {
  MANY_LIMITS,
  MOST_REACH_MINUTES,
  type OneToAllRequest,
  type OneToManyIntermodalRequest,
  type OneToManyRequest,
} from './reach-request.js';
export type { RefreshRequest } from './refresh-request.js';
export { STREET_MODES, WAY_MODES, type StreetMode, type WayMode } from './street-mode.js';
