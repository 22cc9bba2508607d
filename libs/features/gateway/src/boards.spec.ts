import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { startGateway, type TestGateway } from './testing/start-gateway.js';

let gateway: TestGateway;
beforeAll(async () => {
  gateway = await startGateway('ville');
});
afterAll(() => gateway.close());
beforeEach(() => gateway.reset());

const get = (path: string, headers: Readonly<Record<string, string>> = {}) =>
  fetch(`${gateway.url}${path}`, { headers });
const json = async (path: string): Promise<unknown> => (await get(path)).json();

describe('boards and maps', () => {
  const BOARD = '/api/v6/stoptimes?stopId=bus_C&n=5';
  const MAP = '/api/v1/map/stops?min=47.94,4.86&max=47.97,4.91';

  it.each([BOARD, MAP])('%s is kept for a few seconds under a name that says nothing', async (address) => {
    const first = await json(address);
    expect(await json(address)).toEqual(first);
    expect(gateway.recorder.asked).toHaveLength(1);
    expect([...gateway.cache.kept.keys()]).toEqual([expect.stringMatching(/^ville\/answer\/[\w-]{43}$/)]);
    gateway.cache.pass(5);
    await json(address);
    expect(gateway.recorder.asked).toHaveLength(2);
  });

  it('shared vehicles of a map section are kept, those around a point are not', async () => {
    await json('/api/v1/rentals?min=47.97,4.86&max=47.94,4.91&providerGroups=velo&withVehicles=false');
    expect(gateway.recorder.last.request).toEqual({
      territory: 'ville',
      box: { south: 47.94, west: 4.86, north: 47.97, east: 4.91 },
      providers: ['velo'],
      withProviders: true,
      withStations: true,
      withVehicles: false,
      withZones: true,
    });
    expect(gateway.cache.kept.size).toBe(1);
    const around = await get('/api/v1/rentals?point=47.95,4.87&radius=300');
    expect(around.headers.get('cache-control')).toBe('private, no-store');
    expect(gateway.cache.kept.size).toBe(1);
  });

  it.each(['trip?tripId=20260120_08:05_bus_1', 'stop?stopId=bus_C'])('%s is not kept here', async (path) => {
    await json(`/api/v6/${path}`);
    await json(`/api/v6/${path}`);
    expect(gateway.recorder.asked).toHaveLength(2);
    expect(gateway.cache.kept.size).toBe(0);
  });

  it.each(['geocode?text=x', 'reverse-geocode?place=47.9,4.8'])('%s is not kept anywhere', async (path) => {
    const response = await get(`/api/v1/${path}`);
    await json(`/api/v1/${path}`);
    expect(response.headers.get('cache-control')).toBe('private, no-store');
    expect(gateway.recorder.asked).toHaveLength(2);
    expect(gateway.cache.kept.size).toBe(0);
  });

  it('different requests have different names', async () => {
    for (const query of ['', '&n=6', '&arriveBy=true', '&language=en', '&mode=BUS'])
      await json(`/api/v6/stoptimes?stopId=bus_C${query === '&n=6' ? '' : '&n=5'}${query}`);
    await json('/api/v5/stoptimes?stopId=bus_C&n=5');
    expect(gateway.cache.kept.size).toBe(6);
  });

  it('F12: what the cache garbled is computed again', async () => {
    const first = await json(BOARD);
    for (const [name, entry] of gateway.cache.kept)
      gateway.cache.kept.set(name, {
        ...entry,
        body: entry.body.map((byte, index) => (index === 40 ? byte ^ 1 : byte)),
      });
    expect(await json(BOARD)).toEqual(first);
    expect(gateway.recorder.asked).toHaveLength(2);
    for (const [name, entry] of gateway.cache.kept) gateway.cache.kept.set(name, { ...entry, body: new Uint8Array(3) });
    expect(await json(BOARD)).toEqual(first);
    expect(gateway.recorder.asked).toHaveLength(3);
  });

  it('an answer of another network than the known one is not kept', async () => {
    gateway.recorder.generation = 8;
    await json(BOARD);
    expect(gateway.cache.kept.size).toBe(0);
  });

  it('F10: unchanged bytes are 304, a swap of networks never is', async () => {
    const tag = (await get(BOARD)).headers.get('etag') ?? '';
    expect(tag).toMatch(/^W\/"7-/);
    const again = await get(BOARD, { 'if-none-match': `"other", ${tag}` });
    expect([again.status, await again.text()]).toEqual([304, '']);
    gateway.cache.kept.clear();
    gateway.recorder.generation = 8;
    const swapped = await get(BOARD, { 'if-none-match': tag });
    expect([swapped.status, swapped.headers.get('etag')?.slice(0, 5)]).toEqual([200, 'W/"8-']);
  });

  it('the corners of a map section may come in any order', async () => {
    await json('/api/v6/map/stops?min=47.97,4.86&max=47.94,4.91');
    expect(gateway.recorder.last.request).toMatchObject({
      box: { south: 47.94, north: 47.97, west: 4.86, east: 4.91 },
    });
  });

  it('arrivals look back, departures forward, unless the direction is said', async () => {
    const direction = async (query: string) => {
      await json(`${BOARD}${query}`);
      return gateway.recorder.last.request;
    };
    expect(await direction('')).toMatchObject({ direction: 'LATER', arriveBy: false, count: 5 });
    expect(await direction('&arriveBy=true')).toMatchObject({ direction: 'EARLIER', arriveBy: true });
    expect(await direction('&arriveBy=true&direction=LATER')).toMatchObject({ direction: 'LATER' });
    await json('/api/v6/stoptimes?stopId=bus_C&window=600');
    expect(gateway.recorder.last.request).toMatchObject({ count: 0, windowSeconds: 600 });
  });
});
