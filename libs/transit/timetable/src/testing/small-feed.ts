import { entry, parseServiceDate, parseServiceTime, type ServiceDay } from '@maillage/kernel';
import type { LocationType, Stop, StopTimeTable, Transfer, TransferType, TransitFeed } from '@maillage/transit-model';

/** A feed as text, for specs of this library. Lines are separated by line breaks, words by blanks. */
export interface SmallFeed {
  readonly timezone?: string;
  /** `A 0 0`: name, metres east, metres north; then `station` or `area`, and `in=S` for its parent. */
  readonly stops: string;
  /** `daily 20260119..20260125` or `odd 20260119 20260121` */
  readonly services: string;
  /** `t1 R daily #block A 8:00 B+ 8:10/8:12 C- 24:20`: `+` boards only, `-` alights only, `/` before the departure. */
  readonly trips: string;
  /** `t1 8:00 9:00 600 exact` or without `exact` */
  readonly frequencies?: string;
  /** `A B 2 300 fromRoute=R toTrip=t2` */
  readonly transfers?: string;
}

const METRES_PER_DEGREE = 111_195;
const ORIGIN = { latitude: 48, longitude: 7 };

export function smallFeed(text: SmallFeed): TransitFeed {
  const stops = readStops(text.stops);
  const services = readServices(text.services);
  const trips = lines(text.trips).map((words) => readTrip(words));
  const routes = [...new Set(trips.map(({ route }) => route))];
  const blocks = [...new Set(trips.flatMap(({ block }) => (block === '' ? [] : [block])))];
  const tripIds = trips.map(({ id }) => id);
  const stopIds = stops.map(({ id }) => id);
  return {
    timezone: text.timezone ?? 'Europe/Paris',
    agencies: [{ id: '', name: 'Agency', url: '', lang: 'fr', phone: '' }],
    stops,
    routes: routes.map((id) => ({ id, agency: 0, shortName: id, longName: '', type: 3, color: '', textColor: '' })),
    services,
    trips: {
      count: trips.length,
      id: tripIds,
      route: Int32Array.from(trips, ({ route }) => find(routes, route)),
      service: Int32Array.from(trips, ({ service }) => find(services.ids, service)),
      headsign: trips.map(({ calls }) => calls.at(-1)?.stop ?? ''),
      shortName: tripIds,
      direction: new Uint8Array(trips.length).fill(255),
      block: Int32Array.from(trips, ({ block }) => (block === '' ? -1 : find(blocks, block))),
      shape: new Int32Array(trips.length).fill(-1),
      wheelchair: new Uint8Array(trips.length),
      bikes: new Uint8Array(trips.length),
    },
    stopTimes: toStopTimes(trips, stopIds),
    frequencies: lines(text.frequencies ?? '').map(([trip = '', start = '', end = '', headway, exact]) => ({
      trip: find(tripIds, trip),
      start: time(start),
      end: time(end),
      headwaySeconds: Number(headway),
      exact: exact === 'exact',
    })),
    pathways: [],
    transfers: lines(text.transfers ?? '').map((words) => readTransfer(words, stopIds, routes, tripIds)),
    shapes: { ids: [], offset: new Int32Array(1), latitude: new Float64Array(0), longitude: new Float64Array(0) },
    publisher: { name: '', url: '', lang: 'fr', version: '' },
  };
}

const lines = (text: string): string[][] =>
  text
    .split('\n')
    .map((line) => line.trim().split(/\s+/))
    .filter(([first]) => first !== '');

function find(names: readonly string[], name: string): number {
  const row = names.indexOf(name);
  if (row < 0) throw new RangeError(`unknown: ${name}`);
  return row;
}

function time(text: string): number {
  const seconds = parseServiceTime(/^\d+:\d+$/.test(text) ? `${text}:00` : text);
  if (seconds === undefined) throw new RangeError(`not a time: ${text}`);
  return seconds;
}

function readStops(text: string): Stop[] {
  const words = lines(text);
  const ids = words.map(([id = '']) => id);
  return words.map(([id = '', east, north, ...flags]) => ({
    id,
    code: '',
    name: `${id} name`,
    latitude: ORIGIN.latitude + Number(north) / METRES_PER_DEGREE,
    longitude: ORIGIN.longitude + Number(east) / METRES_PER_DEGREE / Math.cos((ORIGIN.latitude * Math.PI) / 180),
    locationType: locationTypeOf(flags),
    parent: flags.flatMap((flag) => (flag.startsWith('in=') ? [find(ids, flag.slice(3))] : [])).at(0) ?? -1,
    platformCode: '',
    wheelchairBoarding: 0,
  }));
}

