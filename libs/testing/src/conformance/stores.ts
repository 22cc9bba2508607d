import { randomBytes } from 'node:crypto';
import type { Territory } from '@maillage/contracts';
import type { ServiceDay } from '@maillage/kernel';
import type {
  FeedStore,
  FeedVersion,
  FeedVersionRef,
  Judgement,
  NetworkGeneration,
  NetworkStore,
  Outbox,
  OutboxRow,
  ReportByKind,
  TerritoryStore,
} from '@maillage/ports';

/** The stores that share one truth; a suite runs on an install that others use at the same time, in territories of its own. */
export interface Stores {
  readonly territories: TerritoryStore;
  readonly feeds: FeedStore;
  readonly networks: NetworkStore;
  readonly outbox: Outbox;
}

export type Report = ReportByKind['gtfs'];

export const day = (number: number): ServiceDay => number as ServiceDay;

/** A digest or a checksum that no other test uses. */
export const randomDigest = (): string => randomBytes(32).toString('hex');

/** A territory that no other test uses, with these feeds. */
export const territoryOf = (...feeds: string[]): Territory => ({
  id: `t-${randomBytes(6).toString('hex')}`,
  name: 'Ville-sur-Test',
  timezone: 'Europe/Paris',
  streets: [],
  feeds: feeds.map((id) => ({ id, kind: 'gtfs' as const, url: `file:///feeds/${id}` })),
});

/** Declares a territory and answers its id. */
export async function declare(stores: Stores, ...feeds: string[]): Promise<string> {
  const territory = territoryOf(...feeds);
  await stores.territories.put(territory);
  return territory.id;
}

export const reportOf = (firstDay: number, lastDay: number): Report => ({
  fingerprint: randomDigest(),
  counts: { agencies: 1, stops: 40, routes: 3, trips: 200, stopTimes: 4_000 },
  firstDay: day(firstDay),
  lastDay: day(lastDay),
  timezone: 'Europe/Paris',
  notices: [],
  outline: {
    agencies: ['Réseau de Test'],
    routes: { R1: '1|Gare – Mairie' },
    tripsPerDay: [100, 100],
    stopIdHashes: [1, 2, 3],
    tripIdHashes: [4, 5, 6],
    box: { south: 48.5, west: 7.7, north: 48.6, east: 7.8 },
  },
});

/** What reading an extract of so many streets finds. */
export const extractReportOf = (streets: number): ReportByKind['osm'] => ({
  fingerprint: randomDigest(),
  counts: { nodes: streets * 8, ways: streets * 2, streets },
  box: { south: 48.5, west: 7.7, north: 48.6, east: 7.8 },
  notices: [],
});

export const judgementOf = (state: Judgement['state'], report: Report | undefined = reportOf(100, 200)): Judgement => ({
  state,
  report,
  notices: [],
  changes: undefined,
});

export async function receive(
  stores: Stores,
  territory: string,
  feed: string,
  digest = randomDigest(),
): Promise<FeedVersion> {
  return (await stores.feeds.receive({ territory, feed, digest, bytes: 1_000 })).version;
}

/** Receives a version and judges it. */
export async function publish(
  stores: Stores,
  territory: string,
  feed: string,
  judgement = judgementOf('READY'),
): Promise<FeedVersion> {
  const version = await receive(stores, territory, feed);
  if (!(await stores.feeds.judge(version, judgement))) throw new Error('the version was judged by someone else');
  return version;
}

export const activate = (
  stores: Stores,
  territory: string,
  expected: number | undefined,
  feeds: readonly FeedVersionRef[],
): Promise<NetworkGeneration | undefined> =>
  stores.networks.activate({ territory, expected, checksum: randomDigest(), streets: undefined, feeds });

/** The states of a feed's versions, newest first, as `3 READY`. */
export const statesOf = async (stores: Stores, territory: string, feed: string): Promise<string[]> =>
  (await stores.feeds.list(territory, feed, 100)).map(({ version, state }) => `${version} ${state}`);

/** Tells all that waits, in this territory and others; answers this territory's. */
export async function drain(stores: Stores, territory: string): Promise<OutboxRow[]> {
  const rows: OutboxRow[] = [];
  while ((await stores.outbox.relay((row) => Promise.resolve(void rows.push(row)), 100)) > 0);
  return rows.filter(({ event }) => (event as { territory: string }).territory === territory);
}
