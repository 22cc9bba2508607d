import { describe, expect, it } from '@jest/globals';
import { readFeed } from '../read-feed.js';
import { feedFiles, type FeedTables } from '../testing/feed-files.js';
import { observe, sound, withRows, type BadFeed } from './bad-feed.js';

const HEADER = 'stop_id,stop_name,stop_lat,stop_lon';
const transfers = (text: string): FeedTables => sound({ 'transfers.txt': text });
const stops = (header: string, row: string): FeedTables => sound({ 'stops.txt': `${header}\n${row}` });

const CASES: readonly BadFeed[] = [
  {
    id: 'B01',
    what: 'a required file has a header only',
    tables: sound({ 'routes.txt': 'route_id,route_type' }),
    outcome: 'refused',
    codes: { EMPTY_FILE: 1 },
  },
  {
    id: 'B01',
    what: 'a required file is empty',
    tables: sound({ 'stops.txt': '' }),
    outcome: 'refused',
    codes: { EMPTY_FILE: 1 },
  },
  {
    id: 'B01',
    what: 'a required file has blank lines',
    tables: sound({ 'trips.txt': ' \n\r\n\n' }),
    outcome: 'refused',
    codes: { EMPTY_FILE: 1 },
  },
  {
    id: 'B01',
    what: 'both calendars have a header only',
    tables: sound({ 'calendar.txt': undefined, 'calendar_dates.txt': 'service_id,date,exception_type' }),
    outcome: 'refused',
    codes: { EMPTY_FILE: 1 },
  },
  {
    id: 'B01',
    what: 'a required file is missing',
    tables: sound({ 'stop_times.txt': undefined }),
    outcome: 'refused',
    codes: { MISSING_FILE: 1 },
  },
  {
    id: 'B01',
    what: 'both calendars are missing',
    tables: sound({ 'calendar.txt': undefined }),
    outcome: 'refused',
    codes: { MISSING_FILE: 1 },
  },
  {
    id: 'B01',
    what: 'an optional file has a header only',
    tables: transfers('from_stop_id,to_stop_id,transfer_type'),
    outcome: 'accepted',
    codes: { EMPTY_OPTIONAL_FILE: 1 },
  },
  {
    id: 'B01',
    what: 'an optional file is empty',
    tables: transfers(''),
    outcome: 'accepted',
    codes: { EMPTY_OPTIONAL_FILE: 1 },
  },
  {
    id: 'B04',
    what: 'semicolons',
    tables: stops('stop_id;stop_name;stop_lat;stop_lon', 'S1;Gare;48,5;7,7'),
    outcome: 'refused',
    codes: { DELIMITER: 1 },
  },
  {
    id: 'B04',
    what: 'tabs',
    tables: stops('stop_id\tstop_name\tstop_lat\tstop_lon', 'S1\tGare\t48.5\t7.7'),
    outcome: 'refused',
    codes: { DELIMITER: 1 },
  },
  {
    id: 'B05',
    what: 'an unbalanced quote',
    tables: withRows('stops.txt', 'S26,"Gare,48.5,7.7', 'S27,Port,48.5,7.7'),
    outcome: 'refused',
    codes: { CSV_SYNTAX: 1 },
  },
  {
    id: 'B05',
    what: 'a line end inside a quoted value',
    tables: withRows('stops.txt', 'S26,"Gare\nVoie 2",48.5,7.7'),
    outcome: 'accepted',
    codes: {},
  },
  {
    id: 'B05',
    what: 'a field beyond the limit',
    tables: withRows('stops.txt', `S26,${'x'.repeat(70_000)},48.5,7.7`),
    outcome: 'refused',
    codes: { CSV_SYNTAX: 1 },
  },
  {
    id: 'B06',
    what: 'a column twice',
    tables: stops(`${HEADER},stop_name`, 'S1,Gare,48.5,7.7,Port'),
    outcome: 'refused',
    codes: { DUPLICATE_COLUMN: 1 },
  },
  {
    id: 'B06',
    what: 'a column without a name',
    tables: stops(`${HEADER},`, 'S1,Gare,48.5,7.7,'),
    outcome: 'refused',
    codes: { INVALID_COLUMN_NAME: 1 },
  },
  {
    id: 'B06',
    what: 'a required column missing',
    tables: stops('stop_id,stop_name,stop_lat', 'S1,Gare,48.5'),
    outcome: 'refused',
    codes: { MISSING_COLUMN: 1 },
  },
  {
    id: 'B06',
    what: '__proto__ as a column',
    tables: stops(`${HEADER},__proto__`, 'S1,Gare,48.5,7.7,x'),
    outcome: 'refused',
    codes: { INVALID_COLUMN_NAME: 1 },
  },
  {
    id: 'B06',
    what: 'constructor as a column',
    tables: sound({ 'routes.txt': 'route_id,route_type,constructor,hasOwnProperty\nR,3,x,y' }),
    outcome: 'accepted',
    codes: { UNKNOWN_COLUMN: 2 },
  },
  {
    id: 'B07',
    what: 'one row of a thousand too short',
    tables: transfers(rowsOf(1000, 'S1')),
    outcome: 'degraded',
    codes: { ROW_LENGTH: 1 },
  },
  {
    id: 'B07',
    what: 'one row of a thousand too long',
    tables: transfers(rowsOf(1000, 'S1,S2,0,9,9')),
    outcome: 'degraded',
    codes: { ROW_LENGTH: 1 },
  },
  {
    id: 'B07',
    what: 'one row of nine hundred too short',
    tables: transfers(rowsOf(900, 'S1')),
    outcome: 'refused',
    codes: { ROW_LENGTH: 1, TOO_MANY_DROPPED: 1 },
  },
  {
    id: 'B29',
    what: 'unknown files and columns',
    tables: sound({
      'vehicles.txt': 'a,b\n1,2',
      'routes.txt': 'route_id,route_type,colour\nR,3,red',
      'Stops.TXT': 'x',
    }),
    outcome: 'accepted',
    codes: { UNKNOWN_FILE: 2, UNKNOWN_COLUMN: 1 },
  },
  {
    id: 'B29',
    what: 'files of GTFS that are not read yet',
    tables: sound({ 'booking_rules.txt': 'x', 'fare_rules.txt': 'x' }),
    outcome: 'accepted',
    codes: { UNUSED_FILE: 2 },
  },
  {
    id: 'B35',
    what: 'pathways that cannot be read',
    tables: sound({ 'pathways.txt': 'x', 'levels.txt': 'y' }),
    outcome: 'degraded',
    codes: { PATHWAYS_IGNORED: 1, MISSING_COLUMN: 7 },
  },
];

