import { readCalendar } from './calendar.js';
import { readRows } from './csv.js';
import type {
  FrequencyRow,
  NamedPlatform,
  OracleFeed,
  OracleNetwork,
  OracleStop,
  OracleTrip,
  TransferRow,
} from './oracle-network.js';
import { parseTime, readCalls } from './read-calls.js';

export type FileTexts = Readonly<Record<string, Uint8Array>>;

/** Reads the feeds of a territory straight from the bytes of their files. */
export function readNetwork(territory: readonly { readonly id: string; readonly files: FileTexts }[]): OracleNetwork {
  const network = { feeds: [], stops: [], trips: [], transfers: [] } as {
    feeds: OracleFeed[];
    stops: OracleStop[];
    trips: OracleTrip[];
    transfers: TransferRow[];
  };
  for (const { id, files } of territory) {
    const feed: OracleFeed = { id, timezone: readTimezone(files), calendar: readCalendar(files) };
    const stopNumbers = readStops(files, feed, network.stops);
    const isPlatform = (stop: number): boolean => network.stops[stop]?.isPlatform === true;
    const trips = readTrips(files, feed, (stop) => {
      const number = stopNumbers.get(stop);
      return number !== undefined && isPlatform(number) ? number : undefined;
    });
    network.feeds.push(feed);
    network.trips.push(...trips);
    network.transfers.push(...readTransfers(files, feed, stopNumbers, network.stops, trips));
  }
  return network;
}

function readTimezone(files: FileTexts): string {
  let timezone = '';
  readRows(files['agency.txt'], (field) => (timezone ||= field('agency_timezone')));
  return timezone;
}

/** Adds the stops of a feed and returns their numbers by id. */
function readStops(files: FileTexts, feed: OracleFeed, into: OracleStop[]): Map<string, number> {
  const parentOf = new Map<string, string>();
  const numbers = new Map<string, number>();
  const first = into.length;
  const added: Omit<OracleStop, 'parents'>[] = [];
  readRows(files['stops.txt'], (field) => {
    const id = field('stop_id');
    numbers.set(id, first + added.length);
    parentOf.set(id, field('parent_station'));
    added.push({
      feed,
      id,
      latitude: Number(field('stop_lat')),
      longitude: Number(field('stop_lon')),
      isPlatform: field('location_type') === '' || field('location_type') === '0',
    });
  });
  for (const stop of added) {
    const parents: number[] = [];
    for (let id = parentOf.get(stop.id); id !== undefined; id = parentOf.get(id)) {
      const parent = numbers.get(id);
      if (parent !== undefined) parents.push(parent);
    }
    into.push({ ...stop, parents });
  }
  return numbers;
}

/** Trips that can be ridden: with a route, a service and two timed calls at the least. */
function readTrips(files: FileTexts, feed: OracleFeed, stopOf: (id: string) => number | undefined): OracleTrip[] {
  const routes = new Set<string>();
  readRows(files['routes.txt'], (field) => routes.add(field('route_id')));
  const frequencies = readFrequencies(files);
  const calls = readCalls(files['stop_times.txt'], stopOf);
  const trips: OracleTrip[] = [];
  readRows(files['trips.txt'], (field) => {
    const id = field('trip_id');
    const ridden = calls.get(id);
    if (ridden === undefined || !routes.has(field('route_id')) || !feed.calendar.services.has(field('service_id')))
      return;
    trips.push({
      feed,
      id,
      key: `${feed.id} ${id}`,
      route: `${feed.id} ${field('route_id')}`,
      service: field('service_id'),
      block: field('block_id'),
      frequencies: frequencies.get(id) ?? [],
      ...ridden,
    });
  });
  return trips;
}

function readFrequencies(files: FileTexts): Map<string, FrequencyRow[]> {
  const rows = new Map<string, FrequencyRow[]>();
  readRows(files['frequencies.txt'], (field) => {
    const of = rows.get(field('trip_id')) ?? [];
    rows.set(field('trip_id'), of);
    of.push({
      start: parseTime(field('start_time')),
      end: parseTime(field('end_time')),
      headway: Number(field('headway_secs')),
      exact: field('exact_times') === '1',
    });
  });
  return rows;
}

function readTransfers(
  files: FileTexts,
  feed: OracleFeed,
  stopNumbers: ReadonlyMap<string, number>,
  stops: readonly OracleStop[],
  trips: readonly OracleTrip[],
): TransferRow[] {
  const known = new Set(trips.flatMap(({ key, route }) => [key, route]));
  const rows: TransferRow[] = [];
  const keys = new Set<string>();
  readRows(files['transfers.txt'], (field) => {
    const reference = (column: string): string => (field(column) === '' ? '' : `${feed.id} ${field(column)}`);
    const named = ['from_route_id', 'to_route_id', 'from_trip_id', 'to_trip_id'].map(reference);
    if (named.some((key) => key !== '' && !known.has(key))) return;
    const key = [field('from_stop_id'), field('to_stop_id'), ...named].join('|');
    // The earlier of two rows with one key counts.
    if (keys.has(key)) return;
    keys.add(key);
    const [fromRoute = '', toRoute = '', fromTrip = '', toTrip = ''] = named;
    const seconds = field('min_transfer_time');
    rows.push({
      type: Number(field('transfer_type')),
      from: platformsOf(stopNumbers.get(field('from_stop_id')), stops),
      to: platformsOf(stopNumbers.get(field('to_stop_id')), stops),
      fromRoute,
      toRoute,
      fromTrip,
      toTrip,
      minSeconds: seconds === '' ? -1 : Number(seconds),
    });
  });
  return rows;
}

/** The platform itself, or all platforms of a station. */
function platformsOf(named: number | undefined, stops: readonly OracleStop[]): NamedPlatform[] {
  if (named === undefined) return [];
  return stops.flatMap(({ isPlatform, parents }, stop) =>
    isPlatform && (stop === named || parents.includes(named)) ? [{ stop, isNamed: stop === named }] : [],
  );
}
