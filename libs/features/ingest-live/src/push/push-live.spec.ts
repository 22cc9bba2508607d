import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { feedFetched, territorySchema, type FeedFetched } from '@maillage/contracts';
import { Failure, type Instant } from '@maillage/kernel';
import { createApp, createLogger } from '@maillage/nest-kit';
import {
  Clock,
  EventPublisher,
  FeedSource,
  LiveHealthStore,
  LiveReader,
  Meter,
  Narrator,
  PushTokens,
  TerritoryStore,
  type LiveDocuments,
  type LiveReading,
} from '@maillage/ports';
import { FixedClock, RecordingMeter } from '@maillage/testing';
import { Global, Module } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { IngestLiveModule } from '../ingest-live.module.js';
import { Bus, Listener } from '../testing/recorders.js';

const TOKEN = 'the-right-token';
const push = { token: '${TOKEN}' };
const territory = territorySchema.parse({
  id: 'town',
  name: 'Town',
  timezone: 'Europe/Paris',
  feeds: [
    { id: 'bus', kind: 'gtfs', url: './bus.zip' },
    { id: 'rt', kind: 'gtfs-rt', for: 'bus', push },
    { id: 'parks', kind: 'parking', profile: 'datex2-v2', url: './parks.xml', push },
    { id: 'unready', kind: 'gtfs-rt', for: 'bus', push: { token: '${OTHER}' } },
    { id: 'fetched', kind: 'gtfs-rt', for: 'bus', url: 'https://a.example/rt' },
  ],
});

/** Every byte is a trip; an empty body cannot be read, a `Z` takes too long, a `D` begins changes alone. */
class Bytes extends LiveReader {
  documents: LiveDocuments | undefined;
  override read(documents: LiveDocuments): Promise<LiveReading> {
    this.documents = documents;
    const [bytes = new Uint8Array()] = documents.documents.values();
    if (bytes[0] === 'Z'.charCodeAt(0))
      return Promise.reject(new Failure('READER_TIMEOUT', 'too slow', { retryable: true }));
    return Promise.resolve({
      facts: {},
      timestamp: undefined,
      feedVersion: '',
      entities: bytes.length,
      notices: [],
      refusal: REFUSALS.get(bytes[0]),
    });
  }
  override discover(): Promise<[]> {
    return Promise.resolve([]);
  }
}

const REFUSALS = new Map([
  [undefined, 'EMPTY_DOCUMENT'],
  ['D'.charCodeAt(0), 'DIFFERENTIAL_MESSAGE'],
]);

class Tokens extends PushTokens {
  override accepts(reference: string, presented: string): boolean {
    if (reference === '${OTHER}') throw new Failure('SECRET_MISSING', 'no OTHER');
    return presented === TOKEN;
  }
}

const bus = new Bus();
const reader = new Bytes();
const meter = new RecordingMeter();

@Global()
@Module({
  providers: [
    { provide: TerritoryStore, useValue: { list: () => Promise.resolve([{ territory, startedAt: 0 as Instant }]) } },
    { provide: LiveReader, useValue: reader },
    { provide: EventPublisher, useValue: bus },
    { provide: LiveHealthStore, useValue: { openEpoch: () => Promise.resolve(1) } },
    { provide: PushTokens, useClass: Tokens },
    { provide: Clock, useValue: new FixedClock(1_768_906_800 as Instant) },
    { provide: Meter, useValue: meter },
    { provide: Narrator, useClass: Listener },
    { provide: FeedSource, useValue: { fetch: () => Promise.reject(new Failure('FETCH_TIMEOUT', 'slow')) } },
  ],
  exports: [
    TerritoryStore,
    LiveReader,
    EventPublisher,
    LiveHealthStore,
    PushTokens,
    Clock,
    Meter,
    Narrator,
    FeedSource,
  ],
})
class Wiring {}

@Module({ imports: [Wiring, IngestLiveModule] })
class IngestorModule {}

