import { parseServiceDate, type ServiceDay } from '@maillage/kernel';
import type { StopTimeTable, TransitFeed } from '@maillage/transit-model';
import {
  DEFAULT_WALKING,
  buildDayView,
  buildTimetable,
  checkDayView,
  type DayView,
  type StopIndex,
  type Timetable,
} from '@maillage/transit-timetable';

/** A network in numbers, for specs: everything runs on one day, stops have no place, walks are what is listed. */
export interface Network {
  readonly stopCount: number;
  readonly changeSeconds: number;
  readonly walks: readonly { readonly from: number; readonly to: number; readonly seconds: number }[];
  readonly trips: readonly NetworkTrip[];
}

export interface NetworkTrip {
  readonly calls: readonly Call[];
  /** Place in `trips` of the run that the same vehicle makes next. */
  readonly next?: number;
  readonly headway?: { readonly seconds: number; readonly end: number };
}

export interface Call {
  readonly stop: number;
  readonly arrival: number;
  readonly departure: number;
  readonly canBoard?: boolean;
  readonly canAlight?: boolean;
}

export interface Views {
  readonly forward: DayView;
  readonly backward: DayView;
  readonly timetable: Timetable;
  /** Index of a stop of the network. */
  readonly stop: (place: number) => StopIndex;
  /** Place of a stop of the views. */
  readonly place: (stop: StopIndex) => number;
}

const DAY = parseServiceDate('20260120') ?? (0 as ServiceDay);

export function viewsOf(network: Network): Views {
  const walking = { ...DEFAULT_WALKING, maxSeconds: 0, changeSeconds: network.changeSeconds };
  const built = buildTimetable([{ id: 'n', feed: feedOf(network) }], { timezone: 'Europe/Paris', walking });
  const timetable = { ...built, trips: { ...built.trips, next: nextTrips(network, built) } };
  const stops = Array.from({ length: network.stopCount }, (_, index) =>
    Number(built.stops.id.text(index as StopIndex)),
  );
  const [forward, backward] = [buildDayView(timetable, DAY, 'forward'), buildDayView(timetable, DAY, 'backward')];
  checkDayView(forward);
  checkDayView(backward);
  return {
    forward,
    backward,
    timetable,
    stop: (place) => stops.indexOf(place) as StopIndex,
    place: (stop) => stops[stop],
  };
}

function nextTrips({ trips }: Network, built: Timetable): Int32Array {
  const place = Array.from({ length: trips.length }, (_, trip) => Number(built.trips.id.text(trip as never)));
  return Int32Array.from(place, (of) => {
    const next = trips[of].next;
    return next === undefined ? -1 : place.indexOf(next);
  });
}

function feedOf({ stopCount, walks, trips }: Network): TransitFeed {
  const count = trips.length;
  return {
    timezone: 'Europe/Paris',
    agencies: [{ id: '', name: 'Agency', url: '', lang: 'fr', phone: '' }],
    stops: Array.from({ length: stopCount }, (_, place) => ({
      id: String(place),
      code: '',
      name: `Stop ${place}`,
      latitude: 48 + place / 10,
      longitude: 7,
      locationType: 0,
      parent: -1,
      platformCode: '',
      wheelchairBoarding: 0,
    })),
    routes: [{ id: 'R', agency: 0, shortName: 'R', longName: '', type: 3, color: '', textColor: '' }],
    services: { ids: ['S'], firstDay: DAY, dayCount: 1, wordsPerService: 1, bits: Uint32Array.of(1) },
    trips: {
      count,
      id: trips.map((_, place) => String(place)),
      route: new Int32Array(count),
      service: new Int32Array(count),
      headsign: trips.map(() => ''),
      shortName: trips.map(() => ''),
      direction: new Uint8Array(count),
      block: new Int32Array(count).fill(-1),
      shape: new Int32Array(count).fill(-1),
      wheelchair: new Uint8Array(count),
      bikes: new Uint8Array(count),
    },
    stopTimes: stopTimesOf(trips),
    frequencies: trips.flatMap(({ headway, calls }, trip) =>
      headway === undefined
        ? []
        : [{ trip, start: calls[0].departure, end: headway.end, headwaySeconds: headway.seconds, exact: false }],
    ),
    pathways: [],
    transfers: walks.map(({ from, to, seconds }) => ({
      fromStop: from,
      toStop: to,
      fromRoute: -1,
      toRoute: -1,
      fromTrip: -1,
      toTrip: -1,
      type: 2,
      minTransferSeconds: seconds,
    })),
    shapes: { ids: [], offset: new Int32Array(1), latitude: new Float64Array(0), longitude: new Float64Array(0) },
    publisher: { name: '', url: '', lang: 'fr', version: '' },
  };
}

function stopTimesOf(trips: readonly NetworkTrip[]): StopTimeTable {
  const calls = trips.flatMap((trip) => trip.calls.map((call, sequence) => ({ ...call, sequence })));
  const offset = new Int32Array(trips.length + 1);
  trips.forEach((trip, row) => (offset[row + 1] = offset[row] + trip.calls.length));
  return {
    count: calls.length,
    offset,
    stop: Int32Array.from(calls, ({ stop }) => stop),
    arrival: Int32Array.from(calls, ({ arrival }) => arrival),
    departure: Int32Array.from(calls, ({ departure }) => departure),
    sequence: Int32Array.from(calls, ({ sequence }) => sequence),
    pickup: Uint8Array.from(calls, ({ canBoard }) => (canBoard === false ? 1 : 0)),
    dropOff: Uint8Array.from(calls, ({ canAlight }) => (canAlight === false ? 1 : 0)),
    approximate: new Uint8Array(calls.length),
    headsign: new Int32Array(calls.length).fill(-1),
    headsigns: [],
  };
}
