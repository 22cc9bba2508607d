import { at, type Instant } from '@maillage/kernel';
import { PLAN_DEFAULTS, USUAL_COMBINING, type Place } from '@maillage/itinerary-model';
import type { StopIndex, Timetable } from '@maillage/transit-timetable';
import { ALL_MODES } from '../network/transit-mode.js';
import { MAX_TRIPS, type RouteRequest } from './route-request.js';
import { servicePeriod } from './service-period.js';

/** Requests of every kind between points spread over the network, around an instant: what a fresh thread runs to get fast. */
export function listWarmUpRequests(timetable: Timetable, instant: Instant, count: number): readonly RouteRequest[] {
  const { stops } = timetable;
  if (stops.count === 0) return [];
  const { start, end } = servicePeriod(timetable);
  const time = Math.min(Math.max(instant, start), end - 86_400) as Instant;
  return Array.from({ length: count }, (_, index) => ({
    ...PLAIN,
    from: placeOf(timetable, (index * SPREAD) % stops.count),
    to: placeOf(timetable, ((index + 1) * SPREAD * 3) % stops.count),
    time: (time + (index % 8) * 3600) as Instant,
    arriveBy: index % 4 === 3,
    timetableView: index % 3 !== 2,
  }));
}

/** A prime, so that any network is walked through evenly. */
const SPREAD = 7919;

const PLAIN: Omit<RouteRequest, 'from' | 'to' | 'time' | 'arriveBy' | 'timetableView'> = {
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

const placeOf = ({ stops }: Timetable, stop: number): Place => ({
  stop: -1,
  latitude: at(stops.latitude, stop as StopIndex),
  longitude: at(stops.longitude, stop as StopIndex),
});
