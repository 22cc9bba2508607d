import { beforeEach, describe, expect, it } from '@jest/globals';
import { listFeeds, territorySchema, type FeedKind, type StandingFeedFetched, type Topic } from '@maillage/contracts';
import { Failure, type Bilingual, type Instant } from '@maillage/kernel';
import { Sequences } from '@maillage/nest-kit';
import {
  ArchiveStore,
  EventPublisher,
  FeedReader,
  FeedSource,
  FeedStore,
  Narrator,
  type FetchedFeed,
  type FetchOptions,
  type FeedVersion,
  type Judgement,
  type ReportByKind,
  type StoredArchive,
} from '@maillage/ports';
import { FixedClock, RecordingMeter } from '@maillage/testing';
import { FetchFeed } from './fetch-feed.use-case.js';
import { TellFetch } from './tell-fetch.use-case.js';

const record = {
  territory: territorySchema.parse({
    id: 'town',
    name: 'Town',
    timezone: 'Europe/Paris',
    fetch: { allow: ['10.0.0.0/8'] },
    streets: [{ url: 'https://maps.example/town.osm.pbf', headers: { 'X-Api-Key': '${KEY}' } }],
    feeds: [{ id: 'bus', kind: 'gtfs', url: './bus.zip' }],
  }),
  startedAt: 0 as Instant,
};
const [, streets] = listFeeds(record.territory);

/** A server whose content has a tag. */
class Server extends FeedSource {
  tag = 'v1';
  readonly asked: (string | undefined)[] = [];
  options: Partial<FetchOptions> = {};
  failure: Error | undefined;

  override fetch(_url: string, { validator, ...options }: FetchOptions): Promise<FetchedFeed> {
    this.asked.push(validator);
    this.options = options;
    if (this.failure) return Promise.reject(this.failure);
    if (validator === this.tag) return Promise.resolve({ kind: 'unchanged' });
    const content = new TextEncoder().encode(this.tag);
    const bytes = (async function* () {
      yield await Promise.resolve(content);
    })();
    return Promise.resolve({ kind: 'archive', validator: this.tag, bytes });
  }
}

/** Digests are the content itself. */
class Archives extends ArchiveStore {
  readonly kept = new Set<string>();

  override async put(_territory: string, bytes: AsyncIterable<Uint8Array>): Promise<StoredArchive> {
    let digest = '';
    for await (const chunk of bytes) digest += new TextDecoder().decode(chunk);
    this.kept.add(digest);
    return { digest, bytes: digest.length };
  }
  override locate(_territory: string, digest: string): Promise<string> {
    return Promise.resolve(`/archives/${digest}`);
  }
  override list(): Promise<readonly string[]> {
    return Promise.resolve([...this.kept]);
  }
  override remove(_territory: string, digest: string): Promise<void> {
    this.kept.delete(digest);
    return Promise.resolve();
  }
}

class Reader extends FeedReader {
  readonly read = <Kind extends FeedKind>({ path }: { path: string; kind: Kind }): Promise<ReportByKind[Kind]> => {
    const counts = { nodes: 10, ways: 10, streets: 10 };
    const box = { south: 49, west: 2, north: 50, east: 3 };
    return Promise.resolve({ fingerprint: path.replace('-packed-anew', ''), counts, box, notices: [] } as never);
  };
}

class Versions extends FeedStore {
  rows: FeedVersion[] = [];
  private last = 0;

  override receive(
    archive: Parameters<FeedStore['receive']>[0],
  ): Promise<{ version: FeedVersion; duplicate: boolean }> {
    const known = this.rows.find(({ digest, state }) => digest === archive.digest && state !== 'REJECTED');
    if (known) return Promise.resolve({ version: known, duplicate: true });
    const rest = { kind: 'osm', state: 'RECEIVED', fingerprint: '', receivedAt: '', notices: [] } as const;
    const version = { ...archive, ...rest, version: ++this.last };
    this.rows.unshift(version);
    return Promise.resolve({ version, duplicate: false });
  }
  override judge({ version }: FeedVersion, { state, report, notices }: Judgement): Promise<boolean> {
    const fingerprint = report?.fingerprint ?? '';
    this.rows = this.rows.map((row) => (row.version === version ? { ...row, state, fingerprint, notices } : row));
    return Promise.resolve(true);
  }
  override activeReport(): Promise<undefined> {
    return Promise.resolve(undefined);
  }
  override list(_territory: string, _feed: string, limit: number): Promise<readonly FeedVersion[]> {
    return Promise.resolve(this.rows.slice(0, limit));
  }
  override discard({ version }: FeedVersion): Promise<void> {
    this.rows = this.rows.filter((row) => row.version !== version);
    return Promise.resolve();
  }
}

class Listener extends Narrator {
  readonly told: string[] = [];
  override tell({ en }: Bilingual): void {
    this.told.push(en);
  }
  override during<Result>(_sentence: Bilingual, work: () => Promise<Result>): Promise<Result> {
    return work();
  }
}

class Bus extends EventPublisher {
  readonly told: StandingFeedFetched[] = [];
  isAway = false;
  override publish<Event>(topic: Topic<Event>, event: Event): Promise<void> {
    if (this.isAway) return Promise.reject(new Failure('BUS_UNAVAILABLE', 'the bus is away', { retryable: true }));
    this.told.push(topic.schema.parse(event) as StandingFeedFetched);
    return Promise.resolve();
  }
}

