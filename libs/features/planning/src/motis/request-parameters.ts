import type { PlanRequest, RentalWishes } from '@maillage/itinerary-model';
import { isoInstant } from './iso-instant.js';

/** The request as it was understood, by the names of MOTIS, as texts: all of it but where it begins and ends. */
export function requestParameters(request: PlanRequest): Record<string, string> {
  const { time, maxItineraries, maxTransfers, maxTravelSeconds, pageCursor, via, language } = request;
  const told = {
    ...(time !== undefined && { time: isoInstant(time) }),
    ...(maxItineraries !== undefined && { maxItineraries }),
    ...(maxTransfers !== undefined && { maxTransfers }),
    ...(maxTravelSeconds !== undefined && { maxTravelTime: maxTravelSeconds / 60 }),
    ...(pageCursor && { pageCursor: `${pageCursor.direction}|${String(pageCursor.instant)}` }),
    ...(via.length > 0 && {
      via: via.map(({ stop }) => stop),
      viaMinimumStay: via.map(({ minimumStaySeconds }) => minimumStaySeconds / 60),
    }),
    ...(language.length > 0 && { language }),
    arriveBy: request.arriveBy,
    timetableView: request.timetableView,
    searchWindow: request.searchWindowSeconds,
    numItineraries: request.numItineraries,
    minTransferTime: request.minTransferSeconds / 60,
    additionalTransferTime: request.additionalTransferSeconds / 60,
    transferTimeFactor: request.transferTimeFactor,
    transitModes: request.transitModes,
    directModes: request.directModes,
    preTransitModes: request.preTransitModes,
    postTransitModes: request.postTransitModes,
    ...rentalParameters('direct', request.directRental),
    ...rentalParameters('preTransit', request.preTransitRental),
    ...rentalParameters('postTransit', request.postTransitRental),
    pedestrianProfile: request.wheelchair ? 'WHEELCHAIR' : 'FOOT',
    pedestrianSpeed: request.walkingMetresPerSecond,
    cyclingSpeed: request.cyclingMetresPerSecond,
    elevationCosts: request.elevationCosts,
    maxPreTransitTime: request.maxPreTransitSeconds,
    maxPostTransitTime: request.maxPostTransitSeconds,
    maxDirectTime: request.maxDirectSeconds,
    maxMatchingDistance: request.maxMatchingMetres,
    requireBikeTransport: request.requireBikeTransport,
    fastestDirectFactor: request.fastestDirectFactor,
    realtimeMode: request.realtimeMode ?? 'REALTIME',
    detailedLegs: request.detailedLegs,
    joinInterlinedLegs: request.joinInterlinedLegs,
    withScheduledSkippedStops: request.withScheduledSkippedStops,
    explain: request.explain,
  };
  return Object.fromEntries(Object.entries(told).map(([name, value]) => [name, String(value)]));
}

/** Only what was wished: an empty list allows all. */
const rentalParameters = (part: string, { formFactors, propulsions, providers }: RentalWishes) => ({
  ...(formFactors.length > 0 && { [`${part}RentalFormFactors`]: upper(formFactors) }),
  ...(propulsions.length > 0 && { [`${part}RentalPropulsionTypes`]: upper(propulsions) }),
  ...(providers.length > 0 && { [`${part}RentalProviders`]: providers }),
});

const upper = (words: readonly string[]): string[] => words.map((word) => word.toUpperCase());
