import { describe, expect, it } from '@jest/globals';
import {
  entry,
  formatServiceDate,
  parseServiceDate,
  parseServiceTime,
  serviceAnchor,
  type Instant,
  type ServiceDay,
  weekdayOf,
} from '@maillage/kernel';
import { isPublicHoliday } from './calendar/public-holidays.js';
import { readFeed } from '@maillage/transit-gtfs';
import { demoTerritory } from './demo-territory.js';
import { LIVE_DOCUMENTS, type LiveDocument } from './live/live-territory.js';
import { contrastOf } from './feed/colors.js';

const dayOf = (date: string): ServiceDay => parseServiceDate(date) ?? (0 as ServiceDay);
/** Territories are pure values: each is made once. */
const made = new Map<string, ReturnType<typeof demoTerritory>>();
function territory(seed: number, date: string): ReturnType<typeof demoTerritory> {
  const known = made.get(`${seed} ${date}`) ?? demoTerritory({ seed, today: dayOf(date) });
  made.set(`${seed} ${date}`, known);
  return known;
}
const DATES = ['20240229', '20270101', '20260714', '20260329', '20261025', '20280229', '20261124'];

type Row = Readonly<Record<string, string>>;
type Feed = ReturnType<typeof demoTerritory>['feeds']['bus'];

/** A reader of its own: no quoted field of these feeds holds a line break. */
function rowsOf(feed: Feed, file: string): Row[] {
  const known = parsed.get(feed)?.[file];
  if (known) return known;
  const rows = parseRows(feed, file);
  parsed.set(feed, { ...parsed.get(feed), [file]: rows });
  return rows;
}

const parsed = new WeakMap<Feed, Record<string, Row[]>>();

function parseRows(feed: Feed, file: string): Row[] {
  const [header = [], ...rows] = (feed[file] ?? '').trimEnd().split('\n').map(fieldsOf);
  return rows.map((row) => Object.fromEntries(header.map((name, i) => [name, row[i] ?? 'MISSING'])));
}

function fieldsOf(line: string): string[] {
  if (!line.includes('"')) return line.split(',');
  const fields = line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g);
  return [...fields].map(([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain ?? '');
}

const seconds = (text: string | undefined): number => parseServiceTime(text ?? '') ?? Number.NaN;
const ids = (rows: readonly Row[], column: string): Set<string> => new Set(rows.map((row) => row[column] ?? ''));
const grouped = (rows: readonly Row[], column: string): Map<string, Row[]> => {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const group = groups.get(row[column] ?? '');
    if (group) group.push(row);
    else groups.set(row[column] ?? '', [row]);
  }
  return groups;
};

/** Numbers of trips on a day, worked out from the files alone. */
function tripsOn(feed: Feed, day: ServiceDay): number {
  const date = formatServiceDate(day);
  const weekday = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'][weekdayOf(day)] ?? '';
  const exceptions = rowsOf(feed, 'calendar_dates.txt').filter((row) => row['date'] === date);
  const running = rowsOf(feed, 'calendar.txt').filter((row) => {
    const exception = exceptions.find(({ service_id }) => service_id === row['service_id'])?.['exception_type'];
    const regular = row[weekday] === '1' && (row['start_date'] ?? '') <= date && date <= (row['end_date'] ?? '');
    return exception === undefined ? regular : exception === '1';
  });
  const services = ids(running, 'service_id');
  return rowsOf(feed, 'trips.txt').filter((trip) => services.has(trip['service_id'] ?? '')).length;
}

function expectSound(feed: Feed): void {
  const stops = new Map(rowsOf(feed, 'stops.txt').map((row) => [row['stop_id'] ?? '', row]));
  const trips = rowsOf(feed, 'trips.txt');
  const calls = grouped(rowsOf(feed, 'stop_times.txt'), 'trip_id');
  const [routes, services] = [
    ids(rowsOf(feed, 'routes.txt'), 'route_id'),
    ids(rowsOf(feed, 'calendar.txt'), 'service_id'),
  ];
  const shapes = ids(rowsOf(feed, 'shapes.txt'), 'shape_id');
  expect(stops.size).toBe(rowsOf(feed, 'stops.txt').length);
  expect(ids(trips, 'trip_id').size).toBe(trips.length);
  expect(new Set(calls.keys())).toEqual(ids(trips, 'trip_id'));
  for (const { trip_id = '', route_id = '', service_id = '', shape_id = '' } of trips) {
    if (!routes.has(route_id) || !services.has(service_id) || !shapes.has(shape_id))
      throw new Error(`references of ${trip_id}`);
  }
  for (const [trip, rows] of calls) {
    const times = rows.flatMap((row) => [seconds(row['arrival_time']), seconds(row['departure_time'])]);
    const hops = times.slice(1).map((time, i) => time - entry(times, i));
    if (rows.length < 2 || !hops.every((hop, i) => (i % 2 === 0 ? hop >= 0 : hop >= 10)))
      throw new Error(`times of ${trip}`);
    if (rows.some((row) => stops.get(row['stop_id'] ?? '')?.['location_type'] !== '0'))
      throw new Error(`stops of ${trip}`);
  }
  const served = ids([...calls.values()].flat(), 'stop_id');
  for (const [id, stop] of stops) {
    if (stop['location_type'] === '0' && !served.has(id)) throw new Error(`nobody stops at ${id}`);
    const { parent_station: parent = '' } = stop;
    if (parent !== '' && stops.get(parent)?.['location_type'] !== '1') throw new Error(`parent of ${id}`);
  }
}

