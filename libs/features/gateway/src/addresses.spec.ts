import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import {
  healthAnswer,
  mapInitialAnswer,
  mapLevelsAnswer,
  oneToAllAnswer,
  oneToManyAnswer,
  oneToManyIntermodalAnswer,
  mapStopsAnswer,
  mapTripsAnswer,
  matchesAnswer,
  planAnswer,
  problemAnswer,
  rentalsAnswer,
  stopAnswer,
  stopTimesAnswer,
  tripAnswer,
} from '@maillage/contracts';
import type { z } from 'zod';
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

describe('every address answers in every version, with and without the territory', () => {
  const addresses: readonly (readonly [string, readonly number[], string, z.ZodType])[] = [
    ['plan', [1, 2, 3, 4, 5, 6], `?${PLAN}`, planAnswer],
    ['stoptimes', [1, 4, 5, 6], '?stopId=bus_C&n=5', stopTimesAnswer],
    ['trip', [1, 2, 4, 5, 6], '?tripId=20260120_08:05_bus_1', tripAnswer],
    ['stop', [6], '?stopId=bus_C', stopAnswer],
    ['geocode', [1], '?text=cen', matchesAnswer],
    ['reverse-geocode', [1], '?place=47.952,4.884', matchesAnswer],
    ['map/stops', [1, 6], '?min=47.94,4.86&max=47.97,4.91', mapStopsAnswer],
    [
      'one-to-many',
      [1],
      '?one=47.9;4.8&many=47.9;4.9,47.8;4.9&mode=WALK&max=900&maxMatchingDistance=250&arriveBy=false',
      oneToManyAnswer,
    ],
    ['refresh-itinerary', [6], '?itineraryId=abc', tripAnswer],
    ['one-to-all', [1, 6], '?one=47.9,4.8&maxTravelTime=30', oneToAllAnswer],
    ['map/levels', [1], '?min=47.94,4.86&max=47.97,4.91', mapLevelsAnswer],
    ['rentals', [1], '?min=47.94,4.86&max=47.97,4.91', rentalsAnswer],
    [
      'map/trips',
      [1, 4, 5, 6],
      '?zoom=14&min=47.94,4.86&max=47.97,4.91&startTime=2026-01-20T07:00:00Z&endTime=2026-01-20T07:02:00Z',
      mapTripsAnswer,
    ],
    ['map/initial', [1], '', mapInitialAnswer],
    ['health', [1], '', healthAnswer],
  ];
  const all = addresses.flatMap(([path, versions, query, schema]) =>
    versions.flatMap((version) =>
      ['', '/t/ville'].map((prefix) => ({ address: `${prefix}/api/v${version}/${path}${query}`, version, schema })),
    ),
  );

  it.each(all)('$address', async ({ address, version, schema }) => {
    const response = await get(address);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('application/json; charset=utf-8');
    expect(schema.safeParse(await response.json()).error?.issues ?? []).toEqual([]);
    if (gateway.recorder.asked.length > 0 && 'apiVersion' in gateway.recorder.last.request)
      expect(gateway.recorder.last.request.apiVersion).toBe(version);
  });

  it('an itinerary is refreshed without any place in the address, too', async () => {
    const response = await fetch(`${gateway.url}/api/v6/refresh-itinerary`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ itineraryId: 'abc', pedestrianProfile: 'WHEELCHAIR' }),
    });
    expect(response.status).toBe(200);
    expect(gateway.recorder.last).toMatchObject({
      question: 'refreshItinerary',
      request: { itineraryId: 'abc', wheelchair: true, walkingMetresPerSecond: 0.8, cyclingMetresPerSecond: undefined },
    });
  });

  it.each(['', '/t/ville'])('%s/api/experimental/one-to-many-intermodal', async (prefix) => {
    const address = `${prefix}/api/experimental/one-to-many-intermodal`;
    const asked = [
      get(`${address}?one=47.9;4.8&many=47.9;4.9,bus_M`),
      fetch(`${gateway.url}${address}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ one: '47.9,4.8', many: ['47.9,4.9', 'bus_M'] }),
      }),
    ];
    for (const response of await Promise.all(asked)) {
      expect(response.status).toBe(200);
      expect(oneToManyIntermodalAnswer.safeParse(await response.json()).error?.issues ?? []).toEqual([]);
    }
    const [byQuery, byBody] = gateway.recorder.asked;
    expect(byQuery?.request).toMatchObject({
      one: { kind: 'coordinate', latitude: 47.9, longitude: 4.8 },
      many: [
        { kind: 'coordinate', latitude: 47.9, longitude: 4.9 },
        { kind: 'stop', id: 'bus_M' },
      ],
      directMode: 'WALK',
      maxDirectSeconds: 1800,
      maxTravelSeconds: 14_400,
    });
    expect(byBody?.request).toEqual(byQuery?.request);
  });

  it.each([
    '/api/v7/plan',
    '/api/v9/plan',
    '/api/v2/geocode',
    '/api/v1/stop',
    '/api/v3/stoptimes',
    '/api/nothing',
    '/nothing',
    '/api/v6/plan/x',
  ])('%s is a 404 problem', async (address) => {
    const response = await get(`${address}?${PLAN}`);
    expect(response.status).toBe(404);
    expect(response.headers.get('content-type')).toMatch(/^application\/problem\+json/);
    expect(problemAnswer.safeParse(await response.json()).success).toBe(true);
  });
});
