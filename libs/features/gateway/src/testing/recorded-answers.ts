/** Small answers of the right shape, one per question of the planner's ports. */
const station = { name: 'Centre', stopId: 'bus_C', lat: 47.952, lon: 4.884, vertexType: 'TRANSIT', modes: ['BUS'] };
const market = { name: 'Marché', stopId: 'bus_M', lat: 47.961, lon: 4.899, vertexType: 'TRANSIT', modes: ['BUS'] };

const leg = {
  mode: 'BUS',
  from: { ...station, departure: '2026-01-20T07:05:00Z' },
  to: { ...market, arrival: '2026-01-20T07:12:00Z' },
  duration: 420,
  startTime: '2026-01-20T07:05:00Z',
  endTime: '2026-01-20T07:12:00Z',
  scheduledStartTime: '2026-01-20T07:05:00Z',
  scheduledEndTime: '2026-01-20T07:12:00Z',
  realTime: false,
  scheduled: true,
  legGeometry: { points: '', precision: 6, length: 0 },
};

const itinerary = {
  duration: 420,
  startTime: leg.startTime,
  endTime: leg.endTime,
  transfers: 0,
  id: 'i1',
  legs: [leg],
};

const stopTime = {
  place: station,
  mode: 'BUS',
  realTime: false,
  headsign: 'Marché',
  tripFrom: station,
  tripTo: market,
  agencyId: 'a',
  agencyName: 'Bus',
  agencyUrl: 'https://bus.example',
  routeId: 'bus_1',
  directionId: '0',
  tripId: '20260120_08:05_bus_1',
  routeShortName: '1',
  routeLongName: 'Centre – Marché',
  tripShortName: '',
  displayName: '1',
  pickupDropoffType: 'NORMAL',
  cancelled: false,
  tripCancelled: false,
  source: 'stop_times.txt',
};

const match = {
  type: 'STOP',
  name: 'Centre',
  id: 'bus_C',
  lat: 47.952,
  lon: 4.884,
  tokens: [[0, 6]],
  areas: [],
  score: 1,
};

const route = {
  routeId: 'bus_1',
  routeShortName: '1',
  routeLongName: 'Centre – Marché',
  mode: 'BUS',
  agencyId: 'a',
  agencyName: 'Bus',
  agencyUrl: 'https://bus.example',
};

export const recordedAnswers = {
  plan: {
    requestParameters: {},
    debugOutput: {},
    from: { name: 'START', lat: 47.952, lon: 4.884 },
    to: { name: 'END', lat: 47.961, lon: 4.899 },
    direct: [],
    itineraries: [itinerary],
    previousPageCursor: 'EARLIER|1768892700',
    nextPageCursor: 'LATER|1768893600',
  },
  refreshItinerary: itinerary,
  oneToMany: [{ duration: 420, distance: 512 }, {}],
  oneToManyIntermodal: {
    street_durations: [{ duration: 420 }, {}],
    transit_durations: [[{ duration: 300, transfers: 0 }], []],
  },
  oneToAll: { one: { name: '', lat: 47.952, lon: 4.884 }, all: [{ place: market, duration: 7, k: 1 }] },
  stopTimes: {
    stopTimes: [stopTime],
    place: station,
    previousPageCursor: 'EARLIER|1768892700',
    nextPageCursor: 'LATER|1768893600',
  },
  trip: itinerary,
  stop: { place: station, routes: [route] },
  mapTrips: [
    {
      trips: [{ tripId: '20260120_08:05_bus_1', displayName: '1' }],
      mode: 'BUS',
      distance: 1500,
      from: station,
      to: market,
      departure: '2026-01-20T07:05:00Z',
      arrival: '2026-01-20T07:12:00Z',
      scheduledDeparture: '2026-01-20T07:05:00Z',
      scheduledArrival: '2026-01-20T07:12:00Z',
      realTime: false,
      polyline: '',
    },
  ],
  geocode: [match],
  reverseGeocode: [match],
  mapStops: [station, market],
  rentals: {
    providerGroups: [{ id: 'velo', name: 'Vélo', providers: ['velo'], formFactors: ['BICYCLE'] }],
    providers: [],
    stations: [],
    vehicles: [],
    zones: [],
  },
  realtimeFeed: {},
  sharingDocument: {},
  mapInitial: {
    lat: 47.952,
    lon: 4.884,
    zoom: 13,
    serverConfig: {
      motisVersion: '',
      hasElevation: false,
      hasRoutedTransfers: false,
      hasStreetRouting: false,
      maxOneToManySize: 0,
      maxOneToAllTravelTimeLimit: 0,
      maxPrePostTransitTimeLimit: 3600,
      maxDirectTimeLimit: 21_600,
      shapesDebugEnabled: false,
    },
  },
} as const;

export type Question = keyof typeof recordedAnswers;
