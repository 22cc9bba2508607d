import { PLAN_DEFAULTS, USUAL_COMBINING } from '@maillage/itinerary-model';
import { ALL_MODES } from '../network/transit-mode.js';
import { MAX_TRIPS, type RouteRequest } from './route-request.js';

/** A walker who asks for nothing in particular. */
export const PLAIN_REQUEST: Omit<RouteRequest, 'from' | 'to' | 'time' | 'arriveBy' | 'timetableView'> = {
  page: undefined,
  windowSeconds: 7200,
  minItineraries: 1,
  maxItineraries: undefined,
  maxTrips: MAX_TRIPS,
  maxTravelSeconds: undefined,
  minTransferSeconds: 0,
  additionalTransferSeconds: 0,
  transferTimeFactor: 1,
  modes: ALL_MODES,
  bikes: false,
  traveller: {
    wheelchair: false,
    walkingMetresPerSecond: PLAN_DEFAULTS.walkingMetresPerSecond,
    cyclingMetresPerSecond: PLAN_DEFAULTS.cyclingMetresPerSecond,
    elevationCosts: PLAN_DEFAULTS.elevationCosts,
    maxMatchingMetres: PLAN_DEFAULTS.maxMatchingMetres,
  },
  access: { modes: ['WALK'], maxSeconds: 900, rental: PLAN_DEFAULTS.preTransitRental },
  egress: { modes: ['WALK'], maxSeconds: 900, rental: PLAN_DEFAULTS.postTransitRental },
  direct: { modes: ['WALK'], maxSeconds: 1800, rental: PLAN_DEFAULTS.directRental },
  combining: USUAL_COMBINING,
  fastestDirectFactor: 1,
  via: [],
};
