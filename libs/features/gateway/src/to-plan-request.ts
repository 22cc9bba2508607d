import { STREET_LIMITS, type PlanParameters, type RefreshParameters } from '@maillage/contracts';
import {
  PLAN_DEFAULTS,
  RENTAL_FORM_FACTORS,
  RENTAL_PROPULSIONS,
  WAY_MODES,
  type PlanRequest,
  type RefreshRequest,
  type RentalWishes,
  type WayMode,
} from '@maillage/itinerary-model';
import type { Asked } from './asked.js';
import { instantOf } from './local-time.js';

/** Metres per second on level ground, MOTIS's. */
export const WALKING_SPEED = { FOOT: 1.2, WHEELCHAIR: 0.8 } as const;

export const minutes = (count: number): number => count * 60;

export function toPlanRequest({ record, version, languages, answerFormat }: Asked, given: PlanParameters): PlanRequest {
  const rides = ridesLimit(version, given);
  return {
    territory: record.territory.id,
    apiVersion: version,
    from: given.fromPlace,
    to: given.toPlace,
    time: given.time && instantOf(given.time, record.territory.timezone),
    arriveBy: given.arriveBy,
    timetableView: given.timetableView,
    searchWindowSeconds: given.searchWindow,
    numItineraries: given.numItineraries,
    maxItineraries: given.maxItineraries,
    pageCursor: given.pageCursor,
    maxTransfers: rides === undefined ? undefined : Math.max(rides - 1, 0),
    maxTravelSeconds: given.maxTravelTime === undefined ? undefined : minutes(given.maxTravelTime),
    minTransferSeconds: minutes(given.minTransferTime),
    additionalTransferSeconds: minutes(given.additionalTransferTime),
    transferTimeFactor: given.transferTimeFactor,
    transitModes: rides === 0 ? [] : given.transitModes,
    directModes: wayModes(given.directModes),
    preTransitModes: wayModes(given.preTransitModes),
    postTransitModes: wayModes(given.postTransitModes),
    directRental: wishes(
      given.directRentalFormFactors,
      given.directRentalPropulsionTypes,
      given.directRentalProviders,
      given.directRentalProviderGroups,
    ),
    preTransitRental: wishes(
      given.preTransitRentalFormFactors,
      given.preTransitRentalPropulsionTypes,
      given.preTransitRentalProviders,
      given.preTransitRentalProviderGroups,
    ),
    postTransitRental: wishes(
      given.postTransitRentalFormFactors,
      given.postTransitRentalPropulsionTypes,
      given.postTransitRentalProviders,
      given.postTransitRentalProviderGroups,
    ),
    via: given.via.map((stop, index) => ({ stop, minimumStaySeconds: minutes(given.viaMinimumStay[index] ?? 0) })),
    wheelchair: given.pedestrianProfile === 'WHEELCHAIR',
    walkingMetresPerSecond: given.pedestrianSpeed ?? WALKING_SPEED[given.pedestrianProfile],
    cyclingMetresPerSecond: given.cyclingSpeed ?? PLAN_DEFAULTS.cyclingMetresPerSecond,
    elevationCosts: given.elevationCosts,
    maxPreTransitSeconds: Math.min(given.maxPreTransitTime, STREET_LIMITS.prePostTransitSeconds),
    maxPostTransitSeconds: Math.min(given.maxPostTransitTime, STREET_LIMITS.prePostTransitSeconds),
    maxDirectSeconds: Math.min(given.maxDirectTime, STREET_LIMITS.directSeconds),
    maxMatchingMetres: Math.min(given.maxMatchingDistance, STREET_LIMITS.matchingMetres),
    ...(given.realtimeMode !== 'REALTIME' && { realtimeMode: given.realtimeMode }),
    detailedLegs: given.detailedLegs,
    joinInterlinedLegs: given.joinInterlinedLegs,
    withScheduledSkippedStops: given.withScheduledSkippedStops,
    requireBikeTransport: given.requireBikeTransport,
    fastestDirectFactor: given.fastestDirectFactor,
    explain: given.explain,
    ...(answerFormat === 'geojson' && { answerFormat }),
    language: given.language.length > 0 ? given.language : languages,
  };
}

export function toRefreshRequest({ record, version, languages }: Asked, given: RefreshParameters): RefreshRequest {
  const { pedestrianProfile: profile, pedestrianSpeed } = given;
  return {
    territory: record.territory.id,
    apiVersion: version,
    itineraryId: given.itineraryId,
    wheelchair: profile && profile === 'WHEELCHAIR',
    walkingMetresPerSecond: pedestrianSpeed ?? (profile && WALKING_SPEED[profile]),
    cyclingMetresPerSecond: given.cyclingSpeed,
    elevationCosts: given.elevationCosts,
    maxMatchingMetres: Math.min(given.maxMatchingDistance, STREET_LIMITS.matchingMetres),
    maxPreTransitSeconds: Math.min(given.maxPreTransitTime, STREET_LIMITS.prePostTransitSeconds),
    maxPostTransitSeconds: Math.min(given.maxPostTransitTime, STREET_LIMITS.prePostTransitSeconds),
    requireBikeTransport: given.requireBikeTransport,
    detailedLegs: given.detailedLegs,
    joinInterlinedLegs: given.joinInterlinedLegs,
    withScheduledSkippedStops: given.withScheduledSkippedStops,
    language: given.language.length > 0 ? given.language : languages,
  };
}

/** Modes that no way here has lead nowhere. */
export const wayModes = (names: readonly string[]): WayMode[] => WAY_MODES.filter((mode) => names.includes(mode));

/** The contract lets no other words pass. Each provider is a group of its own. */
const wishes = (
  formFactors: readonly string[],
  propulsions: readonly string[],
  providers: readonly string[],
  groups: readonly string[],
): RentalWishes => ({
  formFactors: RENTAL_FORM_FACTORS.filter((formFactor) => formFactors.includes(formFactor.toUpperCase())),
  propulsions: RENTAL_PROPULSIONS.filter((propulsion) => propulsions.includes(propulsion.toUpperCase())),
  providers: [...providers, ...groups],
});

/** `maxTransfers` counts changes from v3 on and rides before; 0 rides leaves the way without a ride only. */
const ridesLimit = (version: number, { maxTransfers }: PlanParameters): number | undefined =>
  maxTransfers === undefined || version < 3 ? maxTransfers : maxTransfers + 1;
