import type { PlanRequest } from '@maillage/itinerary-model';
import { isoInstant } from './iso-instant.js';

/** The request as it was understood, by the names of MOTIS, as texts: all of it but where it begins and ends. */
export function requestParameters(request: PlanRequest): Readonly<Record<string, string | undefined>> {
  const { time, pageCursor, via, language } = request;
  return {
    time: time === undefined ? undefined : isoInstant(time),
    maxItineraries: textOf(request.maxItineraries),
    maxTransfers: textOf(request.maxTransfers),
    maxTravelTime: request.maxTravelSeconds === undefined ? undefined : String(request.maxTravelSeconds / 60),
    pageCursor: pageCursor && `${pageCursor.direction}|${String(pageCursor.instant)}`,
    via: listOf(via.map(({ stop }) => stop)),
    viaMinimumStay: listOf(via.map(({ minimumStaySeconds }) => minimumStaySeconds / 60)),
    language: listOf(language),
    arriveBy: String(request.arriveBy),
    timetableView: String(request.timetableView),
    searchWindow: String(request.searchWindowSeconds),
    numItineraries: String(request.numItineraries),
    minTransferTime: String(request.minTransferSeconds / 60),
    additionalTransferTime: String(request.additionalTransferSeconds / 60),
    transferTimeFactor: String(request.transferTimeFactor),
    transitModes: String(request.transitModes),
    directModes: String(request.directModes),
    preTransitModes: String(request.preTransitModes),
    postTransitModes: String(request.postTransitModes),
    directRentalFormFactors: listOf(upper(request.directRental.formFactors)),
    directRentalPropulsionTypes: listOf(upper(request.directRental.propulsions)),
    directRentalProviders: listOf(request.directRental.providers),
    preTransitRentalFormFactors: listOf(upper(request.preTransitRental.formFactors)),
    preTransitRentalPropulsionTypes: listOf(upper(request.preTransitRental.propulsions)),
    preTransitRentalProviders: listOf(request.preTransitRental.providers),
    postTransitRentalFormFactors: listOf(upper(request.postTransitRental.formFactors)),
    postTransitRentalPropulsionTypes: listOf(upper(request.postTransitRental.propulsions)),
    postTransitRentalProviders: listOf(request.postTransitRental.providers),
    pedestrianProfile: request.wheelchair ? 'WHEELCHAIR' : 'FOOT',
    pedestrianSpeed: String(request.walkingMetresPerSecond),
    cyclingSpeed: String(request.cyclingMetresPerSecond),
    elevationCosts: request.elevationCosts,
    maxPreTransitTime: String(request.maxPreTransitSeconds),
    maxPostTransitTime: String(request.maxPostTransitSeconds),
    maxDirectTime: String(request.maxDirectSeconds),
    maxMatchingDistance: String(request.maxMatchingMetres),
    requireBikeTransport: String(request.requireBikeTransport),
    fastestDirectFactor: String(request.fastestDirectFactor),
    realtimeMode: request.realtimeMode ?? 'REALTIME',
    detailedLegs: String(request.detailedLegs),
    joinInterlinedLegs: String(request.joinInterlinedLegs),
    withScheduledSkippedStops: String(request.withScheduledSkippedStops),
    explain: String(request.explain),
  };
}

const textOf = (value: number | undefined): string | undefined => (value === undefined ? undefined : String(value));

/** Only what was wished: an empty list allows all. */
const listOf = (words: readonly (string | number)[]): string | undefined =>
  words.length === 0 ? undefined : String(words);

const upper = (words: readonly string[]): readonly string[] =>
  words.length === 0 ? words : words.map((word) => word.toUpperCase());
