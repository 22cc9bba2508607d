import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { startGateway, type TestGateway } from './testing/start-gateway.js';

let gateway: TestGateway;
beforeAll(async () => {
  gateway = await startGateway('ville', 'pays');
});
afterAll(() => gateway.close());

const get = (path: string) => fetch(`${gateway.url}${path}`);

it.each(['ville', 'pays'])('%s answers under its own address', async (territory) => {
  expect((await get(`/t/${territory}/api/v6/stop?stopId=bus_C`)).status).toBe(200);
  expect(gateway.recorder.last.request).toMatchObject({ territory, stopId: 'bus_C' });
});

it('an address without a territory is a 404 that says where to go', async () => {
  const response = await get('/api/v6/stop?stopId=bus_C');
  expect(response.status).toBe(404);
  expect(await response.json()).toMatchObject({ code: 'TERRITORY_NEEDED', detail: expect.stringContaining('/t/{') });
});

it('health needs every territory, and each can be asked alone', async () => {
  gateway.recorder.readiness = [{ territory: 'ville', generation: 7 }];
  expect((await get('/api/v1/health')).status).toBe(503);
  expect((await get('/t/ville/api/v1/health')).status).toBe(200);
  expect((await get('/t/pays/api/v1/health')).status).toBe(503);
  expect((await get('/t/nowhere/api/v1/health')).status).toBe(404);
  gateway.recorder.readiness = [
    { territory: 'ville', generation: 7 },
    { territory: 'pays', generation: 2 },
  ];
  expect((await get('/api/v1/health')).status).toBe(200);
});
