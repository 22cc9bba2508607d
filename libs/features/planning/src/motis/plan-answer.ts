import { DESTINATION, ORIGIN, type NoItinerary, type PlanRequest } from '@maillage/itinerary-model';
import type { RouteResult } from '@maillage/itinerary-planner';
import type { LoadedNetwork } from '../networks/loaded-network.js';
import { isoInstant } from './iso-instant.js';
import { ItineraryWriter } from './itineraries.js';
import { JsonBytes } from './json-bytes.js';
import { membersOf } from './json-text.js';
import { languageOf } from './language.js';
import { LegEnds, type RequestPlaces } from './leg-ends.js';

/** MOTIS's answer to a plan request, with what we add: the network that answered, and why there is nothing. */
export function writePlanAnswer(
  network: LoadedNetwork,
  request: PlanRequest,
  places: RequestPlaces,
  result: RouteResult,
): Uint8Array {
  const texts = network.texts(request.apiVersion);
  const writer = new ItineraryWriter(texts, request, places);
  const ends = new LegEnds(texts, places);
  const { direct, itineraries } = result;
  return JsonBytes.of((json) => {
    const counts = { direct: direct.length, itineraries: itineraries.length };
    json.text(`{${membersOf({ requestParameters: parametersOf(request), debugOutput: counts })}`);
    json.ascii(',"from":{').bytes(ends.members(ORIGIN)).ascii('},"to":{').bytes(ends.members(DESTINATION));
    json.ascii('},"direct":').array(direct, (itinerary) => writer.write(json, itinerary));
    json.ascii(',"itineraries":').array(itineraries, (itinerary) => writer.write(json, itinerary));
    json.text(`,${membersOf(afterItineraries(network, request, result))}}`);
  });
}

function afterItineraries(
  { generation }: LoadedNetwork,
  { language }: PlanRequest,
  { earlier, later, searchedUntil, noItinerary }: RouteResult,
) {
  return {
    previousPageCursor: `EARLIER|${String(earlier)}`,
    nextPageCursor: `LATER|${String(later)}`,
    network: { generation, realtimeSequence: 0, searchedUntil: isoInstant(searchedUntil) },
    ...(noItinerary && {
      noItinerary: { ...noItinerary, title: TITLES[noItinerary.reason][languageOf(language)] },
    }),
  };
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
