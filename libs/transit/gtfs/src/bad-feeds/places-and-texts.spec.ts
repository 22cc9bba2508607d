import { describe, expect, it } from '@jest/globals';
import { contrastOf } from '../tables/route-colors.js';
import { observe, rewritten, sound, withColumns, withRows, type BadFeed } from './bad-feed.js';

const stop = (row: string) => rewritten('stops.txt', 'S9,Stop 9,48.509,7.709', row);
const shapes = (...rows: string[]) => ({
  ...withColumns('trips.txt', 'shape_id', { 'R,daily,T7': 'L' }),
  'shapes.txt': ['shape_id,shape_pt_lat,shape_pt_lon,shape_pt_sequence,shape_dist_traveled', ...rows].join('\n'),
});
const colors = (color: string, text: string) =>
  sound({ 'routes.txt': `route_id,route_type,route_color,route_text_color\nR,3,${color},${text}` });

const CASES: readonly BadFeed[] = [
  {
    id: 'B21',
    what: 'a stop at 0,0',
    tables: stop('S9,Stop 9,0,0'),
    outcome: 'degraded',
    codes: { INVALID_COORDINATE: 1 },
  },
  {
    id: 'B21',
    what: 'no coordinates',
    tables: stop('S9,Stop 9,,'),
    outcome: 'degraded',
    codes: { INVALID_COORDINATE: 1 },
  },
  {
    id: 'B21',
    what: 'NaN',
    tables: stop('S9,Stop 9,NaN,7.709'),
    outcome: 'degraded',
    codes: { INVALID_COORDINATE: 1 },
  },
  {
    id: 'B21',
    what: 'a decimal comma',
    tables: stop('S9,Stop 9,"48,509","7,709"'),
    outcome: 'degraded',
    codes: { INVALID_COORDINATE: 1 },
  },
  {
    id: 'B21',
    what: 'latitude 95',
    tables: stop('S9,Stop 9,95,7.709'),
    outcome: 'degraded',
    codes: { INVALID_COORDINATE: 1 },
  },
  {
    id: 'B21',
    what: 'latitude and longitude swapped',
    tables: stop('S9,Stop 9,7.709,48.509'),
    outcome: 'degraded',
    codes: { SWAPPED_COORDINATES: 1 },
  },
  {
    id: 'B21',
    what: 'a stop more than 900 km away',
    tables: stop('S9,Stop 9,40.4,-3.7'),
    outcome: 'degraded',
    codes: { REMOTE_STOP: 1 },
  },
  { id: 'B21', what: 'a stop 500 km away', tables: stop('S9,Stop 9,48.85,2.35'), outcome: 'accepted', codes: {} },
  {
    id: 'B21',
    what: 'two stops of 25 at 0,0',
    tables: withRows('stops.txt', 'S26,Stop 26,0,0', 'S27,Stop 27,0,0'),
    outcome: 'refused',
    codes: { INVALID_COORDINATE: 2, TOO_MANY_DROPPED: 1 },
  },
  {
    id: 'B21',
    what: 'stop times at a stop at 0,0',
    tables: {
      ...stop('S9,Stop 9,0,0'),
      'stop_times.txt': rewritten('stop_times.txt', 'T7,7:16:00,7:16:00,S2,2', 'T7,7:16:00,7:16:00,S9,2')[
        'stop_times.txt'
      ],
    },
    outcome: 'degraded',
    codes: { INVALID_COORDINATE: 1, DROPPED_REFERENCE: 1 },
  },
  {
    id: 'B21',
    what: 'two stops 3,000 km/h apart',
    tables: {
      ...stop('S9,Stop 9,48.85,2.35'),
      'stop_times.txt': rewritten('stop_times.txt', 'T7,7:16:00,7:16:00,S2,2', 'T7,7:18:00,7:18:00,S9,2')[
        'stop_times.txt'
      ],
    },
    outcome: 'degraded',
    codes: { IMPOSSIBLE_SPEED: 1 },
  },
  {
    id: 'B25',
    what: 'a shape of one point',
    tables: shapes('L,48.5,7.7,1,'),
    outcome: 'degraded',
    codes: { UNUSABLE_SHAPE: 1 },
  },
  {
    id: 'B25',
    what: 'a decreasing distance',
    tables: shapes('L,48.5,7.7,1,0', 'L,48.5,7.8,2,9', 'L,48.5,7.9,3,8'),
    outcome: 'degraded',
    codes: { UNUSABLE_SHAPE: 1 },
  },
  {
    id: 'B25',
    what: 'a point off the Earth',
    tables: shapes('L,48.5,7.7,1,', 'L,x,7.8,2,'),
    outcome: 'degraded',
    codes: { UNUSABLE_SHAPE: 1 },
  },
  {
    id: 'B25',
    what: 'a sequence twice',
    tables: shapes('L,48.5,7.7,1,', 'L,48.5,7.8,1,'),
    outcome: 'degraded',
    codes: { UNUSABLE_SHAPE: 1 },
  },
  {
    id: 'B25',
    what: 'points out of order',
    tables: shapes('L,48.5,7.9,30,9', 'L,48.5,7.7,10,0', 'L,48.5,7.8,20,8'),
    outcome: 'accepted',
    codes: {},
  },
  {
    id: 'B27',
    what: 'javascript: for an address',
    tables: rewritten('agency.txt', 'https://city.example', 'javascript:alert(1)'),
    outcome: 'degraded',
    codes: { INVALID_URL: 1 },
  },
  {
    id: 'B27',
    what: 'a name of 5,000 letters',
    tables: stop(`S9,${'x'.repeat(5000)},48.509,7.709`),
    outcome: 'degraded',
    codes: { TEXT_TOO_LONG: 1 },
  },
  { id: 'B28', what: 'a colour by name', tables: colors('red', ''), outcome: 'degraded', codes: { INVALID_COLOR: 1 } },
  {
    id: 'B28',
    what: 'a colour of three digits',
    tables: colors('F00', 'FFFFFF'),
    outcome: 'degraded',
    codes: { INVALID_COLOR: 1 },
  },
  {
    id: 'B28',
    what: 'yellow on white',
    tables: colors('FFFF00', 'FFFFFF'),
    outcome: 'degraded',
    codes: { UNREADABLE_COLORS: 1 },
  },
  { id: 'B28', what: 'a hash and small letters', tables: colors('#0a58ca', 'ffffff'), outcome: 'accepted', codes: {} },
];

