import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { demoTerritory } from '@maillage/demo-territory';
import { serveDemonstration } from '@maillage/features-demonstration';
import { parseServiceDate, type Instant, type ServiceDay } from '@maillage/kernel';
import { encodeRealtime } from '@maillage/transit-gtfs-rt/testing';
import { stringify } from 'yaml';

/** A Tuesday morning, on which buses run for hours. */
const MORNING = '2026-01-20T08:30:00+01:00';
const DATE = '20260120';
export const TOKEN = 'a-token-that-is-long-enough-for-an-operator';
/** What is not heard of for so long is believed no more: soon, so that a test can wait for it. */
const MAX_AGE = '12s';

const demo = demoTerritory({ seed: 1, today: parseServiceDate('20260101') ?? (0 as ServiceDay) });

/** One train of the afternoon for each feed that an operator sends: nothing else tells of it. */
const TRAINS = ['1412', '1512', '1612', '1712', '1812'];
export const PUSHED_FEEDS = TRAINS.map((_, index) => `rail-${String(index + 1)}`);

export interface LiveTown {
  readonly url: string;
  /** The town's clock starts with the install that first hears of the town. */
  begin(): void;
  /** From now on the town says the same again and again, of the same time; until `thaw`. */
  freeze(): void;
  thaw(): void;
  now(): Instant;
  close(): Promise<void>;
}

/** What moves in the demonstration territory, served in this process. */
export async function serveMontorvel(): Promise<LiveTown> {
  let startedAt = Date.now();
  let frozen: Instant | undefined;
  const now = (): Instant => Math.floor((Date.parse(MORNING) + Date.now() - startedAt) / 1000) as Instant;
  const server = await serveDemonstration({ live: demo.live, now: () => frozen ?? now(), port: 0 });
  return {
    url: server.url,
    now,
    begin: () => (startedAt = Date.now()),
    freeze: () => (frozen = now()),
    thaw: () => (frozen = undefined),
    close: () => server.close(),
  };
}

/** Writes the territory's files: buses, bicycles and car parks are fetched, trains are sent by their operator. */
export async function writeMontorvel(folder: string, live: string): Promise<void> {
  for (const [feed, files] of Object.entries(demo.feeds)) {
    await mkdir(join(folder, feed), { recursive: true });
    for (const [name, text] of Object.entries(files)) await writeFile(join(folder, feed, name), text);
  }
  await writeFile(join(folder, 'streets.osm.pbf'), demo.streets);
  await writeFile(join(folder, 'parkings.csv'), demo.parkings);
  await writeFile(join(folder, 'territory.yaml'), stringify(territoryAt(live)));
}

const territoryAt = (live: string) => ({
  id: demo.id,
  name: demo.name,
  timezone: demo.timezone,
  clock: { at: MORNING, mode: 'running' },
  fetch: { allow: ['127.0.0.1'] },
  streets: [{ url: './streets.osm.pbf' }],
  feeds: [
    { id: 'bus', kind: 'gtfs', url: './bus' },
    { id: 'rail', kind: 'gtfs', url: './rail' },
    {
      id: 'bus-rt',
      kind: 'gtfs-rt',
      for: 'bus',
      url: [`${live}/bus/trip-updates.pb`, `${live}/bus/vehicle-positions.pb`],
      refresh: '5s',
      max_age: MAX_AGE,
    },
    ...PUSHED_FEEDS.map((id) => ({
      id,
      kind: 'gtfs-rt',
      for: 'rail',
      push: { token: '${PUSH_TOKEN}' },
      max_age: '6h',
    })),
    { id: 'velorvel', kind: 'gbfs', url: `${live}/velorvel/gbfs.json`, refresh: '5s', max_age: MAX_AGE },
    {
      id: 'parkings',
      kind: 'parking',
      profile: 'schema-stationnement',
      url: './parkings.csv',
      max_age: MAX_AGE,
      live: { url: `${live}/parkings.json`, profile: 'parkapi-v3', refresh: '5s' },
    },
  ],
});

const trainOf = (feed: string): string => TRAINS[PUSHED_FEEDS.indexOf(feed)] ?? '';

/** The bytes that an operator sends about the train of one feed. */
export const delayOf = (
  feed: string,
  seconds: number,
  timestamp: Instant,
  incrementality: 'FULL_DATASET' | 'DIFFERENTIAL' = 'FULL_DATASET',
): Uint8Array =>
  encodeRealtime({
    header: { timestamp, incrementality },
    entity: [
      {
        id: feed,
        trip_update: {
          trip: { trip_id: `T21-SEM-0-${trainOf(feed)}` },
          stop_time_update: [{ stop_sequence: 1, departure: { delay: seconds } }],
        },
      },
    ],
  });

/** That train's address in answers. */
export const tripIdOf = (feed: string): string => {
  const train = trainOf(feed);
  return `${DATE}_${train.slice(0, 2)}:${train.slice(2)}_rail_T21-SEM-0-${train}`;
};

/** Between which places load asks for journeys. */
export const JOURNEY = ['Montorvel', 'Saint-Aubrin'].map((name) => {
  const { latitude = 0, longitude = 0 } = demo.communes.find((commune) => commune.name === name) ?? {};
  return `${String(latitude)},${String(longitude)}`;
});
