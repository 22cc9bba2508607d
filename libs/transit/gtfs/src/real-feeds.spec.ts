import { describe, expect, it } from '@jest/globals';
import { createReadStream, existsSync, readdirSync, readFileSync } from 'node:fs';
import { unzipSync } from 'fflate';
import { formatServiceDate, parseServiceTime } from '@maillage/kernel';
import type { TransitFeed } from '@maillage/transit-model';
import type { FeedFiles } from './feed-files.js';
import { readFeed } from './read-feed.js';
import { reportFeed } from './report-feed.js';
import { brokenInvariants } from './testing/broken-invariants.js';
import { city } from './testing/city.js';
import { feedFiles } from './testing/feed-files.js';

const DATA = `${import.meta.dirname}/../../../../../shared/data`;

interface RealFeed {
  readonly path: string;
  /** Stops, routes, trips, stop times, from the folder's SOURCE.md. */
  readonly counts: readonly [number, number, number, number];
  /** First and last date on which a trip runs. */
  readonly dates: readonly [string, string];
  readonly warnings: readonly string[];
}

const FEEDS: readonly RealFeed[] = [
  {
    path: 'strasbourg-cts-2026/google_transit.zip',
    counts: [1351, 51, 23635, 531295],
    dates: ['20260105', '20260704'],
    warnings: ['UNREADABLE_COLORS'],
  },
  {
    path: 'montpellier-tam-2026/GTFS.zip',
    counts: [2098, 42, 15883, 355995],
    dates: ['20260105', '20260308'],
    warnings: ['UNREADABLE_COLORS'],
  },
  {
    path: 'perigueux-peribus-2025-11/gtfs',
    counts: [1320, 79, 2012, 29155],
    dates: ['20251021', '20260104'],
    warnings: ['DANGLING_REFERENCE', 'UNREADABLE_COLORS'],
  },
  {
    path: 'chateau-thierry-fablio-2026/gtfs',
    counts: [164, 10, 567, 11775],
    dates: ['20251001', '20261231'],
    warnings: ['UNREADABLE_COLORS'],
  },
  {
    path: 'castres-mazamet-libellus/gtfs',
    counts: [433, 11, 596, 19041],
    dates: ['20240229', '20240629'],
    warnings: ['UNREADABLE_COLORS'],
  },
  {
    path: 'france-ter-2025-01/export-ter-gtfs-last.zip',
    counts: [9196, 650, 33280, 299983],
    dates: ['20250122', '20250422'],
    warnings: ['SURROUNDING_SPACES'],
  },
  {
    path: 'france-sncf-tgv-2025-07/gtfs',
    counts: [514, 89, 6672, 39453],
    dates: ['20250718', '20251213'],
    warnings: ['SURROUNDING_SPACES'],
  },
  {
    path: 'france-sncf-intercites-2025-05/gtfs',
    counts: [358, 29, 1496, 12687],
    dates: ['20250527', '20251024'],
    warnings: ['SURROUNDING_SPACES'],
  },
  {
    path: 'mannheim-rnv/rnv.zip',
    counts: [2057, 100, 20636, 424266],
    dates: ['20161022', '20161210'],
    warnings: ['UNREADABLE_COLORS'],
  },
  {
    path: 'mannheim-rnv/rnv-older.zip',
    counts: [2070, 122, 12176, 245430],
    dates: ['20160919', '20161007'],
    warnings: ['UNREADABLE_COLORS'],
  },
  {
    path: 'porto-alegre/poa_eptc.zip',
    counts: [3986, 115, 2374, 130019],
    dates: ['20190415', '20190715'],
    warnings: ['INVALID_COLOR'],
  },
  {
    path: 'porto-alegre/poa_trensurb.zip',
    counts: [24, 2, 1248, 14855],
    dates: ['20190301', '20191231'],
    warnings: ['SURROUNDING_SPACES'],
  },
  {
    path: 'oaxaca-frequencies/gtfs.zip',
    counts: [2152, 82, 82, 8737],
    dates: ['20000101', '21000101'],
    warnings: ['INVALID_COLOR'],
  },
  {
    path: 'oaxaca-frequencies/gtfs-1.5.0.zip',
    counts: [2165, 85, 154, 16546],
    dates: ['20000101', '21000101'],
    warnings: [],
  },
  {
    path: 'portland/trimet-2routes.zip',
    counts: [103, 2, 2341, 43813],
    dates: ['20211017', '20220108'],
    warnings: ['UNREADABLE_COLORS'],
  },
  {
    path: 'big-nyc-subway/nyc_subway.zip',
    counts: [1223, 22, 15911, 446924],
    dates: ['20180624', '20181103'],
    warnings: ['SURROUNDING_SPACES'],
  },
  { path: 'rt-king-county/kcm_gtfs.zip', counts: [56, 219, 282, 6923], dates: ['20160413', '20160909'], warnings: [] },
  {
    path: 'rt-king-county/kcm_rt_gtfs.zip',
    counts: [6257, 133, 1016, 38561],
    dates: ['20210726', '20211001'],
    warnings: ['DANGLING_REFERENCE', 'SURROUNDING_SPACES'],
  },
];

/** Reading a whole feed may take a while on a busy machine. */
const TIMEOUT = 120_000;

/** A test that needs files of `DATA`; without them it says so and is not there. */
function withData(paths: readonly string[], name: string, test: () => Promise<void>): void {
  if (paths.every((path) => existsSync(`${DATA}/${path}`))) it(name, test, TIMEOUT);
  else console.warn(`left out, no ${paths.join(', ')} in ${DATA}: ${name}`);
}

