import type { MapTripsRequest, StopRequest, StopTimesRequest, TripRequest } from '@maillage/itinerary-model';
import { boardStops, maskOf, readBoard, stateOf, type TripRun } from '@maillage/itinerary-planner';
import { at, formatIsoDate, parseTripInstanceId, type Instant } from '@maillage/kernel';
import { StopBoards, type Answer } from '@maillage/ports';
import type { PatternIndex, RouteIndex, StopIndex, TripIndex } from '@maillage/transit-timetable';
import { writeBoard } from './motis/board-answer.js';
import { writeTripGeoJson } from './motis/geojson.js';
import { itineraryOf, ItineraryWriter } from './motis/itineraries.js';
import { JsonBytes } from './motis/json-bytes.js';
import { arrayOf, objectOf, type JsonText } from './motis/json-text.js';
import type { Moment } from './motis/moment.js';
import type { NetworkTexts } from './motis/network-texts.js';
import { toBody } from './motis/to-body.js';
import { writeTripMap } from './motis/trip-map.js';
import type { LoadedNetwork } from './networks/loaded-network.js';
import type { NetworkShelf } from './networks/network-shelf.js';
import type { TerritoryClock } from './networks/territory-clock.js';
import { outsideServicePeriod, stopNotFound, tripNotFound } from './problems.js';

/** Reads boards, trips and stops from the loaded networks and writes the answers. */
export class ServeBoards extends StopBoards {
  constructor(
    private readonly shelf: NetworkShelf,
    private readonly clock: TerritoryClock,
  ) {
    super();
  }

  override stopTimes(request: StopTimesRequest): Promise<Answer> {
    return this.shelf.borrow(request.territory, async (network) => {
      const now = await this.clock.now(request.territory);
      return answer(network, stopTimesOf(network, request, now));
    });
  }

  override trip(request: TripRequest): Promise<Answer> {
    return this.shelf.borrow(request.territory, async (network) => ({
      body: tripOf(network, request, await this.clock.now(request.territory)),
      generation: network.generation,
    }));
  }

  override mapTrips(request: MapTripsRequest): Promise<Answer> {
    return this.shelf.borrow(request.territory, (network) => answer(network, writeTripMap(network, request)));
  }

  override stop(request: StopRequest): Promise<Answer> {
    return this.shelf.borrow(request.territory, async (network) => {
      const now = await this.clock.now(request.territory);
      return answer(network, stopOf(network, request, now));
    });
  }
}

const answer = ({ generation }: LoadedNetwork, text: JsonText): Answer => ({ body: toBody(text), generation });

function stopTimesOf(network: LoadedNetwork, request: StopTimesRequest, now: Instant): JsonText {
  const { directory } = network;
  const found = request.stopId === undefined ? undefined : directory.findStop(request.stopId);
  const center = found === undefined ? request.center : directory.placeOf(found);
  if (!center) throw stopNotFound();
  const time = request.pageCursor?.instant ?? request.time ?? now;
  if (!request.pageCursor) requireServicePeriod(network, time);
  const board = readBoard(directory, {
    stops: boardStops(directory, found, center, request),
    arrivals: request.arriveBy,
    modes: maskOf(request.modes),
    time,
    side: request.pageCursor?.direction ?? request.direction,
    // A cursor names the first instant of the page after it, and the first that the page before it leaves out.
    inclusive: request.pageCursor?.direction !== 'EARLIER',
    count: request.count,
    windowSeconds: request.windowSeconds ?? 0,
  });
  const texts = network.texts(request.apiVersion);
  const moment = network.moment(request, now);
  const place =
    found === undefined ? objectOf(texts.places.point('center', center)) : placeOf(texts, moment, found, time);
  const options = { arrivals: request.arriveBy, fetchStops: request.fetchStops };
  return writeBoard(texts, moment, network.generation, place, board, options);
}

function requireServicePeriod({ directory: { period } }: LoadedNetwork, time: Instant): void {
  if (time >= period.start && time < period.end) return;
  throw outsideServicePeriod({ firstDate: formatIsoDate(period.firstDay), lastDate: formatIsoDate(period.lastDay) });
}

function tripOf(network: LoadedNetwork, request: TripRequest, now: Instant): Uint8Array {
  const { directory } = network;
  const moment = network.moment(request, now);
  const id = parseTripInstanceId(request.tripId);
  const run = id && directory.findRun(id);
  if (!run) throw tripNotFound();
  const options = { ...request, withScheduledSkippedStops: true };
  const texts = network.texts(request.apiVersion);
  const itinerary = itineraryOf(moment.realtime, [run, ...continuations(network, run, moment)]);
  if (request.answerFormat === 'geojson') return writeTripGeoJson(network, request, itinerary, moment);
  return JsonBytes.of((json) => new ItineraryWriter(texts, moment, options).write(json, itinerary));
}

/** The trips that the vehicle runs next with its passengers seated. */
function continuations({ directory }: LoadedNetwork, run: TripRun, { realtime }: Moment): TripRun[] {
  const { trips } = directory.timetable;
  const runs: TripRun[] = [];
  for (let next = at(trips.next, run.trip); next >= 0 && runs.length < LONGEST_CHAIN;) {
    const trip = next as TripIndex;
    if (!directory.runsOn(trip, run.serviceDay) || stateOf(realtime, { ...run, trip }).isDeleted) break;
    const start = (directory.anchorOf(trip, run.serviceDay) + at(trips.start, trip)) as Instant;
    runs.push({ trip, serviceDay: run.serviceDay, start });
    next = at(trips.next, trip);
  }
  return runs;
}

/** Trips of a block that answers follow; a block that runs in a circle ends somewhere. */
const LONGEST_CHAIN = 20;

function stopOf(network: LoadedNetwork, request: StopRequest, now: Instant): JsonText {
  const { directory } = network;
  const stop = directory.findStop(request.stopId);
  if (stop === undefined) throw stopNotFound();
  const stops = boardStops(directory, stop, directory.placeOf(stop), { radiusMetres: undefined, exactRadius: false });
  const routes = routesAt(network, stops);
  const texts = network.texts(request.apiVersion);
  const moment = network.moment(request, now);
  const { rides } = texts;
  return objectOf(
    `"place":${placeOf(texts, moment, stop, now)}`,
    `"routes":${arrayOf(
      routes.map((route) =>
        objectOf(rides.route(route), rides.shortName(route), moment.alerts.ofRoute(route, now, now)),
      ),
    )}`,
  );
}

/** A stop with what disturbs it then. */
const placeOf = ({ places }: NetworkTexts, { alerts }: Moment, stop: StopIndex, time: Instant): JsonText =>
  objectOf(places.stop(stop), alerts.ofStop(stop, time, time));

function routesAt(
  { directory: { served, timetable } }: LoadedNetwork,
  stops: readonly StopIndex[],
): readonly RouteIndex[] {
  const routes = new Set<RouteIndex>();
  for (const stop of stops)
    for (let i = served.offset[stop] as number; i < (served.offset[stop + 1] as number); i++)
      routes.add(at(timetable.patterns.route, served.pattern[i] as PatternIndex) as RouteIndex);
  return [...routes].sort((a, b) => a - b);
}
