import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Problem } from '@maillage/kernel';
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

describe('refusals', () => {
  it.each([
    ['/api/v6/plan?toPlace=bus_M', 400, 'MISSING_PARAMETER'],
    ['/api/v6/plan?fromPlace=NaN,1&toPlace=bus_M', 400, 'INVALID_COORDINATE'],
    ['/api/v6/plan?fromPlace=1e309,1&toPlace=bus_M', 400, 'INVALID_COORDINATE'],
    [`/api/v6/plan?${PLAN}&fromPlace=1,1`, 400, 'INVALID_COORDINATE'],
    [`/api/v6/plan?${PLAN}&numItineraries=1000000000`, 422, 'LIMIT_EXCEEDED'],
    [`/api/v6/plan?${PLAN}&searchWindow=315360000`, 422, 'LIMIT_EXCEEDED'],
    [`/api/v6/plan?${PLAN}&via=${Array<string>(50).fill('bus_C').join(',')}`, 422, 'LIMIT_EXCEEDED'],
    [`/api/v6/plan?${PLAN}&pageCursor=XYZ`, 400, 'INVALID_CURSOR'],
    [`/api/v6/plan?${PLAN}&time=2016-11-02T08:00:00+01:00`, 400, 'INVALID_TIME'],
    ['/api/v6/stoptimes', 400, 'MISSING_PARAMETER'],
    ['/api/v6/stoptimes?stopId=bus_C&n=5000', 422, 'LIMIT_EXCEEDED'],
    [`/api/v6/plan?${PLAN}&cyclingSpeed=0`, 422, 'LIMIT_EXCEEDED'],
    [`/api/v6/plan?${PLAN}&pedestrianSpeed=0`, 422, 'LIMIT_EXCEEDED'],
    [`/api/v6/plan?${PLAN}&cyclingSpeed=NaN`, 400, 'INVALID_PARAMETER'],
    [`/api/v6/plan?${PLAN}&pedestrianSpeed=1e309`, 400, 'INVALID_PARAMETER'],
    [`/api/v6/plan?${PLAN}&maxTravelTime=-5`, 422, 'LIMIT_EXCEEDED'],
    [`/api/v6/plan?${PLAN}&maxPreTransitTime=-1`, 422, 'LIMIT_EXCEEDED'],
    [`/api/v6/plan?${PLAN}&maxDirectTime=NaN`, 400, 'INVALID_PARAMETER'],
    [`/api/v6/plan?${PLAN}&searchWindow=-1`, 422, 'LIMIT_EXCEEDED'],
    [`/api/v6/plan?${PLAN}&maxMatchingDistance=-1`, 422, 'LIMIT_EXCEEDED'],
    [`/api/v6/plan?${PLAN}&viaMinimumStay=${Array<string>(50).fill('1').join(',')}`, 422, 'LIMIT_EXCEEDED'],
    [`/api/v6/plan?${PLAN}&via=bus_C&viaMinimumStay=99999`, 400, 'INVALID_PARAMETER'],
    ['/api/v1/one-to-many?one=47;4&many=47;4&max=-9', 422, 'LIMIT_EXCEEDED'],
    ['/api/v1/one-to-many?one=NaN;4&many=47;4&max=9', 400, 'INVALID_COORDINATE'],
    ['/api/v6/one-to-all?one=47,4&maxTravelTime=-1', 422, 'LIMIT_EXCEEDED'],
    ['/api/v6/one-to-all?one=47,4&maxTravelTime=30&pedestrianSpeed=0', 422, 'LIMIT_EXCEEDED'],
    ['/api/experimental/one-to-many-intermodal?one=47;4&many=47;4&cyclingSpeed=0', 422, 'LIMIT_EXCEEDED'],
    ['/api/experimental/one-to-many-intermodal?one=47;4&many=47;4&maxTravelTime=-1', 422, 'LIMIT_EXCEEDED'],
    ['/api/v6/refresh-itinerary?itineraryId=x&pedestrianSpeed=0', 422, 'LIMIT_EXCEEDED'],
    [`/api/v6/plan?${PLAN}&via=bus_C&viaMinimumStay=-1`, 400, 'INVALID_PARAMETER'],
    [`/api/v6/plan?${PLAN}&preTransitRentalFormFactors=SLED`, 400, 'INVALID_PARAMETER'],
    ['/api/v1/one-to-many?one=47,4&many=47;4&max=9', 400, 'INVALID_COORDINATE'],
    ['/api/v1/one-to-many?one=47;4&many=47;4,x;y&max=9', 400, 'INVALID_COORDINATE'],
    ['/api/v1/one-to-many?one=47;4&many=47;4&max=9&mode=RENTAL', 400, 'INVALID_PARAMETER'],
    ['/api/v1/one-to-many?one=47;4&max=9', 400, 'MISSING_PARAMETER'],
    ['/api/v6/refresh-itinerary', 400, 'MISSING_PARAMETER'],
    [`/api/v6/refresh-itinerary?itineraryId=${'x'.repeat(6_001)}`, 422, 'LIMIT_EXCEEDED'],
    ['/api/experimental/one-to-many-intermodal?one=47;4', 400, 'MISSING_PARAMETER'],
    ['/api/experimental/one-to-many-intermodal?one=NaN;4&many=47;4', 400, 'INVALID_COORDINATE'],
    ['/api/experimental/one-to-many-intermodal?one=47;4&many=47;4,91;4', 400, 'INVALID_COORDINATE'],
    [`/api/experimental/one-to-many-intermodal?one=47;4&many=${'4;4,'.repeat(501)}4;4`, 422, 'LIMIT_EXCEEDED'],
    ['/api/v6/one-to-all?one=47,4&maxTravelTime=241', 422, 'LIMIT_EXCEEDED'],
    ['/api/v6/one-to-all?one=47,4', 400, 'MISSING_PARAMETER'],
    ['/api/v1/rentals?min=47,4', 400, 'MISSING_PARAMETER'],
    ['/api/v1/rentals?max=47,4', 400, 'MISSING_PARAMETER'],
    ['/api/v1/rentals?point=47,4', 400, 'MISSING_PARAMETER'],
    ['/api/v1/rentals?radius=4', 400, 'MISSING_PARAMETER'],
    ['/api/v1/rentals?point=47,4&radius=1000000', 422, 'LIMIT_EXCEEDED'],
    ['/api/v1/map/levels?min=47,4', 400, 'MISSING_PARAMETER'],
    ['/api/v6/trip?tripId=abc', 400, 'INVALID_TRIP_ID'],
    ['/api/v6/plan?fromPlace=%zz', 400, 'MISSING_PARAMETER'],
    ['/t/nowhere/api/v6/plan?fromPlace=1,1&toPlace=bus_M', 404, 'TERRITORY_NOT_FOUND'],
    [`/api/v6/plan?${PLAN}&x=${'x'.repeat(9_000)}`, 414, 'URI_TOO_LONG'],
  ])('%s', async (address, status, code) => {
    const response = await get(address);
    expect(response.status).toBe(status);
    const told = (await response.json()) as { readonly title: string; readonly detail?: string };
    expect(told).toMatchObject({ code, status, error: expect.any(String) });
    const english = await get(address, { 'accept-language': 'en' });
    expect(await english.json()).toMatchObject({ code, title: expect.not.stringMatching(told.title) });
    expect(gateway.recorder.asked).toHaveLength(0);
  });

  it('ten thousand places are too many for transit sooner', async () => {
    const many = Array.from({ length: 10_000 }, (_, row) => `47.${row},4.8`);
    const response = await fetch(`${gateway.url}/api/experimental/one-to-many-intermodal`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'accept-language': 'en' },
      body: JSON.stringify({ one: '47,4', many }),
    });
    expect(response.status).toBe(422);
    expect(await response.json()).toMatchObject({ code: 'LIMIT_EXCEEDED', detail: 'many: at most 500 items.' });
  });

  it('ten thousand places are too many, and the refusal says how many are not', async () => {
    const many = Array.from({ length: 10_000 }, (_, row) => `47.${row};4.8`);
    const response = await fetch(`${gateway.url}/api/v1/one-to-many`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ one: '47;4', many, mode: 'WALK', max: 900, maxMatchingDistance: 250, arriveBy: false }),
    });
    expect(response.status).toBe(422);
    expect(await response.json()).toMatchObject({
      code: 'LIMIT_EXCEEDED',
      parameter: 'many',
      detail: 'many : au plus 5000 éléments.',
    });
    expect(gateway.recorder.asked).toHaveLength(0);
  });

  it('F06: an address of a megabyte is refused and the next request answered', async () => {
    const response = await get(`/api/v6/plan?${PLAN}&x=${'x'.repeat(1_000_000)}`).catch(() => undefined);
    if (response) expect(response.status).toBe(431);
    expect((await get(`/api/v6/plan?${PLAN}`)).status).toBe(200);
  });

  it('speak French, or English when asked', async () => {
    const told = async (language: string) =>
      (await get('/api/v6/trip?tripId=abc', { 'accept-language': language })).json() as Promise<{ title: string }>;
    expect((await told('fr')).title).toBe('Identifiant de course illisible');
    expect((await told('en-GB')).title).toBe('The trip id cannot be read');
  });

  it('of the planner come through', async () => {
    gateway.recorder.reply = () => {
      throw new Problem(404, 'STOP_NOT_FOUND', { fr: 'Arrêt inconnu', en: 'Unknown stop' });
    };
    const response = await get(`/api/v6/plan?${PLAN}`);
    expect(response.status).toBe(404);
    expect(await response.json()).toMatchObject({ code: 'STOP_NOT_FOUND', error: 'Arrêt inconnu' });
  });
});
