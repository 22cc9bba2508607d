import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { gunzipSync } from 'node:zlib';
import type { Instant } from '@maillage/kernel';
import type { StandingHealth } from '@maillage/ports';
import { startGateway, type TestGateway } from './testing/start-gateway.js';

const PLAN = 'fromPlace=47.9520,4.8840&toPlace=bus_M';
const CANARY = '49.894067,2.295753';

let gateway: TestGateway;
beforeAll(async () => {
  gateway = await startGateway('ville');
});
afterAll(() => gateway.close());
beforeEach(() => gateway.reset());

const get = (path: string, headers: Readonly<Record<string, string>> = {}) =>
  fetch(`${gateway.url}${path}`, { headers });
const json = async (path: string): Promise<unknown> => (await get(path)).json();

describe('compression', () => {
  const large = { text: 'é'.repeat(2_000) };
  const raw = (accept: string) =>
    gateway.app.inject({ url: `/api/v6/plan?${PLAN}`, headers: { 'accept-encoding': accept } });

  it('is used when the client takes it and the answer is larger than a packet', async () => {
    gateway.recorder.reply = () => large;
    const response = await raw('br, gzip;q=0.5');
    expect(response.headers['content-encoding']).toBe('gzip');
    expect(JSON.parse(gunzipSync(response.rawPayload).toString())).toEqual(large);
  });

  it.each(['', 'br', 'gzip;q=0', 'identity'])('is not used with Accept-Encoding %j', async (accept) => {
    gateway.recorder.reply = () => large;
    expect((await raw(accept)).headers['content-encoding']).toBeUndefined();
  });

  it('is not used for a small answer', async () => {
    gateway.recorder.reply = () => ({});
    expect((await raw('gzip')).headers['content-encoding']).toBeUndefined();
  });
});

describe('pages of other origins', () => {
  it.each([
    `/api/v6/plan?${PLAN}`,
    `/t/ville/api/v6/plan?${PLAN}`,
    '/api/v6/trip?tripId=abc',
    '/api/v1/nothing',
    '/openapi.json',
  ])('may read %s, refusals too', async (address) => {
    const response = await get(address, { origin: 'https://app.example' });
    expect(response.headers.get('access-control-allow-origin')).toBe('*');
    expect(response.headers.has('access-control-allow-credentials')).toBe(false);
  });

  it.each(['/api/v6/plan', '/t/ville/api/v6/plan'])('may ask whether they may post to %s', async (address) => {
    const headers = { origin: 'https://app.example', 'access-control-request-method': 'POST' };
    const response = await fetch(`${gateway.url}${address}`, { method: 'OPTIONS', headers });
    expect(response.status).toBe(204);
    expect(response.headers.get('access-control-allow-methods')).toContain('POST');
    expect(response.headers.get('access-control-allow-headers')).toContain('content-type');
  });

  it('may not read what is no public answer', async () => {
    expect((await get('/health/live')).headers.has('access-control-allow-origin')).toBe(false);
  });
});

it('connections are kept for the next request', async () => {
  expect((await get(`/api/v6/plan?${PLAN}`)).headers.get('connection')).toBe('keep-alive');
});

