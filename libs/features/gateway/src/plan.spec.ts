import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { startGateway, type TestGateway } from './testing/start-gateway.js';

const PLAN = 'fromPlace=47.9520,4.8840&toPlace=bus_M';

let gateway: TestGateway;
beforeAll(async () => {
  gateway = await startGateway('ville');
});
afterAll(() => gateway.close());
beforeEach(() => gateway.reset());

const get = (path: string, headers: Readonly<Record<string, string>> = {}) =>
  fetch(`${gateway.url}${path}`, { headers });

const anyRental = { formFactors: [], propulsions: [], providers: [] };

describe('plan', () => {
  const asked = async (query: string, version = 6) => {
    expect((await get(`/api/v${version}/plan?${query}`)).status).toBe(200);
    return gateway.recorder.last.request;
  };

  it('asks the planner with every member set, MOTIS’s defaults where nothing is said', async () => {
    expect(await asked(PLAN)).toEqual({
      territory: 'ville',
      apiVersion: 6,
      from: { kind: 'coordinate', latitude: 47.952, longitude: 4.884 },
      to: { kind: 'stop', id: 'bus_M' },
      time: undefined,
      arriveBy: false,
      timetableView: true,
      searchWindowSeconds: 900,
      numItineraries: 5,
      maxItineraries: undefined,
      pageCursor: undefined,
      maxTransfers: undefined,
      maxTravelSeconds: undefined,
      minTransferSeconds: 0,
      additionalTransferSeconds: 0,
      transferTimeFactor: 1,
      transitModes: ['TRANSIT'],
      directModes: ['WALK'],
      preTransitModes: ['WALK'],
      postTransitModes: ['WALK'],
      directRental: anyRental,
      preTransitRental: anyRental,
      postTransitRental: anyRental,
      via: [],
      wheelchair: false,
      walkingMetresPerSecond: 1.2,
      cyclingMetresPerSecond: 4.2,
      elevationCosts: 'NONE',
      maxPreTransitSeconds: 900,
      maxPostTransitSeconds: 900,
      maxDirectSeconds: 1800,
      maxMatchingMetres: 250,
      detailedLegs: true,
      joinInterlinedLegs: true,
      withScheduledSkippedStops: false,
      requireBikeTransport: false,
      fastestDirectFactor: 1,
      explain: false,
      language: [],
    });
  });

  it.each([
    [1, 'maxTransfers=0', { transitModes: [], maxTransfers: 0 }],
    [2, 'maxTransfers=0', { transitModes: [], maxTransfers: 0 }],
    [2, 'maxTransfers=1', { transitModes: ['TRANSIT'], maxTransfers: 0 }],
    [2, 'maxTransfers=3', { transitModes: ['TRANSIT'], maxTransfers: 2 }],
    [3, 'maxTransfers=0', { transitModes: ['TRANSIT'], maxTransfers: 0 }],
    [6, 'maxTransfers=2', { transitModes: ['TRANSIT'], maxTransfers: 2 }],
    [
      6,
      'maxTravelTime=90&minTransferTime=3&additionalTransferTime=2',
      { maxTravelSeconds: 5400, minTransferSeconds: 180, additionalTransferSeconds: 120 },
    ],
    [
      6,
      'maxPreTransitTime=9999&maxPostTransitTime=9999&maxDirectTime=99999',
      { maxPreTransitSeconds: 3600, maxPostTransitSeconds: 3600, maxDirectSeconds: 21_600 },
    ],
    [6, 'pedestrianProfile=WHEELCHAIR', { wheelchair: true, walkingMetresPerSecond: 0.8 }],
    [6, 'pedestrianSpeed=1.5', { walkingMetresPerSecond: 1.5 }],
    [6, 'pageCursor=LATER%7C1478072760', { pageCursor: { direction: 'LATER', instant: 1478072760 } }],
    [6, 'time=2026-01-20T08:00:00%2B01:00', { time: 1768892400 }],
    [6, 'time=2026-01-20T08:00:00', { time: 1768892400 }],
    [6, 'time=2026-03-29T02:30:00', { time: Date.parse('2026-03-29T01:30:00Z') / 1000 }],
    [6, 'time=2026-10-25T02:30:00', { time: Date.parse('2026-10-25T00:30:00Z') / 1000 }],
    [6, 'time=2026-10-25T02:30:00%2B01:00', { time: Date.parse('2026-10-25T01:30:00Z') / 1000 }],
    [6, 'transitModes=BUS,TRAM&transitModes=RAIL', { transitModes: ['BUS', 'TRAM', 'RAIL'] }],
    [6, 'transitModes=', { transitModes: [] }],
    [6, 'language=en', { language: ['en'] }],
  ])('v%s %s', async (version, query, expected) => {
    expect(await asked(`${PLAN}&${query}`, version)).toMatchObject(expected);
  });

  it('takes the reader’s languages when none is asked', async () => {
    await get(`/api/v6/plan?${PLAN}`, { 'accept-language': 'en;q=0.5, fr-FR, *;q=0.1, <script>' });
    expect(gateway.recorder.last.request).toMatchObject({ language: ['fr-FR', 'en'] });
  });

  it('is never kept, by nobody', async () => {
    const response = await get(`/api/v6/plan?${PLAN}`);
    await get(`/api/v6/plan?${PLAN}`);
    expect(response.headers.get('cache-control')).toBe('private, no-store');
    expect(response.headers.has('etag')).toBe(false);
    expect(gateway.recorder.asked).toHaveLength(2);
    expect(gateway.cache.kept.size).toBe(0);
  });

  it('passes the planner’s bytes through and names the network', async () => {
    gateway.recorder.reply = () => ({ odd: 'é', spaces: '  ' });
    const response = await get(`/api/v6/plan?${PLAN}`);
    expect(await response.text()).toBe('{"odd":"é","spaces":"  "}');
    expect(response.headers.get('network-generation')).toBe('7');
  });
});