describe('fetching a feed', () => {
  let server: Server;
  let archives: Archives;
  let versions: Versions;
  let clock: FixedClock;
  let bus: Bus;
  let meter: RecordingMeter;
  let listener: Listener;
  beforeEach(() => {
    clock = new FixedClock(0 as Instant);
    [bus, meter, listener] = [new Bus(), new RecordingMeter(), new Listener()];
    [server, archives, versions] = [new Server(), new Archives(), new Versions()];
  });

  /** A process that has just started. */
  const start = () => {
    const sequences = new Sequences({ openEpoch: () => Promise.resolve(5) });
    const tellFetch = new TellFetch(bus, sequences, clock, meter);
    const fetchFeed = new FetchFeed(server, archives, new Reader(), versions, clock, listener, tellFetch);
    if (!streets) throw new Error('no streets');
    return () => fetchFeed.execute(record, streets);
  };
  const states = (): string[] => versions.rows.map(({ version, state }) => `${String(version)} ${state}`);

  it('travels once for all processes, and again when the server has something else', async () => {
    const first = start();
    await first();
    await first();
    const second = start();
    await second();
    expect(server.asked).toEqual([undefined, 'v1', 'v1']);
    expect(states()).toEqual(['1 READY']);
    server.tag = 'v2';
    await second();
    await start()();
    expect(server.asked.slice(3)).toEqual(['v1', 'v2']);
    expect(states()).toEqual(['2 READY', '1 READY']);
  });

  it('brings again what is no longer in the store, was refused, or comes from elsewhere', async () => {
    await start()();
    archives.kept.clear();
    await start()();
    expect(server.asked).toEqual([undefined, undefined]);
    versions.rows = versions.rows.map((row) => ({ ...row, state: 'REJECTED' }));
    await start()();
    expect(server.asked[2]).toBeUndefined();
    versions.rows = versions.rows.map((row) => ({ ...row, origin: 'https://elsewhere.example/\nv1' }));
    await start()();
    expect(server.asked[3]).toBeUndefined();
  });

  it('asks from where the territory allows, as whom its file says', async () => {
    await start()();
    expect(server.options).toMatchObject({ allow: ['10.0.0.0/8'], headers: { 'X-Api-Key': '${KEY}' } });
  });

  it('A15 asks for the content itself once a day, though the server says for ever that nothing changed', async () => {
    const fetch = start();
    await fetch();
    clock.advance(86_399);
    await fetch();
    clock.advance(1);
    await fetch();
    clock.advance(86_399);
    await fetch();
    expect(server.asked).toEqual([undefined, 'v1', undefined, 'v1']);
    const restarted = start();
    await restarted();
    clock.advance(86_400);
    await restarted();
    expect(server.asked.slice(4)).toEqual(['v1', undefined]);
  });

  it('keeps no second archive of content that is only packed anew', async () => {
    await start()();
    server.tag = 'v1-packed-anew';
    await start()();
    expect(states()).toEqual(['1 READY']);
    expect([...archives.kept]).toEqual(['v1']);
  });

  describe('is a fact', () => {
    const unreachable = new Failure('FETCH_UNREACHABLE', 'no answer', { retryable: true });
    const outcomes = (): string[] => bus.told.map(({ outcome, code }) => [outcome, code].filter(Boolean).join(' '));
    const NOTHING = { bytes: 0, entities: {} };

    it('when something new came, when nothing did, and when it failed', async () => {
      const fetch = start();
      expect(await fetch()).toBe(true);
      clock.advance(60);
      expect(await fetch()).toBe(true);
      server.failure = unreachable;
      expect([await fetch(), await fetch()]).toEqual([false, false]);
      server.failure = new Error('nobody foresaw it');
      await fetch();
      const streetsOfTown = { territory: 'town', feed: 'streets', kind: 'osm', milliseconds: expect.any(Number) };
      const failed = { ...streetsOfTown, ...NOTHING, fetchedAt: 60, outcome: 'failed' };
      const entities = { nodes: 10, ways: 10, streets: 10 };
      expect(bus.told.map(({ sequence: _, ...told }) => told)).toEqual([
        { ...streetsOfTown, fetchedAt: 0, outcome: 'changed', bytes: 2, entities },
        { ...streetsOfTown, ...NOTHING, fetchedAt: 60, outcome: 'unchanged' },
        { ...failed, code: 'FETCH_UNREACHABLE' },
        { ...failed, code: 'FETCH_UNREACHABLE' },
        { ...failed, code: 'FETCH_BROKEN' },
      ]);
      const sequences = bus.told.map(({ sequence }) => sequence);
      expect(sequences).toEqual([...new Set(sequences)].sort((one, other) => one - other));
      const count = (outcome: string) =>
        meter.counts.get(`maillage_standing_fetches_total territory=town feed=streets outcome=${outcome}`);
      expect(['changed', 'unchanged', 'failed'].map(count)).toEqual([1, 1, 3]);
    });

    it('when content is only packed anew', async () => {
      await start()();
      server.tag = 'v1-packed-anew';
      await start()();
      expect(outcomes()).toEqual(['changed', 'unchanged']);
    });

    it('that waits while the bus is away, and is told once', async () => {
      const fetch = start();
      bus.isAway = true;
      await expect(fetch()).rejects.toMatchObject({ code: 'BUS_UNAVAILABLE' });
      expect(bus.told).toEqual([]);
      bus.isAway = false;
      await fetch();
      expect(outcomes()).toEqual(['changed', 'unchanged']);
    });

    it('and does not claim that something answers when nothing does', async () => {
      server.failure = unreachable;
      await start()();
      expect(listener.told).toEqual(['town/streets: cannot be fetched (no answer); nothing of this feed answers yet']);
      server.failure = undefined;
      await start()();
      server.failure = unreachable;
      await start()();
      expect(listener.told.at(-1)).toBe(
        'town/streets: cannot be fetched (no answer); the last good version keeps answering',
      );
    });
  });
});
