import 'reflect-metadata';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { feedFetched, listLiveFeeds, territorySchema, type FeedFetched, type Topic } from '@maillage/contracts';
import { FetchLive, IngestLiveModule } from '@maillage/features-ingest-live';
import { entry, type Instant } from '@maillage/kernel';
import {
  Clock,
  EventPublisher,
  FeedSource,
  LiveHealthStore,
  Meter,
  Narrator,
  PushTokens,
  TerritoryStore,
} from '@maillage/ports';
import { FixedClock, RecordingMeter } from '@maillage/testing';
import { encodeRealtime } from '@maillage/transit-gtfs-rt/testing';
import { AdaptersModule, feedSource, openLiveReader, type Part } from '@maillage/wiring';
import type { INestApplicationContext, NestApplicationOptions } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';

/** A04, A15–A18, C24, D01, D08, D10: what fetching tells and asks, exactly. What becomes of it in answers is in `describe-odd-live.ts`. */

const NOON = 1_768_906_800 as Instant;

class Bus extends EventPublisher {
  readonly events: { readonly topic: Topic<never>['name']; readonly event: unknown }[] = [];
  override publish<Event>(topic: Topic<Event>, event: Event): Promise<void> {
    this.events.push({ topic: topic.name, event: topic.schema.parse(event) });
    return Promise.resolve();
  }
}

type Answer = (request: IncomingMessage, response: ServerResponse) => void;

const trips = (
  count: number,
  header: Readonly<Record<string, number | string>> = { timestamp: NOON - 5 },
): Uint8Array =>
  encodeRealtime({
    header,
    entity: Array.from({ length: count }, (_, i) => ({
      id: String(i),
      trip_update: { trip: { trip_id: `T${String(i)}` }, delay: 60 },
    })),
  });
const send =
  (body: Uint8Array | string, headers: Record<string, string> = {}, status = 200): Answer =>
  (_, response) =>
    response.writeHead(status, headers).end(body);
const redirect = (location: string): Answer => send('', { location }, 302);