describe('POST plan', () => {
  const post = (body: string, query = '', type = 'application/json') =>
    fetch(`${gateway.url}/api/v6/plan${query}`, { method: 'POST', body, headers: { 'content-type': type } });

  it('takes the parameters of the address, as MOTIS does', async () => {
    expect((await post('{"fromOffsets":[],"toOffsets":[]}', `?${PLAN}`)).status).toBe(200);
    expect(gateway.recorder.last.request).toMatchObject({ to: { kind: 'stop', id: 'bus_M' } });
  });

  it('takes them in the body, which goes first', async () => {
    const body = {
      fromPlace: '47.95,4.88',
      toPlace: 'bus_M',
      numItineraries: 3,
      arriveBy: true,
      transitModes: ['BUS', 'TRAM'],
    };
    expect((await post(JSON.stringify(body), '?toPlace=bus_X')).status).toBe(200);
    expect(gateway.recorder.last.request).toMatchObject({
      to: { kind: 'stop', id: 'bus_M' },
      numItineraries: 3,
      arriveBy: true,
      transitModes: ['BUS', 'TRAM'],
    });
  });

  it.each([
    ['offsets', JSON.stringify({ fromOffsets: [{ stopId: 'bus_C', duration: 60 }] }), 422, 'OFFSETS_NOT_SUPPORTED_YET'],
    ['F06 a deep body', `${'['.repeat(10_000)}${']'.repeat(10_000)}`, 400, 'INVALID_BODY'],
    ['F06 a deep member', `{"fromPlace":${'['.repeat(10_000)}${']'.repeat(10_000)}}`, 400, 'INVALID_BODY'],
    ['F06 a large body', JSON.stringify({ fromPlace: 'x'.repeat(1_000_000) }), 413, 'CONTENT_TOO_LARGE'],
    ['no JSON', '{"fromPlace":', 400, 'BAD_REQUEST'],
    ['a list', '[]', 400, 'INVALID_BODY'],
    ['a text', '"x"', 400, 'INVALID_BODY'],
    ['an object as place', '{"fromPlace":{"lat":1}}', 400, 'INVALID_BODY'],
    ['prototypes', '{"__proto__":{"fromPlace":"1,2"}}', 400, 'BAD_REQUEST'],
    ['an impossible place', '{"fromPlace":"91,0","toPlace":"bus_M"}', 400, 'INVALID_COORDINATE'],
  ])('%s is refused', async (_, body, status, code) => {
    const response = await post(body);
    expect(response.status).toBe(status);
    expect(await response.json()).toMatchObject({ code, status });
    expect(gateway.recorder.asked).toHaveLength(0);
  });
});

describe('plan as GeoJSON', () => {
  it.each([
    ['application/geo+json', 'application/geo+json'],
    ['application/geo+json, application/json;q=0.5', 'application/geo+json'],
    ['application/json;q=0.4, APPLICATION/GEO+JSON ;q=0.9', 'application/geo+json'],
    ['application/geo+json, */*', 'application/geo+json'],
    ['application/json, application/geo+json', 'application/json; charset=utf-8'],
    ['application/geo+json;q=0.2, */*', 'application/json; charset=utf-8'],
    ['application/geo+json;q=0', 'application/json; charset=utf-8'],
    ['application/geo+json;q=x', 'application/json; charset=utf-8'],
    ['*/*', 'application/json; charset=utf-8'],
    ['text/html', 'application/json; charset=utf-8'],
  ])('Accept: %s gets %s', async (accept, type) => {
    const response = await get(`/api/v6/plan?${PLAN}`, { accept });
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe(type);
    expect(response.headers.get('vary')).toBe('Accept, Accept-Encoding, Accept-Language');
    expect(response.headers.get('cache-control')).toBe('private, no-store');
    const { answerFormat } = gateway.recorder.last.request as { answerFormat?: string };
    expect(answerFormat).toBe(type === 'application/geo+json' ? 'geojson' : undefined);
  });

  it('draws a trip too, and nothing that is no way', async () => {
    const accept = { accept: 'application/geo+json' };
    const trip = await get('/api/v6/trip?tripId=20260120_08:05_bus_1', accept);
    expect(trip.headers.get('content-type')).toBe('application/geo+json');
    const stop = await get('/api/v6/stop?stopId=bus_M', accept);
    expect(stop.headers.get('content-type')).toBe('application/json; charset=utf-8');
  });
});