describe('real feeds', () => {
  it('are checked by something that sees what is broken', async () => {
    const { feed } = await readFeed(city('BUS 1  A 8:00  B 8:10\nBUS 1  A 9:00  B 9:10'));
    const { stopTimes, trips } = sound(feed);
    const broken = {
      ...sound(feed),
      stopTimes: { ...stopTimes, stop: stopTimes.stop.map(() => 2) },
      trips: { ...trips, count: 1 },
    };
    expect(brokenInvariants(sound(feed))).toEqual([]);
    expect(brokenInvariants(broken)).toContain('stopTime.stop leads nowhere');
    expect(brokenInvariants(broken)).toContain('a column of trips has another length');
  });

  for (const { path, counts, dates, warnings } of FEEDS) {
    withData([path], `${path} is read whole`, async () => {
      const reading = await readFeed(filesOf(path));
      const feed = sound(reading.feed);
      expect([feed.stops.length, feed.routes.length, feed.trips.count, feed.stopTimes.count]).toEqual(counts);
      expect(brokenInvariants(feed)).toEqual([]);
      const { firstDay, lastDay } = reportFeed(reading, '');
      expect([firstDay, lastDay].map((day) => day && formatServiceDate(day))).toEqual(dates);
      const codes = reading.notices.filter(({ severity }) => severity === 'warning').map(({ code }) => code);
      expect(codes.sort()).toEqual(warnings);
    });
  }

  withData(
    ['perigueux-peribus-2025-11'],
    'the twins of Périgueux, which differ in their line ends, are the same feed',
    async () => {
      const [one, other] = await Promise.all(
        ['gtfs', 'gtfs-other-line-endings'].map((name) => readFeed(filesOf(`perigueux-peribus-2025-11/${name}`))),
      );
      expect(one).toEqual(other);
    },
  );

  withData(['oaxaca-frequencies'], 'Oaxaca keeps its headways', async () => {
    const { feed } = await readFeed(filesOf('oaxaca-frequencies/gtfs-1.5.0.zip'));
    expect(feed?.frequencies).toHaveLength(154);
  });

  withData(['porto-alegre'], 'Porto Alegre has 125,271 stop times interpolated, which stay marked', async () => {
    const { feed, notices } = await readFeed(filesOf('porto-alegre/poa_eptc.zip'));
    expect(notices.find(({ code }) => code === 'INTERPOLATED_TIMES')?.count).toBe(125_271);
    expect(feed?.stopTimes.approximate.reduce((sum, flag) => sum + flag, 0)).toBe(125_271);
  });

  for (const [path, stops, rows, trips] of [
    ['flex-ctran/ctran-flex.zip', 293, 2778, 1389],
    ['flex-bbnavi/gtfs', 378, 8, 8],
  ] as const) {
    withData([path], `${path}: on-demand rows are left out and said, the rest is read`, async () => {
      const { feed, notices } = await readFeed(filesOf(path));
      const counts = Object.fromEntries(notices.map(({ code, count }) => [code, count]));
      expect(counts).toMatchObject({ FLEXIBLE_TRIP: rows, UNUSABLE_TRIP: trips });
      expect(feed).toMatchObject({ stops: { length: stops }, trips: { count: 0 }, stopTimes: { count: 0 } });
    });
  }

  withData(['partial-dijon-divia'], 'Dijon without its stop times is refused', async () => {
    const { feed, notices } = await readFeed(filesOf('partial-dijon-divia/gtfs-no-stop_times'));
    expect(feed).toBeUndefined();
    expect(notices[0]).toMatchObject({ code: 'MISSING_FILE', samples: [{ file: 'stop_times.txt' }] });
  });

  withData(['strasbourg-cts-2026'], 'Strasbourg has the departures that a plain reading of its lines has', async () => {
    const files = unzipped('strasbourg-cts-2026/google_transit.zip');
    const { feed } = await readFeed(feedFiles(files));
    const plain = new TextDecoder()
      .decode(files['stop_times.txt'])
      .trim()
      .split(/\r?\n/)
      .slice(1)
      .map((line) => line.split(','));
    const expected = plain.map(
      ([trip = '', , departure = '', stop = '', sequence = '']) =>
        `${trip} ${sequence} ${stop} ${parseServiceTime(departure) ?? ''}`,
    );
    const { trips, stops, stopTimes } = sound(feed);
    const found: string[] = [];
    trips.id.forEach((trip, t) => {
      for (let row = stopTimes.offset[t] ?? 0; row < (stopTimes.offset[t + 1] ?? 0); row++) {
        found.push(
          `${trip} ${stopTimes.sequence[row] ?? ''} ${stops[stopTimes.stop[row] ?? -1]?.id ?? ''} ${stopTimes.departure[row] ?? ''}`,
        );
      }
    });
    expect(found.sort().join('\n') === expected.sort().join('\n')).toBe(true);
  });
});

function sound(feed: TransitFeed | undefined): TransitFeed {
  if (feed === undefined) throw new Error('the feed was refused');
  return feed;
}

function filesOf(path: string): FeedFiles {
  if (path.endsWith('.zip')) return feedFiles(unzipped(path));
  return { names: readdirSync(`${DATA}/${path}`), open: (name) => createReadStream(`${DATA}/${path}/${name}`) };
}

const unzipped = (path: string): Record<string, Uint8Array> => unzipSync(readFileSync(`${DATA}/${path}`));
