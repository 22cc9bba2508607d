import type { Itinerary, LegEnd, PlanRequest, RideLeg, StreetLeg, TripRequest } from '@maillage/itinerary-model';
import { liveCallAt, pointsBefore, runOf, type RouteResult, type TripRun } from '@maillage/itinerary-planner';
import { entry, type Coordinate, type Instant } from '@maillage/kernel';
import type { RealtimeTimetable, StopIndex } from '@maillage/transit-timetable';
import type { LoadedNetwork } from '../networks/loaded-network.js';
import { entranceOf } from './entrances.js';
import { isoInstant } from './iso-instant.js';
import { joinSeated, type ItineraryOptions, type JoinedRides } from './itineraries.js';
import { endName, LegEnds, type RequestPlaces } from './leg-ends.js';
import type { NetworkTexts } from './network-texts.js';
import { noItineraryMember } from './no-itinerary.js';
import { toBody } from './to-body.js';

/** RFC 7946: longitude before latitude. */
type Position = readonly [longitude: number, latitude: number];

interface Feature {
  readonly type: 'Feature';
  readonly geometry:
    | { readonly type: 'Point'; readonly coordinates: Position }
    | { readonly type: 'LineString'; readonly coordinates: readonly Position[] };
  readonly properties: Readonly<Record<string, unknown>>;
}

/** An answer to draw on a map: every leg is a line, every stop and end a point, with `itinerary` as it is numbered in JSON. */
export function writePlanGeoJson(
  network: LoadedNetwork,
  request: PlanRequest,
  places: RequestPlaces,
  result: RouteResult,
  now: Instant,
): Uint8Array {
  const { direct, itineraries } = result;
  const { realtime } = network.moment(request, now, result.realtimeSequence);
  const drawing = new Drawing(network.texts(request.apiVersion), realtime, request, places);
  direct.forEach((itinerary, index) => drawing.draw(itinerary, { list: 'direct', itinerary: index }));
  itineraries.forEach((itinerary, index) => drawing.draw(itinerary, { list: 'itineraries', itinerary: index }));
  const ends = [places.from, places.to].map(positionOf);
  return collection(drawing.features, ends, {
    network: { generation: network.generation },
    ...noItineraryMember(network, request, result),
  });
}

/** The whole way of a vehicle. */
export function writeTripGeoJson(network: LoadedNetwork, request: TripRequest, itinerary: Itinerary): Uint8Array {
  const options = { ...request, withScheduledSkippedStops: true };
  const { realtime } = network.directory;
  const drawing = new Drawing(network.texts(request.apiVersion), realtime, options, undefined);
  drawing.draw(itinerary, {});
  return collection(drawing.features, [], { network: { generation: network.generation } });
}

/** `positions` belong to the box even when nothing is drawn there. */
function collection(features: readonly Feature[], positions: readonly Position[], members: object): Uint8Array {
  const all = [...positions, ...features.flatMap(positionsOf)];
  const bound = (axis: 0 | 1, pick: (a: number, b: number) => number): number =>
    all.map((position) => position[axis]).reduce(pick);
  const [low, high] = [(a: number, b: number) => Math.min(a, b), (a: number, b: number) => Math.max(a, b)];
  const bbox = [bound(0, low), bound(1, low), bound(0, high), bound(1, high)];
  return toBody(JSON.stringify({ type: 'FeatureCollection', bbox, features, ...members }));
}

const positionsOf = ({ geometry }: Feature): readonly Position[] =>
  geometry.type === 'Point' ? [geometry.coordinates] : geometry.coordinates;

const positionOf = ({ longitude, latitude }: Coordinate): Position => [longitude, latitude];

/** Features of itineraries, one after the other. */
class Drawing {
  readonly features: Feature[] = [];
  readonly #ends: LegEnds;

  constructor(
    private readonly texts: NetworkTexts,
    private readonly realtime: RealtimeTimetable,
    private readonly options: ItineraryOptions,
    places: RequestPlaces | undefined,
  ) {
    this.#ends = new LegEnds(texts, places);
  }

  draw({ legs }: Itinerary, which: object): void {
    const joined = joinSeated(legs, this.options);
    joined.forEach((leg, index) => {
      const about = { ...which, leg: index };
      if ('kind' in leg) this.#street(leg, about, index === joined.length - 1);
      else this.#ride(leg, about);
    });
  }

