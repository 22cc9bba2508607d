import type { NoItinerary, Place, PlanRequest } from '@maillage/itinerary-model';
import type { RouteResult } from '@maillage/itinerary-planner';
import type { StopIndex } from '@maillage/transit-timetable';
import type { LoadedNetwork } from '../networks/loaded-network.js';
import { isoInstant } from './iso-instant.js';
import { ItineraryWriter } from './itineraries.js';
import { arrayOf, membersOf, objectOf, type JsonText } from './json-text.js';
import { languageOf } from './language.js';

/** MOTIS's answer to a plan request, with what we add: the network that answered, and why there is nothing. */
export function writePlanAnswer(
  network: LoadedNetwork,
  request: PlanRequest,
  ends: { readonly from: Place; readonly to: Place },
  result: RouteResult,
): JsonText {
  const texts = network.texts(request.apiVersion);
  const writer = new ItineraryWriter(texts, request, ends);
  const placeOf = (place: Place, name: 'START' | 'END') =>
    place.stop >= 0 ? texts.places.stop(place.stop as StopIndex) : texts.places.point(name, place);
  const { direct, itineraries, noItinerary } = result;
  return objectOf(
    membersOf({
      requestParameters: parametersOf(request),
      debugOutput: { direct: direct.length, itineraries: itineraries.length },
    }),
    `"from":{${placeOf(ends.from, 'START')}}`,
    `"to":{${placeOf(ends.to, 'END')}}`,
    `"direct":${arrayOf(direct.map((itinerary) => writer.write(itinerary)))}`,
    `"itineraries":${arrayOf(itineraries.map((itinerary) => writer.write(itinerary)))}`,
    membersOf({
      previousPageCursor: `EARLIER|${String(result.earlier)}`,
      nextPageCursor: `LATER|${String(result.later)}`,
      network: {
        generation: network.generation,
        realtimeSequence: 0,
        searchedUntil: isoInstant(result.searchedUntil),
      },
      ...(noItinerary && {
        noItinerary: { ...noItinerary, title: TITLES[noItinerary.reason][languageOf(request.language)] },
      }),
    }),
  );
}

/** The request as it was understood, without places and coordinates. */
function parametersOf(request: PlanRequest): Record<string, string> {
  const { time, maxItineraries, maxTransfers, maxTravelSeconds, pageCursor } = request;
  const told = {
    ...(time !== undefined && { time: isoInstant(time) }),
    ...(maxItineraries !== undefined && { maxItineraries }),
    ...(maxTransfers !== undefined && { maxTransfers }),
    ...(maxTravelSeconds !== undefined && { maxTravelTime: maxTravelSeconds / 60 }),
    ...(pageCursor && { pageCursor: `${pageCursor.direction}|${String(pageCursor.instant)}` }),
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
    pedestrianProfile: request.wheelchair ? 'WHEELCHAIR' : 'FOOT',
    pedestrianSpeed: request.walkingMetresPerSecond,
    maxPreTransitTime: request.maxPreTransitSeconds,
    maxPostTransitTime: request.maxPostTransitSeconds,
    maxDirectTime: request.maxDirectSeconds,
    requireBikeTransport: request.requireBikeTransport,
  };
  return Object.fromEntries(Object.entries(told).map(([name, value]) => [name, String(value)]));
}

const TITLES: Readonly<Record<NoItinerary['reason'], { readonly fr: string; readonly en: string }>> = {
  ALREADY_AT_DESTINATION: { fr: 'Vous y êtes déjà', en: 'You are already there' },
  OUTSIDE_TERRITORY: { fr: 'Hors du territoire', en: 'Outside the territory' },
  OUTSIDE_SERVICE_PERIOD: { fr: 'Hors de la période des horaires', en: 'Outside the dates of the timetable' },
  NO_STOP_IN_REACH: { fr: 'Aucun arrêt à portée', en: 'No stop in reach' },
  NO_CONNECTION: { fr: 'Aucune correspondance trouvée', en: 'No connection found' },
  WALKING_IS_FASTER: { fr: 'À pied, c’est plus rapide', en: 'Walking is faster' },
};