describe('odd live feeds', () => {
  const bus = new Bus();
  const clock = new FixedClock(NOON);
  let app: INestApplicationContext;
  let start: () => Promise<INestApplicationContext>;
  let reader: Part;
  let server: Server;
  let origin = '';
  let answers: Answer[] = [];
  let asked: string[] = [];
  let town = 0;

  beforeAll(async () => {
    reader = openLiveReader();
    const providers = [
      ...reader.providers,
      { provide: FeedSource, useFactory: () => feedSource([], {}) },
      { provide: EventPublisher, useValue: bus },
      { provide: PushTokens, useValue: { accepts: () => false } },
      { provide: Clock, useValue: clock },
      { provide: Meter, useValue: new RecordingMeter() },
      { provide: LiveHealthStore, useValue: { openEpoch: () => Promise.resolve(3) } },
      { provide: TerritoryStore, useValue: { list: () => Promise.resolve([]) } },
      { provide: Narrator, useValue: { tell: () => undefined } },
    ];
    const module = { module: class Root {}, imports: [AdaptersModule.of(providers), IngestLiveModule] };
    const quiet: Pick<NestApplicationOptions, 'logger'> = { logger: false };
    start = () => NestFactory.createApplicationContext(module, quiet);
    app = await start();
  });
  afterAll(async () => {
    await app.close();
    await reader.close();
  });

  /** A server and a town of its own for each case: none sees what another one left. */
  beforeEach(async () => {
    asked = [];
    town++;
    server = createServer((request, response) => {
      asked.push(request.url ?? '');
      const answer = answers.length > 1 ? answers.shift() : answers[0];
      answer?.(request, response);
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    origin = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
  });
  afterEach(() => {
    server.closeAllConnections();
    server.close();
  });

  const territoryOf = (allow: readonly string[]) => ({
    territory: territorySchema.parse({
      id: `town-${String(town)}`,
      name: 'Town',
      timezone: 'Europe/Paris',
      fetch: { allow },
      feeds: [
        { id: 'bus', kind: 'gtfs', url: './bus.zip' },
        { id: 'rt', kind: 'gtfs-rt', for: 'bus', url: `${origin}/rt` },
        { id: 'parks', kind: 'parking', profile: 'parkapi-v3', url: `${origin}/parks.json`, refresh: '30s' },
        { id: 'bikes', kind: 'gbfs', url: `${origin}/gbfs.json`, refresh: '30s' },
      ],
    }),
    startedAt: 0 as Instant,
  });
  /** What fetching a feed tells. */
  const fetchFeed = async (id: string, ingestor = app) => {
    const record = territoryOf([origin.replace('http://', '')]);
    const feed = listLiveFeeds(record.territory).find((candidate) => candidate.id === id);
    if (!feed) throw new Error('no such feed');
    bus.events.length = 0;
    await ingestor.get(FetchLive).execute(record, feed);
    const told = bus.events.filter(({ topic }) => topic === feedFetched.name).map(({ event }) => event as FeedFetched);
    const facts = bus.events.filter(({ topic }) => topic !== feedFetched.name);
    return { told, facts };
  };
  const fetchOne = async () => {
    const { told, facts } = await fetchFeed('rt');
    return { told: entry(told, 0), facts };
  };

  it('is told with what it holds, and once while it stays', async () => {
    answers = [send(trips(3))];
    const first = await fetchOne();
    expect(first.told).toMatchObject({
      outcome: 'changed',
      entities: { tripUpdates: 3, alerts: 0, vehiclePositions: 0 },
      timestamp: NOON - 5,
      via: 'fetch',
    });
    const again = await fetchOne();
    expect(again.told).toMatchObject({ outcome: 'unchanged', timestamp: NOON - 5 });
    expect(again.told.sequence).toBeGreaterThan(first.told.sequence);
    expect(again.facts).toEqual([]);
  });

  it.each<[string, Answer, string]>([
    ['A16 a redirect to itself', redirect('/rt'), 'FETCH_REDIRECTS'],
    ['A16 a redirect to the metadata service', redirect('http://169.254.169.254/latest'), 'FETCH_FORBIDDEN_ADDRESS'],
    ['A16 a redirect to a file', redirect('file:///etc/passwd'), 'FETCH_FORBIDDEN_ADDRESS'],
    ['A16 a redirect to IPv6 loopback', redirect('http://[::1]:9/'), 'FETCH_FORBIDDEN_ADDRESS'],
    ['A16 a redirect to a decimal address', redirect('http://2130706433:9/'), 'FETCH_FORBIDDEN_ADDRESS'],
    ['A16 a redirect to a mapped address', redirect('http://[::ffff:127.0.0.1]:9/'), 'FETCH_FORBIDDEN_ADDRESS'],
    ['A18 more than is read', send('x', { 'content-length': '10000000000' }), 'FETCH_TOO_LARGE'],
    ['A04 less than was announced', (_, response) => response.destroy(), 'FETCH_CUT'],
    ['C24 a server that is busy', send('', { 'retry-after': '60' }, 503), 'FETCH_SERVER'],
    ['a server that refuses', send('', {}, 401), 'FETCH_REFUSED'],
    ['a server that has nothing', send('', {}, 404), 'FETCH_NOT_FOUND'],
  ])('%s: what was known stays, and the fault is named', async (_, answer, code) => {
    answers = [send(trips(3)), answer];
    await fetchOne();
    const { told, facts } = await fetchOne();
    expect(told.outcome).toBe('failed');
    expect(told.code).toMatch(code);
    expect(facts).toEqual([]);
    expect(JSON.stringify(told)).not.toContain('127.0.0.1');
  });

  it('changes alone take nothing back of what was told before a restart', async () => {
    answers = [send(trips(3)), send(trips(1, { incrementality: 'DIFFERENTIAL', timestamp: NOON })), send(trips(1))];
    await fetchOne();
    const restarted = await start();
    try {
      const { told, facts } = await fetchFeed('rt', restarted);
      expect(told).toMatchObject([{ outcome: 'failed', code: 'DIFFERENTIAL_MESSAGE' }]);
      expect(facts).toEqual([]);
      const whole = await fetchFeed('rt', restarted);
      expect(whole.told).toMatchObject([{ outcome: 'changed', entities: { tripUpdates: 1 } }]);
      expect(whole.facts.length).toBeGreaterThan(64);
    } finally {
      await restarted.close();
    }
  });

  it('A15 believes a server that says that nothing changed', async () => {
    answers = [send(trips(3), { etag: '"1"' }), send('', {}, 304)];
    await fetchOne();
    expect((await fetchOne()).told).toMatchObject({ outcome: 'unchanged', timestamp: NOON - 5 });
  });

  it('C24 a host that asks for time is not asked again, and says so', async () => {
    answers = [send('', { 'retry-after': '60' }, 429)];
    expect((await fetchOne()).told.code).toBe('FETCH_SERVER');
    expect((await fetchOne()).told.code).toBe('FETCH_SERVER');
    expect(asked).toHaveLength(1);
  });

  const status = JSON.stringify({
    last_updated: NOON - 10,
    ttl: 30,
    version: '2.3',
    data: { stations: [{ station_id: '1', num_bikes_available: 2, is_installed: 1, is_renting: 1, is_returning: 1 }] },
  });
  const discovery = (...feeds: { name: string; url: string }[]): string =>
    JSON.stringify({ last_updated: NOON, ttl: 30, version: '2.3', data: { fr: { feeds } } });
  const announced = [
    { name: 'station_information', url: '/information' },
    { name: 'station_status', url: '/status' },
  ];

  it('a shared system tells its stations', async () => {
    answers = [send(discovery(...announced)), send(status)];
    const { told, facts } = await fetchFeed('bikes');
    expect(told).toMatchObject([
      { part: 'discovery', outcome: 'unchanged' },
      { part: 'stations', outcome: 'changed', entities: { stations: 1 } },
    ]);
    expect(facts.flatMap(({ event }) => (event as { stations: object[] }).stations)).toMatchObject([
      { stationId: '1', vehiclesAvailable: 2 },
    ]);
    expect(asked).toEqual(['/gbfs.json', '/status']);
  });

  it('D01 a discovery that is of no use is not remembered', async () => {
    answers = [send('{"data":{}}'), send(discovery(...announced)), send(status)];
    expect((await fetchFeed('bikes')).told).toMatchObject([
      { part: 'discovery', outcome: 'failed', code: 'DISCOVERY_UNUSABLE' },
    ]);
    expect((await fetchFeed('bikes')).told).toMatchObject([
      { part: 'discovery', outcome: 'unchanged' },
      { part: 'stations', outcome: 'changed' },
    ]);
  });

  it('D10 a car park that tells the same for a day under fresh times is suspect', async () => {
    const park = { uid: 'p', name: 'Gare', lat: 49, lon: 2, capacity: 50, purpose: 'CAR', has_realtime_data: true };
    const free = { realtime_free_capacity: 12, realtime_opening_status: 'OPEN' };
    const tell: Answer = (_, response) => {
      const now = new Date(clock.now() * 1000).toISOString();
      response.end(JSON.stringify({ items: [{ ...park, ...free, realtime_data_updated_at: now }] }));
    };
    answers = [tell];
    const noticed: number[] = [];
    for (let hour = 0; hour <= 25; hour++) {
      const { told } = await fetchFeed('parks');
      if (told.some(({ notices }) => 'CONSTANT_OCCUPANCY' in notices)) noticed.push(hour);
      clock.advance(3_600);
    }
    expect(noticed).toEqual([24, 25]);
  });

  it.each([
    ['http://169.254.169.254/status', 'stations'],
    ['http://localhost:9/status', 'stations'],
    ['http://10.1.2.3/status', 'stations'],
    ['file:///etc/passwd', 'discovery'],
  ])('D08 a discovery does not lead inside: %s', async (url, part) => {
    const [information] = announced;
    answers = [send(discovery(entry([information ?? { name: '', url: '' }], 0), { name: 'station_status', url }))];
    expect((await fetchFeed('bikes')).told.slice(-1)).toMatchObject([
      { part, outcome: 'failed', code: 'FETCH_FORBIDDEN_ADDRESS' },
    ]);
    expect(asked).toEqual(['/gbfs.json']);
  });
});
