import {
  STREET_LIMITS,
  type OneToAllParameters,
  type OneToManyIntermodalParameters,
  type OneToManyParameters,
} from '@maillage/contracts';
import {
  PLAN_DEFAULTS,
  type OneToAllRequest,
  type OneToManyIntermodalRequest,
  type OneToManyRequest,
} from '@maillage/itinerary-model';
import type { Asked } from './asked.js';
import { instantOf } from './local-time.js';
import { minutes, WALKING_SPEED, wayModes } from './to-plan-request.js';

export const toOneToManyRequest = ({ record }: Asked, given: OneToManyParameters): OneToManyRequest => ({
  territory: record.territory.id,
  one: given.one,
  many: given.many,
  mode: given.mode,
  arriveBy: given.arriveBy,
  maxSeconds: given.max,
  maxMatchingMetres: Math.min(given.maxMatchingDistance, STREET_LIMITS.matchingMetres),
  elevationCosts: given.elevationCosts,
  withDistance: given.withDistance,
});

export const toOneToAllRequest = (asked: Asked, given: OneToAllParameters): OneToAllRequest => ({
  territory: asked.record.territory.id,
  apiVersion: asked.version,
  one: given.one,
  ...transitWishes(asked, given),
  language: given.language.length > 0 ? given.language : asked.languages,
});

export const toOneToManyIntermodalRequest = (
  asked: Asked,
  given: OneToManyIntermodalParameters,
): OneToManyIntermodalRequest => ({
  territory: asked.record.territory.id,
  one: given.one,
  many: given.many,
  directMode: given.directMode,
  maxDirectSeconds: given.maxDirectTime,
  withDistance: given.withDistance,
  ...transitWishes(asked, given),
});

const transitWishes = ({ record }: Asked, given: Omit<OneToAllParameters, 'one'>) => ({
  time: given.time && instantOf(given.time, record.territory.timezone),
  arriveBy: given.arriveBy,
  maxTravelSeconds: minutes(given.maxTravelTime),
  maxTransfers: given.maxTransfers,
  minTransferSeconds: minutes(given.minTransferTime),
  additionalTransferSeconds: minutes(given.additionalTransferTime),
  transferTimeFactor: given.transferTimeFactor,
  transitModes: given.transitModes,
  preTransitModes: wayModes(given.preTransitModes),
  postTransitModes: wayModes(given.postTransitModes),
  maxPreTransitSeconds: Math.min(given.maxPreTransitTime, STREET_LIMITS.prePostTransitSeconds),
  maxPostTransitSeconds: Math.min(given.maxPostTransitTime, STREET_LIMITS.prePostTransitSeconds),
  wheelchair: given.pedestrianProfile === 'WHEELCHAIR',
  walkingMetresPerSecond: given.pedestrianSpeed ?? WALKING_SPEED[given.pedestrianProfile],
  cyclingMetresPerSecond: given.cyclingSpeed ?? PLAN_DEFAULTS.cyclingMetresPerSecond,
  elevationCosts: given.elevationCosts,
  maxMatchingMetres: Math.min(given.maxMatchingDistance, STREET_LIMITS.matchingMetres),
  requireBikeTransport: given.requireBikeTransport,
});
