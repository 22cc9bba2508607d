import type { Itinerary, LegEnd, RideLeg, StreetLeg } from '@maillage/itinerary-model';
import { liveCallAt, pointsBefore, runOf, stateOf, type LiveCall, type TripRun } from '@maillage/itinerary-planner';
import { entry, type Bilingual, type Coordinate, type Instant } from '@maillage/kernel';
import { entranceOf } from './entrances.js';
import { facilityName } from './facility-name.js';
import { isoInstant } from './iso-instant.js';
import { joinSeated, type ItineraryOptions } from './itineraries.js';
import { readMembers } from './json-text.js';
import { languageOf } from './language.js';
import { endName, LegEnds, type RequestPlaces } from './leg-ends.js';
import type { Moment } from './moment.js';
import type { NetworkTexts } from './network-texts.js';
import { timesOf, type JoinedRides } from './ride-times.js';

/** RFC 7946: longitude before latitude. */
export type Position = readonly [longitude: number, latitude: number];

export interface Feature {
  readonly type: 'Feature';
  readonly geometry:
    | { readonly type: 'Point'; readonly coordinates: Position }
    | { readonly type: 'LineString'; readonly coordinates: readonly Position[] };
  readonly properties: Readonly<Record<string, unknown>>;
}

interface DrawnCall {
  readonly of: TripRun;
  readonly call: LiveCall;
  /** Points of the way from the call before. */
  readonly passed: readonly Coordinate[];
}

/** Features of itineraries, one after the other. */
export class Drawing {
  readonly features: Feature[] = [];
  readonly #ends: LegEnds;
  readonly #language: keyof Bilingual;

  constructor(
    private readonly texts: NetworkTexts,
    private readonly moment: Moment,
    private readonly options: ItineraryOptions,
    places: RequestPlaces | undefined,
  ) {
    this.#language = languageOf(options.language ?? []);
    this.#ends = new LegEnds(texts, places, this.#language);
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
      ...readMembers(this.moment.streetMembers(this.#ends.facilityOf(leg), leg)),
    });
    const entrance = entranceOf(this.texts.directory, this.#ends, leg);
    if (entrance) {
      const { name, stopId, lat: latitude, lon: longitude } = entrance;
      this.#point({ latitude, longitude }, { ...about, kind: 'entrance', name, stopId });
    }
    // Rides tell the stops at which they begin and end.
    if (from < 0) this.#end(from, departure, { ...about, departure: isoInstant(departure) });
    if (isLast && to < 0) this.#end(to, arrival, { ...about, arrival: isoInstant(arrival) });
  }

  #ride(rides: JoinedRides, about: object): void {
    const { directory } = this.texts;
    const { realtime, alerts } = this.moment;
    const runs = rides.map((ride) => runOf(realtime.timetable, ride));
    const run = entry(runs, 0);
    const calls = rides.flatMap((ride, index) => this.#callsOf(entry(runs, index), ride, index > 0));
    const { mode, displayName, headsign, tripId, routeColor } = this.texts.rides.told(run);
    const { times, scheduled = times } = timesOf(realtime, rides);
    const { isLive, isAdded, isCancelled } = stateOf(realtime, run);
    this.#line(
      calls.flatMap(({ call, passed }) => [...passed.map(positionOf), positionOf(directory.placeOf(call.stop))]),
      {
        ...about,
        mode,
        name: displayName,
        headsign,
        tripId,
        startTime: isoInstant(times.departure),
        endTime: isoInstant(times.arrival),
        scheduledStartTime: isoInstant(scheduled.departure),
        scheduledEndTime: isoInstant(scheduled.arrival),
        realTime: isLive,
        scheduled: !isAdded,
        cancelled: isCancelled,
        color: `#${routeColor ?? UNCOLOURED}`,
        ...readMembers(this.moment.members(run)),
        ...readMembers(alerts.ofRide(realtime.timetable, run, { from: times.departure, to: times.arrival })),
      },
    );
    calls.forEach(({ call, of }, index) => {
      const [isFirst, isLast] = [index === 0, index === calls.length - 1];
      this.#point(directory.placeOf(call.stop), {
        ...about,
        kind: isFirst ? 'board' : isLast ? 'alight' : 'pass',
        ...this.texts.places.summary(call.stop),
        ...(!isFirst && { arrival: isoInstant(call.arrival), scheduledArrival: isoInstant(call.scheduledArrival) }),
        ...(!isLast && {
          departure: isoInstant(call.departure),
          scheduledDeparture: isoInstant(call.scheduledDeparture),
        }),
        cancelled: call.isSkipped || stateOf(realtime, of).isCancelled,
        ...readMembers(alerts.ofCall(realtime.timetable, of, call)),
      });
    });
  }

  /** Where one trip becomes the next of its vehicle, the stop is told once. */
  #callsOf(of: TripRun, { boardPosition, alightPosition }: RideLeg, isContinuation: boolean): readonly DrawnCall[] {
    const { realtime } = this.moment;
    const first = isContinuation ? boardPosition + 1 : boardPosition;
    return Array.from({ length: alightPosition - first + 1 }, (_, index) => ({
      of,
      call: liveCallAt(realtime, of, first + index),
      passed: first + index === boardPosition ? [] : pointsBefore(realtime.timetable, of.trip, first + index),
    }));
  }

  #end(end: LegEnd, time: Instant, about: object): void {
    const stop = this.#ends.stopAt(end);
    const facility = this.#ends.facilityAt(end);
    const alerts = this.#ends.alerts(this.moment.alerts, end, { departure: time, arrival: time });
    const told =
      stop !== undefined
        ? { kind: 'end', ...this.texts.places.summary(stop), ...readMembers(alerts) }
        : facility
          ? { kind: facility.kind, name: facilityName(facility, this.#language), facilityId: facility.id }
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

export const positionOf = ({ longitude, latitude }: Coordinate): Position => [longitude, latitude];

function alongLine(points: Int32Array): Position[] {
  const positions: Position[] = [];
  for (let i = 0; i < points.length; i += 2)
    positions.push([(points[i + 1] as number) / 1e6, (points[i] as number) / 1e6]);
  return positions;
}

/** Of a ride whose feed names no colour. */
const UNCOLOURED = '1f5fbf';
const STREET_COLORS = { WALK: '#5f6b7a', BIKE: '#1b7f4b', CAR: '#8a3ffc', RENTAL: '#d9480f' } as const;