  #street(leg: StreetLeg, about: object, isLast: boolean): void {
    const { mode, from, to, departure, arrival, metres, line, taken, left } = leg;
    const straight = [from, to].map((end) => positionOf(this.#ends.point(end)));
    this.#line(line ? alongLine(line.points) : straight, {
      ...about,
      mode,
      startTime: isoInstant(departure),
      endTime: isoInstant(arrival),
      distance: metres,
      color: STREET_COLORS[mode],
      ...((taken ?? left) && { availability: { taken, left } }),
    });
    const entrance = entranceOf(this.texts.directory, this.#ends, leg);
    if (entrance) {
      const { name, stopId, lat: latitude, lon: longitude } = entrance;
      this.#point({ latitude, longitude }, { ...about, kind: 'entrance', name, stopId });
    }
    // Rides tell the stops at which they begin and end.
    if (from < 0) this.#end(from, { ...about, departure: isoInstant(departure) });
    if (isLast && to < 0) this.#end(to, { ...about, arrival: isoInstant(arrival) });
  }

  #ride(rides: JoinedRides, about: object): void {
    const { directory } = this.texts;
    const runs = rides.map((ride) => runOf(this.realtime.timetable, ride));
    const run = entry(runs, 0);
    const stops = rides.flatMap((ride, index) => this.#callsOf(entry(runs, index), ride, index > 0));
    const { mode, displayName, headsign, tripId, routeColor } = this.texts.rides.told(run);
    this.#line(
      stops.flatMap(({ stop, passed }) => [...passed.map(positionOf), positionOf(directory.placeOf(stop))]),
      {
        ...about,
        mode,
        name: displayName,
        headsign,
        tripId,
        startTime: isoInstant(rides[0].departure),
        endTime: isoInstant(entry(rides, rides.length - 1).arrival),
        color: `#${routeColor ?? UNCOLOURED}`,
      },
    );
    stops.forEach(({ stop, arrival, departure }, index) => {
      const [isFirst, isLast] = [index === 0, index === stops.length - 1];
      this.#point(directory.placeOf(stop), {
        ...about,
        kind: isFirst ? 'board' : isLast ? 'alight' : 'pass',
        ...this.texts.places.summary(stop),
        ...(!isFirst && { arrival: isoInstant(arrival) }),
        ...(!isLast && { departure: isoInstant(departure) }),
      });
    });
  }

  /** Where one trip becomes the next of its vehicle, the stop is told once. */
  #callsOf(run: TripRun, { boardPosition, alightPosition }: RideLeg, isContinuation: boolean) {
    const { timetable } = this.realtime;
    const first = isContinuation ? boardPosition + 1 : boardPosition;
    return Array.from({ length: alightPosition - first + 1 }, (_, index) => ({
      ...liveCallAt(this.realtime, run, first + index),
      passed: first + index === boardPosition ? [] : pointsBefore(timetable, run.trip, first + index),
    }));
  }

  #end(end: LegEnd, about: object): void {
    const stop: StopIndex | undefined = this.#ends.stopAt(end);
    const facility = this.#ends.facilityAt(end);
    const told =
      stop !== undefined
        ? { kind: 'end', ...this.texts.places.summary(stop) }
        : facility
          ? { kind: facility.kind, name: facility.name, facilityId: facility.id }
          : { kind: 'end', name: endName(end) };
    this.#point(this.#ends.point(end), { ...about, ...told });
  }

  /** A line has two positions at least, even where one does not move. */
  #line(positions: readonly Position[], properties: Feature['properties']): void {
    const coordinates = positions.length === 1 ? [...positions, ...positions] : positions;
    if (coordinates.length > 0)
      this.features.push({ type: 'Feature', geometry: { type: 'LineString', coordinates }, properties });
  }

  #point(place: Coordinate, properties: Feature['properties']): void {
    this.features.push({ type: 'Feature', geometry: { type: 'Point', coordinates: positionOf(place) }, properties });
  }
}

function alongLine(points: Int32Array): Position[] {
  const positions: Position[] = [];
  for (let i = 0; i < points.length; i += 2)
    positions.push([(points[i + 1] as number) / 1e6, (points[i] as number) / 1e6]);
  return positions;
}

/** Of a ride whose feed names no colour. */
const UNCOLOURED = '1f5fbf';
const STREET_COLORS = { WALK: '#5f6b7a', BIKE: '#1b7f4b', CAR: '#8a3ffc', RENTAL: '#d9480f' } as const;