describe.each(CASES)('$id $what', ({ tables, outcome, codes }) => {
  it(`is ${outcome}`, async () => {
    expect(await observe(tables)).toMatchObject({ outcome, codes, broken: [] });
  });
});

describe('places and texts', () => {
  it('B21 says that a comma was found, and that a swap was', async () => {
    const comma = await observe(stop('S9,Stop 9,"48,509","7,709"'));
    expect(comma.reading.notices[0]?.samples[0]).toMatchObject({ row: 10, field: 'stop_lat', value: '48,509' });
    expect(comma.reading.notices[0]?.samples[0]?.message.fr).toContain('virgule décimale');
    const swapped = await observe(stop('S9,Stop 9,7.709,48.509'));
    expect(swapped.reading.notices[0]?.samples[0]).toMatchObject({ row: 10, value: '7.709, 48.509' });
    expect(swapped.feed?.stops).toHaveLength(24);
  });

  it('B25 only the shape is lost, the others move up', async () => {
    const tables = shapes('K,48.5,7.7,1,', 'L,48.5,7.9,2,', 'L,48.5,7.7,1,', 'M,48.5,7.7,1,');
    const { feed } = await observe(tables);
    expect(feed?.shapes).toMatchObject({
      ids: ['L'],
      offset: Int32Array.of(0, 2),
      longitude: Float64Array.of(7.7, 7.9),
    });
    expect([feed?.trips.shape[5], feed?.trips.shape[6]]).toEqual([-1, 0]);
  });

  it.each([
    ['x'.repeat(10_000)],
    ['😀🚋'],
    ['\u202eمحطة\u202c'],
    ['"two\nlines"'],
    ['constructor'],
    ["'; DROP TABLE stops; --"],
    ['../../etc/passwd'],
    ["=cmd|' /C calc'!A0"],
    ['<script>alert(1)</script>'],
  ])('B26 B27 an id and a name are kept as they are: %.30s', async (text) => {
    const tables = {
      ...rewritten('stops.txt', 'S2,Stop 2,', `${text},${text.slice(0, 900)},`),
      'stop_times.txt': String(sound()['stop_times.txt']).replaceAll(',S2,', `,${text},`),
    };
    const plain = text.replaceAll('"', '');
    const { feed, outcome } = await observe(tables);
    expect(outcome).toBe('accepted');
    expect(feed?.stops[1]).toMatchObject({ id: plain, name: plain.slice(0, 900) });
    expect(feed?.stopTimes.count).toBe(120);
  });

  it('B28 an unreadable text becomes black or white, whichever reads better', async () => {
    for (const [color, text] of [
      ['FFFF00', '000000'],
      ['000080', 'FFFFFF'],
      ['777777', '000000'],
    ] as const) {
      const { feed } = await observe(colors(color, color));
      expect(feed?.routes[0]).toMatchObject({ color, textColor: text });
      expect(contrastOf(color, text)).toBeGreaterThanOrEqual(4.5);
    }
  });

  it('knows the publisher, the producer where nobody publishes, and a feed without either', async () => {
    const attributions = 'organization_name,is_producer,attribution_url\nMap,0,\nCity,1,https://city.example';
    const info = 'feed_publisher_name,feed_publisher_url,feed_lang,feed_version\nHub,https://hub.example,fr,7';
    const publisher = async (tables: Record<string, string>) => (await observe(sound(tables))).feed?.publisher;
    expect(await publisher({ 'feed_info.txt': info, 'attributions.txt': attributions })).toEqual({
      name: 'Hub',
      url: 'https://hub.example',
      lang: 'fr',
      version: '7',
    });
    expect(await publisher({ 'attributions.txt': attributions })).toEqual({
      name: 'City',
      url: 'https://city.example',
      lang: '',
      version: '',
    });
    expect(await publisher({})).toEqual({ name: '', url: '', lang: '', version: '' });
  });

  it('route types are kept as given, basic and extended', async () => {
    const types = [0, 3, 7, 11, 12, 109, 700, 712, 715, 900, 1700];
    const routes = ['route_id,route_type', 'R,3', ...types.map((type) => `R${type},${type}`)].join('\n');
    const { feed, outcome } = await observe(sound({ 'routes.txt': routes }));
    expect(outcome).toBe('accepted');
    expect(feed?.routes.slice(1).map(({ type }) => type)).toEqual(types);
  });
});
