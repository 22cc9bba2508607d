import {
  PLAN_DEFAULTS,
  type OneToAllRequest,
  type OneToManyIntermodalRequest,
  type OneToManyRequest,
  type Place,
  type PlanRequest,
} from '@maillage/itinerary-model';
import type { Coordinate, Instant } from '@maillage/kernel';
import { maskOf } from '../network/transit-mode.js';
import { MAX_TRIPS } from '../routing/route-request.js';
import type { Traveller } from '../ways/ways.js';
import type { AllQuestion, ManyQuestion, TransitReach } from './reach-question.js';

export function toAllQuestion(request: OneToAllRequest, one: Place, now: Instant): AllQuestion {
  return { one, arriveBy: request.arriveBy, transit: toTransit(request, now) };
}

/** Along streets. */
export function toStreetQuestion(request: OneToManyRequest): ManyQuestion {
  const { one, many, arriveBy, mode, maxSeconds, withDistance } = request;
  return {
    one: pointOf(one),
    many: many.map(pointOf),
    arriveBy,
    traveller: travellerOf({ ...PLAN_DEFAULTS, ...request }),
    streets: { mode, maxSeconds, withDistance },
    transit: undefined,
  };
}

/** Along streets and by transit, between places that were found. */
export function toManyQuestion(
  request: OneToManyIntermodalRequest,
  { one, many }: Pick<ManyQuestion, 'one' | 'many'>,
  now: Instant,
): ManyQuestion {
  const { arriveBy, directMode: mode, maxDirectSeconds: maxSeconds, withDistance } = request;
  return {
    one,
    many,
    arriveBy,
    traveller: travellerOf(request),
    streets: { mode, maxSeconds, withDistance },
    transit: toTransit(request, now),
  };
}

const pointOf = ({ latitude, longitude }: Coordinate): Place => ({ stop: -1, latitude, longitude });

function toTransit(request: OneToAllRequest | OneToManyIntermodalRequest, now: Instant): TransitReach {
  const rental = PLAN_DEFAULTS.preTransitRental;
  return {
    time: request.time ?? now,
    maxSeconds: request.maxTravelSeconds,
    maxTrips: Math.min(request.maxTransfers ?? MAX_TRIPS, MAX_TRIPS - 1) + 1,
    modes: maskOf(request.transitModes),
    bikes: request.requireBikeTransport,
    minTransferSeconds: request.minTransferSeconds,
    additionalTransferSeconds: request.additionalTransferSeconds,
    transferTimeFactor: request.transferTimeFactor,
    traveller: travellerOf(request),
    access: { modes: request.preTransitModes, maxSeconds: request.maxPreTransitSeconds, rental },
    egress: { modes: request.postTransitModes, maxSeconds: request.maxPostTransitSeconds, rental },
  };
}

type Told = Pick<
  PlanRequest,
  'wheelchair' | 'walkingMetresPerSecond' | 'cyclingMetresPerSecond' | 'elevationCosts' | 'maxMatchingMetres'
>;

const travellerOf = (request: Told): Traveller => ({
  wheelchair: request.wheelchair,
  walkingMetresPerSecond: request.walkingMetresPerSecond,
  cyclingMetresPerSecond: request.cyclingMetresPerSecond,
  elevationCosts: request.elevationCosts,
  maxMatchingMetres: request.maxMatchingMetres,
});