describe('the demonstration territory', () => {
  it.each(DATES)('is sound, and in service from a week before %s to half a year after', (date) => {
    const today = dayOf(date);
    const { feeds } = territory(1, date);
    for (const feed of Object.values(feeds)) {
      expectSound(feed);
      for (let day = today - 7; day <= today + 183; day++) {
        if (tripsOn(feed, day as ServiceDay) === 0)
          throw new Error(`no trip on ${formatServiceDate(day as ServiceDay)}`);
      }
    }
  });

  it.each([2, 3, 2026])('is sound with seed %i', (seed) => {
    const { feeds } = territory(seed, '20261124');
    Object.values(feeds).forEach(expectSound);
  });

  it.each(DATES)('pleases our own reader on %s: no error, no warning', async (date) => {
    for (const files of Object.values(territory(1, date).feeds)) {
      const { feed, notices } = await readFeed({
        names: Object.keys(files),
        async *open(name) {
          yield await Promise.resolve(new TextEncoder().encode(files[name] ?? ''));
        },
      });
      expect(feed?.trips.count).toBe(rowsOf(files, 'trips.txt').length);
      expect(notices.filter(({ severity }) => severity !== 'info')).toEqual([]);
    }
  });

  it('gives the same bytes for the same seed and day, others for another seed', () => {
    const today = dayOf('20261124');
    const first = demoTerritory({ seed: 5, today });
    const again = demoTerritory({ seed: 5, today });
    expect({ ...again, live: undefined }).toEqual({ ...first, live: undefined });
    const morning = (serviceAnchor(today, first.timezone) + 8 * 3_600) as Instant;
    for (const name of Object.keys(LIVE_DOCUMENTS) as LiveDocument[])
      expect(again.live.read(name, morning)).toEqual(first.live.read(name, morning));
    expect(demoTerritory({ seed: 6, today }).feeds.bus['stops.txt']).not.toBe(first.feeds.bus['stops.txt']);
  });

  it('runs the Sunday timetable on public holidays', () => {
    const { bus } = territory(1, '20260420').feeds;
    const sunday = tripsOn(bus, dayOf('20260503'));
    for (const holiday of ['20260501', '20260508', '20260514', '20260525', '20260714', '20260815']) {
      expect([holiday, isPublicHoliday(dayOf(holiday)), tripsOn(bus, dayOf(holiday))]).toEqual([holiday, true, sunday]);
    }
    expect(tripsOn(bus, dayOf('20260429'))).toBeGreaterThan(4 * sunday);
  });

  it('runs school buses on school days only', () => {
    const { bus } = territory(1, '20260420').feeds;
    const [tuesday, holidayTuesday] = [tripsOn(bus, dayOf('20260602')), tripsOn(bus, dayOf('20260804'))];
    expect(tuesday - holidayTuesday).toBeGreaterThanOrEqual(4);
  });

  it('is a plausible network of a town of 90,000', () => {
    const { inhabitants, feeds } = territory(1, '20261124');
    const stops = rowsOf(feeds.bus, 'stops.txt');
    expect(Math.round(inhabitants / 1_000)).toBe(90);
    expect(stops.length).toBeGreaterThan(320);
    expect(stops.length).toBeLessThan(520);
    expect(ids(stops, 'location_type')).toEqual(new Set(['0', '1', '2']));
    expect(ids(stops, 'wheelchair_boarding')).toEqual(new Set(['0', '1', '2']));
    expect(rowsOf(feeds.rail, 'stops.txt').filter((row) => row['location_type'] === '1')).toHaveLength(3);
    const calls = rowsOf(feeds.bus, 'stop_times.txt');
    expect(calls.some((row) => seconds(row['arrival_time']) > 25 * 3_600)).toBe(true);
    expect(calls.some((row) => row['pickup_type'] === '2')).toBe(true);
  });

  it('gives every line colours that can be read', () => {
    for (const { route_color = '', route_text_color = '' } of rowsOf(
      territory(1, '20261124').feeds.bus,
      'routes.txt',
    )) {
      expect(contrastOf(route_color, route_text_color)).toBeGreaterThanOrEqual(4.5);
    }
  });
});