describe('the moment’s state that operators send', () => {
  let app: NestFastifyApplication;
  let url = '';
  const log: string[] = [];

  beforeAll(async () => {
    const logger = createLogger({ name: 'test', level: 'trace', destination: { write: (line) => log.push(line) } });
    app = await createApp(IngestorModule, { logger });
    await app.listen(0, '127.0.0.1');
    url = await app.getUrl();
  });
  afterAll(() => app.close());
  beforeEach(() => {
    bus.events.length = 0;
    bus.failure = undefined;
  });

  const put = async (
    path: string,
    body: string | Uint8Array<ArrayBuffer>,
    headers: Readonly<Record<string, string>> = {},
  ) => {
    // a Blob without a type has no media type of its own
    const answer = await fetch(`${url}${path}`, {
      method: 'PUT',
      body: new Blob([body]),
      headers: { authorization: `Bearer ${TOKEN}`, 'content-type': 'application/x-protobuf', ...headers },
    });
    const text = await answer.text();
    return { status: answer.status, headers: answer.headers, body: JSON.parse(text) as Record<string, unknown> };
  };

  it('is taken as if it were fetched', async () => {
    const { status, body } = await put('/v1/feeds/rt/live', 'abc');
    expect({ status, body }).toMatchObject({
      status: 200,
      body: { territory: 'town', feed: 'rt', outcome: 'unchanged' },
    });
    const told = bus.events.filter(({ topic }) => topic === feedFetched.name).map(({ event }) => event as FeedFetched);
    expect(told.filter(({ feed }) => feed === 'rt')).toMatchObject([
      { part: 'push', via: 'push', bytes: 3, sequence: body['sequence'] },
    ]);
    expect((await put('/t/town/v1/feeds/rt/live', 'abcd')).status).toBe(200);
  });

  it('is of the format that the territory file names', async () => {
    expect((await put('/v1/feeds/parks/live', '<xml/>', { 'content-type': 'application/xml' })).status).toBe(200);
    expect(reader.documents).toMatchObject({ kind: 'parking', profile: 'datex2-v2' });
    expect((await put('/v1/feeds/parks/live', '{"a":1}', { 'content-type': 'application/json' })).status).toBe(200);
    expect([...(reader.documents?.documents.values() ?? [])].map((bytes) => new TextDecoder().decode(bytes))).toEqual([
      '{"a":1}',
    ]);
  });

  it('needs no media type: `curl -T` sends none', async () => {
    const answer = await fetch(`${url}/v1/feeds/rt/live`, {
      method: 'PUT',
      body: new Blob(['abcd']),
      headers: { authorization: `Bearer ${TOKEN}` },
    });
    expect([answer.status, await answer.json()]).toEqual([200, expect.objectContaining({ feed: 'rt' })]);
  });

  const large = new Uint8Array(17 * 2 ** 20);
  it.each<[string, string, string | Uint8Array<ArrayBuffer>, Record<string, string>, number, string]>([
    ['without a token', '/v1/feeds/rt/live', 'a', { authorization: '' }, 401, 'TOKEN_REFUSED'],
    ['with another token', '/v1/feeds/rt/live', 'a', { authorization: 'Bearer other' }, 401, 'TOKEN_REFUSED'],
    ['with another scheme', '/v1/feeds/rt/live', 'a', { authorization: `Basic ${TOKEN}` }, 401, 'TOKEN_REFUSED'],
    ['of a feed that is not there', '/v1/feeds/none/live', 'a', {}, 404, 'FEED_NOT_FOUND'],
    ['of a feed that is not live', '/v1/feeds/bus/live', 'a', {}, 404, 'FEED_NOT_FOUND'],
    ['of a feed that is fetched', '/v1/feeds/fetched/live', 'a', {}, 404, 'FEED_NOT_PUSHED'],
    ['of another territory', '/t/elsewhere/v1/feeds/rt/live', 'a', {}, 404, 'TERRITORY_NOT_FOUND'],
    ['that is too large', '/v1/feeds/rt/live', large, {}, 413, 'CONTENT_TOO_LARGE'],
    ['of another format', '/v1/feeds/rt/live', '<x/>', { 'content-type': 'text/xml' }, 415, 'UNSUPPORTED_MEDIA_TYPE'],
    [
      'of no token and no format',
      '/v1/feeds/rt/live',
      'a',
      { authorization: '', 'content-type': 'image/png' },
      401,
      'TOKEN_REFUSED',
    ],
    ['that is plain text', '/v1/feeds/rt/live', 'é', { 'content-type': 'text/plain' }, 415, 'UNSUPPORTED_MEDIA_TYPE'],
    ['of no format', '/v1/feeds/rt/live', 'a', { 'content-type': 'image/png' }, 415, 'UNSUPPORTED_MEDIA_TYPE'],
    ['that says nothing', '/v1/feeds/rt/live', '', {}, 422, 'LIVE_UNREADABLE'],
    ['that is changes alone', '/v1/feeds/rt/live', 'D', {}, 422, 'LIVE_DIFFERENTIAL'],
    ['that takes too long', '/v1/feeds/rt/live', 'Z', {}, 503, 'LIVE_BUSY'],
    ['whose token is not there', '/v1/feeds/unready/live', 'a', {}, 503, 'TOKEN_NOT_CONFIGURED'],
  ])('is refused %s', async (_, path, body, headers, status, code) => {
    const french = await put(path, body, { ...headers, 'accept-language': 'fr' });
    expect([french.status, french.body['code']]).toEqual([status, code]);
    expect(french.body['detail']).not.toBe(undefined);
    expect(french.headers.get('www-authenticate')).toBe(status === 401 ? 'Bearer' : null);
    const english = await put(path, body, { ...headers, 'accept-language': 'en' });
    expect(english.body['title']).not.toBe(french.body['title']);
  });

  it('is refused for the moment while the bus is away', async () => {
    bus.failure = new Failure('BUS_AWAY', 'the bus is away', { retryable: true });
    const { status, headers } = await put('/v1/feeds/rt/live', 'xyz');
    expect([status, headers.get('retry-after')]).toEqual([503, '5']);
  });

  it('leaves no token in the log', () => {
    expect(log.length).toBeGreaterThan(0);
    expect(log.join('')).not.toContain(TOKEN);
  });
});
