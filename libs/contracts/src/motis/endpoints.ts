/** The addresses of the public itinerary API and the versions that each exists in: `/api/<version>/<path>`, a number after `v`. */
export const motisEndpoints = {
  plan: { path: 'plan', versions: [1, 2, 3, 4, 5, 6] },
  refreshItinerary: { path: 'refresh-itinerary', versions: [6] },
  oneToMany: { path: 'one-to-many', versions: [1] },
  oneToManyIntermodal: { path: 'one-to-many-intermodal', versions: ['experimental'] },
  oneToAll: { path: 'one-to-all', versions: [1, 6] },
  stopTimes: { path: 'stoptimes', versions: [1, 4, 5, 6] },
  trip: { path: 'trip', versions: [1, 2, 4, 5, 6] },
  stop: { path: 'stop', versions: [6] },
  geocode: { path: 'geocode', versions: [1] },
  reverseGeocode: { path: 'reverse-geocode', versions: [1] },
  mapStops: { path: 'map/stops', versions: [1, 6] },
  mapTrips: { path: 'map/trips', versions: [1, 4, 5, 6] },
  mapLevels: { path: 'map/levels', versions: [1] },
  rentals: { path: 'rentals', versions: [1] },
  mapInitial: { path: 'map/initial', versions: [1] },
  changes: { path: 'changes', versions: [1] },
  health: { path: 'health', versions: [1] },
} as const;

export type EndpointVersion = (typeof motisEndpoints)[MotisEndpoint]['versions'][number];

/** `/api/v6/plan`. */
export const addressIn = (endpoint: MotisEndpoint, version: EndpointVersion): string =>
  `/api/${typeof version === 'number' ? `v${version}` : version}/${motisEndpoints[endpoint].path}`;

export type MotisEndpoint = keyof typeof motisEndpoints;
