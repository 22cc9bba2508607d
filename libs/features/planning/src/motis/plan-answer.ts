import { DESTINATION, ORIGIN, type Itinerary, type LegEnd, type PlanRequest } from '@maillage/itinerary-model';
import { rankItineraries, type RouteResult } from '@maillage/itinerary-planner';
import { entry, type Instant } from '@maillage/kernel';
import type { LoadedNetwork } from '../networks/loaded-network.js';
import { accessibilityMember } from './accessibility.js';
import { carMember, EmissionWriter } from './emissions.js';
import { isoInstant } from './iso-instant.js';
import { ItineraryWriter, type ItineraryOptions } from './itineraries.js';
import type { Mover } from './itinerary-id.js';
import { JsonBytes } from './json-bytes.js';
import { membersOf } from './json-text.js';
import { languageOf } from './language.js';
import { LegEnds, type RequestPlaces } from './leg-ends.js';
import { momentMembers, type Moment } from './moment.js';
import { noItineraryMember } from './no-itinerary.js';
import { rankingMember, rankMembers } from './ranking.js';
import { requestParameters } from './request-parameters.js';
import type { Times } from './ride-times.js';

/** MOTIS's answer to a plan request, with what we add: the network that answered, and why there is nothing. */
export function writePlanAnswer(
  network: LoadedNetwork,
  request: PlanRequest,
  places: RequestPlaces,
  result: RouteResult,
  now: Instant,
): Uint8Array {
  const texts = network.texts(request.apiVersion);
  const emissions = new EmissionWriter(network.emissions);
  const moment = network.moment(request, now, result);
  const asked = request.time ?? now;
  const readyAt = request.arriveBy ? undefined : asked;
  const writer = new ItineraryWriter(texts, moment, { ...request, readyAt }, places, emissions);
  const ends = new LegEnds(texts, places, languageOf(request.language));
  const accessibilityOf = (itinerary: Itinerary) =>
    request.wheelchair && accessibilityMember(texts, request, itinerary);
  const { direct, itineraries } = result;
  const writePlace = (json: JsonBytes, end: LegEnd): void => {
    const disturbed = ends.alerts(moment.alerts, end, answeredTimes(result, asked));
    json.text(`{${ends.members(end)}${disturbed === '' ? '}' : `,${disturbed}}`}`);
  };
  const emitted = itineraries.map((itinerary) => ({ itinerary, co2: emissions.itinerary(itinerary.legs) }));
  const rankings = rankItineraries(
    emitted.map(({ itinerary, co2 }) => ({ itinerary, grams: 'grams' in co2 ? co2.grams : undefined })),
    network.settings.ranking,
    request.arriveBy,
  );
  return JsonBytes.of((json) => {
    const counts = { direct: direct.length, itineraries: itineraries.length };
    json.text(`{${membersOf({ requestParameters: requestParameters(request), debugOutput: counts })}`);
    writePlace(json.ascii(',"from":'), ORIGIN);
    writePlace(json.ascii(',"to":'), DESTINATION);
    json.ascii(',"direct":').array(direct, (itinerary) => {
      writer.write(
        json,
        itinerary,
        membersOf({ co2: emissions.itinerary(itinerary.legs), ...accessibilityOf(itinerary) }),
      );
    });
    json.ascii(',"itineraries":').array(emitted, ({ itinerary, co2 }, index) => {
      writer.write(
        json,
        itinerary,
        membersOf({ co2, ...rankMembers(entry(rankings, index), request), ...accessibilityOf(itinerary) }),
      );
    });
    json.ascii(`,"co2":${carMember(network.emissions.car(direct, places.from, places.to))}`);
    json.text(`,${membersOf(afterItineraries(network, moment, request, result))}}`);
  });
}

/** From the first departure to the last arrival, else when it was asked for. */
function answeredTimes({ direct, itineraries }: RouteResult, asked: Instant): Times {
  const found = [...direct, ...itineraries];
  return found.length === 0
    ? { departure: asked, arrival: asked }
    : {
        departure: Math.min(...found.map(({ departure }) => departure)) as Instant,
        arrival: Math.max(...found.map(({ arrival }) => arrival)) as Instant,
      };
}

/** MOTIS's answer to `refresh-itinerary`. */
export function writeRefreshed(
  network: LoadedNetwork,
  options: ItineraryOptions & Mover & Pick<PlanRequest, 'apiVersion'>,
  places: RequestPlaces,
  itinerary: Itinerary,
  moment: Moment,
): Uint8Array {
  const texts = network.texts(options.apiVersion);
  const emissions = new EmissionWriter(network.emissions);
  const writer = new ItineraryWriter(texts, moment, options, places, emissions);
  const about = membersOf({
    co2: emissions.itinerary(itinerary.legs),
    ...(options.wheelchair && accessibilityMember(texts, options, itinerary)),
  });
  return JsonBytes.of((json) => writer.write(json, itinerary, about));
}

function afterItineraries(network: LoadedNetwork, moment: Moment, request: PlanRequest, result: RouteResult) {
  const { earlier, later, searchedUntil } = result;
  return {
    previousPageCursor: `EARLIER|${String(earlier)}`,
    nextPageCursor: `LATER|${String(later)}`,
    network: { generation: network.generation, ...momentMembers(moment), searchedUntil: isoInstant(searchedUntil) },
    ...rankingMember(request, network.settings, result),
    ...noItineraryMember(network, request, result),
  };
}
