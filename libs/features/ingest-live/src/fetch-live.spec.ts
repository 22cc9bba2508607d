import { beforeEach, describe, expect, it } from '@jest/globals';
import { feedFetched, listLiveFeeds, territorySchema, type FeedFetched } from '@maillage/contracts';
import { entry, Failure, type Instant } from '@maillage/kernel';
import { Sequences } from '@maillage/nest-kit';
import {
  FeedSource,
  LiveReader,
  type FetchedFeed,
  type FetchOptions,
  type LiveDocuments,
  type LiveReading,
  type TerritoryRecord,
} from '@maillage/ports';
import { FixedClock, RecordingMeter } from '@maillage/testing';
import { FetchLive } from './fetch-live.use-case.js';
import { PublishFacts } from './publishing/publish-facts.use-case.js';
import { TakeContent } from './take-content.use-case.js';
import { Bus, Listener } from './testing/recorders.js';

const NOON = 1_768_906_800 as Instant;
const record = {
  territory: territorySchema.parse({
    id: 'town',
    name: 'Town',
    timezone: 'Europe/Paris',
    fetch: { allow: ['10.0.0.0/8'] },
    feeds: [
      { id: 'bus', kind: 'gtfs', url: './bus.zip' },
      { id: 'rt', kind: 'gtfs-rt', for: 'bus', url: ['https://a.example/0', 'https://a.example/1'] },
      {
        id: 'bikes',
        kind: 'gbfs',
        url: 'https://a.example/gbfs.json',
        refresh: '30s',
        headers: { 'X-Api-Key': '${KEY}' },
      },
    ],
  }),
  startedAt: 0 as Instant,
};
const [rt, bikes] = listLiveFeeds(record.territory);

/** A server whose content has a tag; `broken` addresses fail. */
class Server extends FeedSource {
  readonly content = new Map<string, string>();
  readonly broken = new Map<string, Failure>();
  readonly asked: { readonly url: string; readonly options: FetchOptions }[] = [];

  override fetch(url: string, options: FetchOptions): Promise<FetchedFeed> {
    this.asked.push({ url, options });
    const failure = this.broken.get(url);
    if (failure) return Promise.reject(failure);
    const text = this.content.get(url) ?? 'a';
    if (options.validator === text) return Promise.resolve({ kind: 'unchanged' });
    const bytes = (async function* () {
      yield await Promise.resolve(new TextEncoder().encode(text));
    })();
    return Promise.resolve({ kind: 'archive', validator: text, bytes });
  }
}

/** Each letter is a trip; `!` cannot be read. */
class Letters extends LiveReader {
  announced = [
    { name: 'station_status', url: 'status' },
    { name: 'geofencing_zones', url: 'https://b.example/zones' },
  ];
  override read({ documents }: LiveDocuments): Promise<LiveReading> {
    const [text = ''] = [...documents.values()].map((bytes) => new TextDecoder().decode(bytes));
    const updates = text
      .replace('!', '')
      .split('')
      .map((letter) => ({
        entityId: letter,
        trip: { tripId: letter },
        relationship: 'SCHEDULED' as const,
        stopTimes: [],
      }));
    return Promise.resolve({
      facts: text === '!' ? {} : { updates },
      timestamp: NOON,
      feedVersion: '',
      entities: updates.length,
      notices: [],
      refusal: text === '!' ? 'NOT_PROTOBUF' : undefined,
    });
  }
  override discover(): Promise<typeof this.announced> {
    return Promise.resolve(this.announced);
  }
}