const locationTypeOf = (flags: readonly string[]): LocationType =>
  flags.includes('station') ? 1 : flags.includes('area') ? 4 : 0;

function readServices(text: string): TransitFeed['services'] {
  const days = lines(text).map(([, ...dates]) => dates.flatMap(daysOf));
  const all = days.flat();
  const firstDay = Math.min(...all) as ServiceDay;
  const dayCount = Math.max(...all) - firstDay + 1;
  const wordsPerService = (dayCount + 31) >> 5;
  const bits = new Uint32Array(days.length * wordsPerService);
  days.forEach((list, service) => {
    for (const day of list) {
      const word = service * wordsPerService + ((day - firstDay) >> 5);
      bits[word] = bits[word] | (1 << ((day - firstDay) & 31));
    }
  });
  return { ids: lines(text).map(([id = '']) => id), firstDay, dayCount, wordsPerService, bits };
}

function daysOf(text: string): ServiceDay[] {
  const [first = 0, last = first] = text.split('..').map((date) => parseServiceDate(date) ?? NaN);
  return Array.from({ length: last - first + 1 }, (_, i) => (first + i) as ServiceDay);
}

interface SmallTrip {
  readonly id: string;
  readonly route: string;
  readonly service: string;
  readonly block: string;
  readonly calls: readonly { stop: string; arrival: number; departure: number; pickup: number; dropOff: number }[];
}

function readTrip([id = '', route = '', service = '', ...rest]: readonly string[]): SmallTrip {
  const block = rest[0]?.startsWith('#') ? rest[0] : '';
  const words = block === '' ? rest : rest.slice(1);
  const calls = words.flatMap((word, i) => {
    if (i % 2 === 1) return [];
    const [arrival = '', departure = arrival] = entry(words, i + 1).split('/');
    const [pickup, dropOff] = [word.endsWith('-') ? 1 : 0, word.endsWith('+') ? 1 : 0];
    return [{ stop: word.replace(/[+-]$/, ''), arrival: time(arrival), departure: time(departure), pickup, dropOff }];
  });
  return { id, route, service, block, calls };
}

function toStopTimes(trips: readonly SmallTrip[], stopIds: readonly string[]): StopTimeTable {
  const calls = trips.flatMap((trip) => trip.calls.map((call, sequence) => ({ ...call, sequence })));
  const offset = new Int32Array(trips.length + 1);
  trips.forEach((trip, row) => (offset[row + 1] = offset[row] + trip.calls.length));
  return {
    count: calls.length,
    offset,
    stop: Int32Array.from(calls, ({ stop }) => find(stopIds, stop)),
    arrival: Int32Array.from(calls, ({ arrival }) => arrival),
    departure: Int32Array.from(calls, ({ departure }) => departure),
    sequence: Int32Array.from(calls, ({ sequence }) => sequence),
    pickup: Uint8Array.from(calls, ({ pickup }) => pickup),
    dropOff: Uint8Array.from(calls, ({ dropOff }) => dropOff),
    approximate: new Uint8Array(calls.length),
    headsign: new Int32Array(calls.length).fill(-1),
    headsigns: [],
  };
}

function readTransfer(
  words: readonly string[],
  stopIds: readonly string[],
  routes: readonly string[],
  tripIds: readonly string[],
): Transfer {
  const named = (key: string, names: readonly string[]) => {
    const word = words.find((candidate) => candidate.startsWith(`${key}=`));
    return word === undefined ? -1 : find(names, word.slice(key.length + 1));
  };
  const [from = '', to = '', type, minimum = '='] = words;
  return {
    fromStop: from === '*' ? -1 : find(stopIds, from),
    toStop: to === '*' ? -1 : find(stopIds, to),
    fromRoute: named('fromRoute', routes),
    toRoute: named('toRoute', routes),
    fromTrip: named('fromTrip', tripIds),
    toTrip: named('toTrip', tripIds),
    type: Number(type) as TransferType,
    minTransferSeconds: minimum.includes('=') ? -1 : Number(minimum),
  };
}
