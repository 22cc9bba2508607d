import {
  geocodeRequestSchema,
  mapInitialRequestSchema,
  mapStopsRequestSchema,
  oneToAllRequestSchema,
  oneToManyIntermodalRequestSchema,
  oneToManyRequestSchema,
  planRequestSchema,
  refreshRequestSchema,
  realtimeFeedRequestSchema,
  rentalsRequestSchema,
  reverseGeocodeRequestSchema,
  mapTripsRequestSchema,
  sharingDocumentRequestSchema,
  stopRequestSchema,
  stopTimesRequestSchema,
  tripRequestSchema,
} from './wire-requests.js';

/**
 * What the gateway asks an itinerary-planner, all by POST with a JSON body.
 * 200: the answer's bytes, mostly `application/json`, its network in the header `network-generation`.
 * 4xx or 5xx: `internalProblemSchema` as `application/problem+json`.
 */
export const internalRoutes = {
  plan: { path: '/internal/plan', request: planRequestSchema },
  refreshItinerary: { path: '/internal/refresh-itinerary', request: refreshRequestSchema },
  stopTimes: { path: '/internal/stop-times', request: stopTimesRequestSchema },
  trip: { path: '/internal/trip', request: tripRequestSchema },
  stop: { path: '/internal/stop', request: stopRequestSchema },
  mapTrips: { path: '/internal/map-trips', request: mapTripsRequestSchema },
  geocode: { path: '/internal/geocode', request: geocodeRequestSchema },
  reverseGeocode: { path: '/internal/reverse-geocode', request: reverseGeocodeRequestSchema },
  mapStops: { path: '/internal/map-stops', request: mapStopsRequestSchema },
  rentals: { path: '/internal/rentals', request: rentalsRequestSchema },
  oneToMany: { path: '/internal/one-to-many', request: oneToManyRequestSchema },
  oneToManyIntermodal: { path: '/internal/one-to-many-intermodal', request: oneToManyIntermodalRequestSchema },
  oneToAll: { path: '/internal/one-to-all', request: oneToAllRequestSchema },
  mapInitial: { path: '/internal/map-initial', request: mapInitialRequestSchema },
  realtimeFeed: { path: '/internal/realtime-feed', request: realtimeFeedRequestSchema },
  sharingDocument: { path: '/internal/sharing-document', request: sharingDocumentRequestSchema },
} as const;

/** The body is `{}`, the answer `readinessSchema`. */
export const READINESS_PATH = '/internal/readiness';

export const GENERATION_HEADER = 'network-generation';
