export type { StopRequest, StopTimesRequest, TripRequest } from './board-request.js';
export { DESTINATION, ORIGIN, type Itinerary, type Leg, type LegEnd, type RideLeg, type WalkLeg } from './itinerary.js';
export type { NoItinerary, RequestEnds } from './no-itinerary.js';
export type { GeocodeRequest, MapInitialRequest, MapStopsRequest, ReverseGeocodeRequest } from './place-request.js';
export type { Place, PlaceInput } from './place.js';
export { PLAN_DEFAULTS } from './plan-defaults.js';
export type { ApiVersion, PageCursor, PlanRequest } from './plan-request.js';