/** `total` rows of transfers, the last of which is `odd`. */
function rowsOf(total: number, odd: string): string {
  const pairs = Array.from(
    { length: 25 * 25 * 2 },
    (_, n) => `S${1 + (n % 25)},S${1 + (Math.floor(n / 25) % 25)},${n < 625 ? 0 : 3}`,
  );
  const names = pairs.map((pair, n) => (n < 625 ? `${pair},` : `${pair},R`));
  return ['from_stop_id,to_stop_id,transfer_type,from_route_id', ...names.slice(0, total - 1), odd].join('\n');
}

describe.each(CASES)('$id $what', ({ tables, outcome, codes }) => {
  it(`is ${outcome}`, async () => {
    expect(await observe(tables)).toMatchObject({ outcome, codes, broken: [] });
  });
});

describe('files', () => {
  it('is sound before anything is changed', async () => {
    const { outcome, codes, feed } = await observe(sound());
    expect({ outcome, codes }).toEqual({ outcome: 'accepted', codes: {} });
    expect(feed).toMatchObject({ stops: { length: 25 }, trips: { count: 40 }, stopTimes: { count: 120 } });
  });

  it('B02 a byte order mark on every file changes nothing', async () => {
    const tables = sound({ 'feed_info.txt': 'feed_publisher_name,feed_version\nCity,"7"' });
    const marked = Object.entries(tables).map(([name, text]) => [name, `\ufeff${String(text)}`]);
    expect(await observe(Object.fromEntries(marked) as FeedTables)).toEqual(await observe(tables));
  });

  it('B02 a byte order mark before a quoted column name changes nothing', async () => {
    const quoted = '\ufeff"route_id","agency_id","route_short_name","route_type"\n"R","city","1","3"';
    expect((await observe(sound({ 'routes.txt': quoted }))).feed).toEqual((await observe(sound())).feed);
  });

  it('B03 accents of Windows-1252 refuse the feed, with file, line and charset', async () => {
    const stopsFile = `${HEADER}\nS1,Gare,48.5,7.7\nS2,\u00c9glise \u0080,48.5,7.7\n`;
    const latin = Uint8Array.from(stopsFile, (letter) => letter.charCodeAt(0));
    const { outcome, reading } = await observe(sound({ 'stops.txt': latin }));
    expect(outcome).toBe('refused');
    const encoding = reading.notices.find(({ code }) => code === 'ENCODING')?.samples[0];
    expect(encoding).toMatchObject({ file: 'stops.txt', row: 3, field: 'stop_name' });
    expect(encoding?.message.en).toContain('windows-1252');
  });

  it('B03 UTF-16 is recognised', async () => {
    const utf16 = Uint8Array.from(`\u00ff\u00fe${Array.from(HEADER, (letter) => `${letter}\0`).join('')}`, (c) =>
      c.charCodeAt(0),
    );
    const { outcome, reading } = await observe(sound({ 'stops.txt': utf16 }));
    expect(outcome).toBe('refused');
    expect(reading.notices[0]?.samples[0]?.message.en).toContain('UTF-16');
  });

  it('a file that cannot be used does not make those that refer to it look wrong', async () => {
    expect((await observe(sound({ 'stops.txt': HEADER }))).codes).toEqual({ EMPTY_FILE: 1 });
    expect((await observe(sound({ 'trips.txt': 'trip_id\nT1' }))).codes).toEqual({ MISSING_COLUMN: 2 });
  });

  it('B05 says on which line a quote was opened', async () => {
    const { reading } = await observe(withRows('stops.txt', 'S26,"Gare,48.5,7.7', 'S27,Port,48.5,7.7'));
    expect(reading.notices[0]?.samples[0]).toMatchObject({ file: 'stops.txt', row: 27 });
  });

  it('B06 leaves prototypes alone', async () => {
    await observe(stops(`${HEADER},__proto__`, 'S1,Gare,48.5,7.7,x'));
    await observe(withRows('stops.txt', '__proto__,constructor,48.5,7.7', 'constructor,toString,48.5,7.7'));
    expect(Object.keys(Object.prototype)).toEqual([]);
    expect(({} as Record<string, unknown>)['stop_id']).toBeUndefined();
  });

  it('B33 more rows than the limit refuse the feed, more shape points only lose the shapes', async () => {
    const shapes = 'shape_id,shape_pt_lat,shape_pt_lon,shape_pt_sequence\nL,48.5,7.7,1\nL,48.5,7.8,2\nL,48.5,7.9,3';
    const files = feedFiles(sound({ 'shapes.txt': shapes }));
    const tooMany = await readFeed(files, { stopTimes: 119 });
    expect(tooMany.feed).toBeUndefined();
    expect(tooMany.notices[0]?.samples[0]).toMatchObject({ code: 'TOO_LARGE', file: 'stop_times.txt', row: 121 });
    expect((await readFeed(files, { stopTimes: 120 })).feed?.stopTimes.count).toBe(120);
    expect((await readFeed(files, { rows: 39 })).feed).toBeUndefined();
    const { feed, notices } = await readFeed(files, { shapePoints: 2 });
    expect(feed?.shapes.ids).toEqual([]);
    expect(notices.map(({ code }) => code)).toContain('SHAPES_TOO_LARGE');
    expect((await readFeed(files, { shapePoints: 3 })).feed?.shapes.ids).toEqual(['L']);
  });

  it('B33 a calendar of endless span refuses the feed instead of taking the memory', async () => {
    const { feed, notices } = await readFeed(feedFiles(sound()), { serviceDays: 300 });
    expect(feed).toBeUndefined();
    expect(notices.map(({ code }) => code)).toContain('TOO_LARGE');
  });
});