describe('health', () => {
  it('is 200 while every territory has a network', async () => {
    expect(await json('/api/v1/health')).toEqual({
      rt: false,
      gbfs: false,
      territories: [{ territory: 'ville', ready: true, generation: 7 }],
    });
  });

  it('tells of which kinds of feeds live data are believed', async () => {
    gateway.recorder.readiness = [{ territory: 'ville', generation: 7, live: ['gtfs-rt', 'parking'] }];
    expect(await json('/api/v1/health')).toMatchObject({ rt: true, gbfs: false });
  });

  it.each([[[]], [[{ territory: 'ville', generation: undefined }]], [[{ territory: 'other', generation: 3 }]]])(
    'is 503 while one has none: %j',
    async (readiness) => {
      gateway.recorder.readiness = readiness;
      const response = await get('/api/v1/health');
      expect(response.status).toBe(503);
      expect(response.headers.get('retry-after')).not.toBeNull();
      expect(await response.json()).toMatchObject({
        code: 'NOT_READY',
        territories: [{ territory: 'ville', ready: false }],
      });
    },
  );

  describe('names the timetable that cannot be fetched, when that is the reason', () => {
    const failed = {
      last: {
        territory: 'ville',
        feed: 'bus',
        kind: 'gtfs',
        sequence: 1,
        fetchedAt: 1_768_906_800 as Instant,
        outcome: 'failed',
        code: 'FETCH_UNREACHABLE',
        milliseconds: 40,
        bytes: 0,
        entities: {},
      },
      succeededAt: undefined,
      failures: 1,
      failingSince: 1_768_906_800 as Instant,
    } as const;
    const detailOf = async (...standing: readonly StandingHealth[]): Promise<unknown> => {
      gateway.recorder.readiness = [];
      gateway.recorder.feeds = standing.map((each) => ({
        feed: each.last.feed,
        parts: [],
        standing: each,
        matches: undefined,
      }));
      const response = await get('/api/v1/health', { 'accept-language': 'en' });
      expect(response.status).toBe(503);
      return response.json();
    };

    it('with its code and what to do', async () => {
      expect(await detailOf(failed)).toMatchObject({
        detail: expect.stringMatching(
          /“ville\/bus” cannot be fetched \(FETCH_UNREACHABLE: the server cannot be reached/,
        ),
        territories: [{ territory: 'ville', ready: false, unreachable: [{ feed: 'bus', code: 'FETCH_UNREACHABLE' }] }],
      });
    });

    it('and not when another one came, or when only streets fail', async () => {
      const other = { ...failed, last: { ...failed.last, feed: 'rail' }, succeededAt: failed.failingSince };
      expect(await detailOf(failed, other)).toMatchObject({ detail: expect.stringContaining('being prepared') });
      const streets = { ...failed, last: { ...failed.last, feed: 'streets', kind: 'osm' as const } };
      expect(await detailOf(streets)).toMatchObject({ detail: expect.stringContaining('being prepared') });
    });
  });
});

describe('F08: a client that leaves', () => {
  const body = JSON.stringify({ fromPlace: '47.9520,4.8840', toPlace: 'bus_M' });
  const headers = { 'content-type': 'application/json' };
  const requests = {
    GET: [`/api/v6/plan?${PLAN}`, {}],
    POST: ['/api/v6/plan', { method: 'POST', body, headers }],
  } as const;

  it.each(Object.entries(requests))('ends its search (%s)', async (_, [address, init]) => {
    const left = new AbortController();
    const ended = new Promise<void>((resolve) => {
      gateway.recorder.reply = ({ signal }) =>
        new Promise((_resolve, reject) => {
          signal?.addEventListener('abort', () => {
            reject(new Error('cancelled'));
            resolve();
          });
          left.abort();
        });
    });
    await expect(fetch(`${gateway.url}${address}`, { ...init, signal: left.signal })).rejects.toThrow();
    await ended;
    expect(gateway.recorder.last.signal?.aborted).toBe(true);
  });

  it.each(Object.entries(requests))('is not seen where it stays (%s)', async (_, [address, init]) => {
    gateway.recorder.reply = () => new Promise((resolve) => setTimeout(resolve, 50, {}));
    expect((await fetch(`${gateway.url}${address}`, init)).status).toBe(200);
    expect(gateway.recorder.last.signal?.aborted).toBe(false);
  });
});

it('S33: nothing that was asked is found in the log', async () => {
  const routes = [
    `/api/v6/plan?fromPlace=${CANARY}&toPlace=${CANARY}`,
    `/api/v6/plan?fromPlace=${CANARY}&toPlace=${CANARY}&numItineraries=-1`,
    `/api/v6/plan?fromPlace=${CANARY}`,
    `/api/v6/stoptimes?center=${CANARY}&radius=5&n=5`,
    `/api/v1/geocode?text=${CANARY}`,
    `/api/v1/reverse-geocode?place=${CANARY}`,
    `/api/v6/map/stops?min=${CANARY}&max=${CANARY}`,
    `/api/v9/plan?fromPlace=${CANARY}`,
    `/t/nowhere/api/v6/plan?fromPlace=${CANARY}`,
  ];
  for (const route of routes) await (await get(route)).text();
  gateway.recorder.reply = () => {
    throw new Error(`no way from ${CANARY}`);
  };
  for (const route of routes) expect(await (await get(route)).text()).not.toMatch(/49\.89|2\.29/);
  expect(gateway.log.length).toBeGreaterThan(routes.length);
  expect(gateway.log.join('\n')).not.toMatch(/49[.,]89|2[.,]29|49%2E89/);
});
