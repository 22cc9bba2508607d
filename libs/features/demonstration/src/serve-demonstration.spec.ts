import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { demoTerritory, LIVE_DOCUMENTS } from '@maillage/demo-territory';
import { parseServiceDate, serviceAnchor, type Instant, type ServiceDay } from '@maillage/kernel';
import { serveDemonstration, type DemonstrationServer } from './serve-demonstration.js';

const today = parseServiceDate('20261124') ?? (0 as ServiceDay);
const { live } = demoTerritory({ seed: 1, today });
let instant = (serviceAnchor(today, 'Europe/Paris') + 8 * 3_600) as Instant;
let server: DemonstrationServer;

beforeAll(async () => {
  server = await serveDemonstration({ live, now: () => instant, port: 0 });
});
afterAll(() => server.close());

const get = (path: string, headers: Record<string, string> = {}): Promise<Response> =>
  fetch(`${server.url}/${path}`, { headers });

describe('the demonstration over HTTP', () => {
  it.each(Object.entries(LIVE_DOCUMENTS))('serves %s as of its present', async (name, type) => {
    const response = await get(name);
    expect([response.status, response.headers.get('content-type')]).toEqual([200, type]);
    const bytes = new Uint8Array(await response.arrayBuffer());
    expect(bytes).toEqual(Uint8Array.from(live.read(name as keyof typeof LIVE_DOCUMENTS, instant)));
  });

  it('answers 304 to who has the present content, and 200 when time has moved it on', async () => {
    const first = await get('bus/trip-updates.pb');
    const etag = first.headers.get('etag') ?? '';
    expect((await get('bus/trip-updates.pb', { 'if-none-match': etag })).status).toBe(304);
    instant = (instant + 60) as Instant;
    expect((await get('bus/trip-updates.pb', { 'if-none-match': etag })).status).toBe(200);
  });

  it('leads from the list of documents to each of them', async () => {
    const list = (await (await get('velorvel/gbfs.json')).json()) as {
      data: { feeds: { name: string; url: string }[] };
    };
    const statuses = await Promise.all(list.data.feeds.map(async ({ name, url }) => [name, (await fetch(url)).status]));
    expect(statuses).toEqual(list.data.feeds.map(({ name }) => [name, 200]));
    expect(list.data.feeds.map(({ name }) => name)).toContain('station_status');
  });

  it('serves nothing else, and takes nothing', async () => {
    const asked = ['', 'velorvel/', 'velorvel/../bus/alerts.pb/x', '__proto__', 'constructor', '%2e%2e/etc/passwd'];
    expect(await Promise.all(asked.map(async (path) => (await get(path)).status))).toEqual(asked.map(() => 404));
    expect((await fetch(`${server.url}/parkings.json`, { method: 'POST', body: 'x' })).status).toBe(405);
  });

  it('says which variable chooses another port when its own is taken', async () => {
    const port = Number(new URL(server.url).port);
    const second = serveDemonstration({ live, now: () => instant, port });
    await expect(second).rejects.toThrow('MAILLAGE_DEMONSTRATION_PORT');
  });
});