describe('fetching a live feed', () => {
  let server: Server;
  let reader: Letters;
  let bus: Bus;
  let listener: Listener;
  let meter: RecordingMeter;
  let declared: TerritoryRecord[];
  let fetchLive: FetchLive;
  let now: number;
  beforeEach(() => {
    [server, reader, bus, listener, now] = [new Server(), new Letters(), new Bus(), new Listener(), 0];
    meter = new RecordingMeter();
    const sequences = new Sequences({ openEpoch: () => Promise.resolve(5) });
    declared = [record];
    const territories = { list: () => Promise.resolve(declared) };
    const [publish, clock] = [new PublishFacts(bus), new FixedClock(NOON)];
    const take = new TakeContent(reader, publish, bus, sequences, clock, meter, territories, () => now);
    fetchLive = new FetchLive(server, reader, take, listener, () => now);
  });

  /** What a fetch tells, as `part outcome`, and the trips in the slices that it tells. */
  const fetch = async (feed = rt) => {
    if (!feed) throw new Error('no such feed');
    bus.events.length = 0;
    server.asked.length = 0;
    const result = await fetchLive.execute(record, feed);
    const told = bus.events.filter(({ topic }) => topic === feedFetched.name).map(({ event }) => event as FeedFetched);
    const facts = bus.events.filter(({ topic }) => topic !== feedFetched.name);
    const trips = facts.flatMap(({ event }) => (event as { updates?: { entityId: string }[] }).updates ?? []);
    const outcomes = told.map(({ part, outcome, code }) => [part, outcome, code].filter((word) => word).join(' '));
    return { result, told, outcomes: outcomes.sort(), facts, trips: trips.map(({ entityId }) => entityId).sort() };
  };

  it('asks from where the territory allows, within what is live, and not for the same again', async () => {
    expect((await fetch()).outcomes).toEqual(['0 changed', '1 changed']);
    expect(server.asked[0]).toMatchObject({
      url: 'https://a.example/0',
      options: { allow: ['10.0.0.0/8'], isLive: true, validator: undefined },
    });
    const again = await fetch();
    expect(again.outcomes).toEqual(['0 unchanged', '1 unchanged']);
    expect(again.told[0]?.entities).toEqual({ tripUpdates: 1 });
    expect(server.asked[0]?.options.validator).toBe('a');
  });

  it('is measured: each address by how it ended and how long it took, and what the feed tells as a whole', async () => {
    const labels = 'territory=town feed=rt';
    const ended = (outcome: string) => `maillage_live_fetches_total ${labels} via=fetch outcome=${outcome}`;
    server.content.set('https://a.example/1', 'bcd');
    await fetch();
    expect([...meter.counts]).toEqual([[ended('changed'), 2]]);
    server.broken.set('https://a.example/1', new Failure('FETCH_TIMEOUT', 'too slow', { retryable: true }));
    await fetch();
    expect([...meter.counts].sort()).toEqual([
      [ended('changed'), 2],
      [ended('failed'), 1],
      [ended('unchanged'), 1],
    ]);
    expect([...meter.observations]).toEqual([[`maillage_live_fetch_seconds ${labels}`, [0, 0, 0, 0]]]);
    expect(await meter.gauges('maillage_live_entities')).toEqual({
      [`maillage_live_entities ${labels} entity=tripUpdates`]: 4,
    });
    // A feed that the territory file no longer has is not counted any more.
    const feeds = record.territory.feeds.filter(({ id }) => id !== 'rt');
    declared = [{ ...record, territory: { ...record.territory, feeds } }];
    expect(await meter.gauges('maillage_live_entities')).toEqual({});
    declared = [record];
    expect(await meter.gauges('maillage_live_entities')).toEqual({});
  });

  it('numbers fetches from its epoch on', async () => {
    const sequences = (await fetch()).told.map(({ sequence }) => sequence);
    expect(sequences.sort()).toEqual([5 * 2 ** 32 + 1, 5 * 2 ** 32 + 2]);
  });

  it('goes on with one address while the other fails, and fails when both do', async () => {
    server.broken.set('https://a.example/1', new Failure('FETCH_TIMEOUT', 'too slow', { retryable: true }));
    const half = await fetch();
    expect([half.outcomes, half.result.failed]).toEqual([['0 changed', '1 failed FETCH_TIMEOUT'], false]);
    const busy = new Failure('FETCH_SERVER', 'busy', { retryable: true, retryAfterSeconds: 90 });
    server.broken.set('https://a.example/0', busy);
    expect((await fetch()).result).toEqual({ failed: true, retryAfterSeconds: 90 });
    server.broken.clear();
    expect((await fetch()).outcomes).toEqual(['0 unchanged', '1 changed']);
    expect([...listener.told.slice(0, 2).sort(), ...listener.told.slice(2)]).toEqual([
      'town/rt (1): realtime is not to be had (FETCH_TIMEOUT: the server is too slow; it is tried again by itself); the timetable keeps answering',
      'town/rt: realtime is live (tripUpdates 1)',
      'town/rt: realtime is not to be had (FETCH_SERVER: the server cannot answer now; it is tried again by itself); the timetable keeps answering',
      'town/rt: realtime is back (tripUpdates 1)',
      'town/rt (1): realtime is back (tripUpdates 1)',
    ]);
  });

  it('A15 asks for the content itself once an hour, though the server says that nothing changed', async () => {
    await fetch();
    now += 3_599;
    await fetch();
    expect(server.asked[0]?.options.validator).toBe('a');
    now += 1;
    const { outcomes, facts } = await fetch();
    expect(server.asked[0]?.options.validator).toBeUndefined();
    expect([outcomes, facts]).toEqual([['0 unchanged', '1 unchanged'], []]);
    now += 1;
    await fetch();
    expect(server.asked[0]?.options.validator).toBe('a');
  });

  it('does not take for known what could not be read, or not be told', async () => {
    server.content.set('https://a.example/0', '!');
    expect((await fetch()).outcomes).toContain('0 failed NOT_PROTOBUF');
    await fetch();
    expect(server.asked[0]?.options.validator).toBeUndefined();
    server.content.set('https://a.example/0', 'xyz');
    bus.failure = new Failure('BUS_AWAY', 'the bus is away', { retryable: true });
    await expect(fetch()).rejects.toMatchObject({ code: 'BUS_AWAY' });
    bus.failure = undefined;
    const back = await fetch();
    expect(server.asked[0]?.options.validator).toBeUndefined();
    expect([back.outcomes, back.trips]).toEqual([
      ['0 changed', '1 unchanged'],
      ['x', 'y', 'z'],
    ]);
  });

  it('finds the documents of a system, and tells its secret to its own server only', async () => {
    await fetch(bikes);
    expect(server.asked.map(({ url, options }) => [url, options.headers !== undefined])).toEqual([
      ['https://a.example/gbfs.json', true],
      ['https://a.example/status', true],
      ['https://b.example/zones', false],
    ]);
    now += 30;
    await fetch(bikes);
    expect(server.asked.map(({ url }) => url)).toEqual(['https://a.example/status']);
    now += 90;
    await fetch(bikes);
    expect(server.asked.map(({ url }) => url)).toEqual(['https://a.example/status', 'https://b.example/zones']);
  });

  it('looks at the list of documents again after a failure, and at the old ones when the list fails too', async () => {
    await fetch(bikes);
    server.broken.set('https://a.example/status', new Failure('FETCH_NOT_FOUND', 'gone'));
    await fetch(bikes);
    reader.announced = [{ name: 'station_status', url: 'moved' }];
    expect((await fetch(bikes)).outcomes).toEqual(['stations failed FETCH_NOT_FOUND']);
    now += 120;
    expect((await fetch(bikes)).outcomes).toEqual(['stations unchanged']);
    expect(server.asked.map(({ url }) => url)).toEqual(['https://a.example/gbfs.json', 'https://a.example/moved']);
    now += 3_600;
    server.broken.set('https://a.example/gbfs.json', new Failure('FETCH_TIMEOUT', 'slow', { retryable: true }));
    expect((await fetch(bikes)).outcomes).toEqual(['discovery failed FETCH_TIMEOUT', 'stations unchanged']);
    expect(entry(server.asked, 1).url).toBe('https://a.example/moved');
  });
});
