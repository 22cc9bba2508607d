export type { StopRequest, StopTimesRequest, TripRequest } from './board-request.js';
export type { GeocodeRequest, MapInitialRequest, MapStopsRequest, ReverseGeocodeRequest } from './place-request.js';
export type { PlaceInput } from './place.js';
export type { ApiVersion, PageCursor, PlanRequest } from './plan-request.js';
