import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from '@jest/globals';
import { planAnswer } from '@maillage/contracts';
import { CANARY, STOPS } from './bourg.js';
import type { Surroundings } from './describe-install.js';

const place = ({ latitude, longitude }: { latitude: number; longitude: number }): string =>
  `${String(latitude)},${String(longitude)}`;

/** What is left of a traveller in logs, stores and topics: nothing. */
export function describePrivacy(around: () => Surroundings): void {
  const get = (path: string, init?: RequestInit): Promise<Response> => fetch(`${around().install.url}${path}`, init);

  const itineraryIds = async (path: string): Promise<string[]> =>
    planAnswer.parse(await (await get(path)).json()).itineraries.map(({ id }) => id);

  it('lets no page of another origin read, send or change what belongs to operators', async () => {
    const origin = 'https://page.example';
    const { url, operatorUrl } = around().install;
    for (const [method, address] of [
      ['GET', `${url}/v1/feeds`],
      ['POST', `${url}/v1/feeds/bus/refresh`],
      ['POST', `${url}/t/bourg/v1/feeds/bus/refresh`],
      ['POST', `${url}/v1/feeds/bus/versions/1/release`],
      ['POST', `${url}/v1/feeds/bus/versions/1/reject`],
      ['PUT', `${operatorUrl}/v1/feeds/bus-rt/live`],
    ] as const) {
      const asked = { origin, 'access-control-request-method': method };
      for (const init of [
        { method: 'OPTIONS', headers: asked },
        { method, headers: { origin } },
      ]) {
        const response = await fetch(address, init);
        await response.arrayBuffer();
        expect([address, response.headers.get('access-control-allow-origin')]).toEqual([address, null]);
        expect([address, init.method, method === 'GET' || response.status >= 400]).toEqual([
          address,
          init.method,
          true,
        ]);
      }
    }
    const answer = await get('/api/v1/health', { headers: { origin } });
    expect(answer.headers.get('access-control-allow-origin')).toBe('*');
    expect(answer.headers.get('access-control-allow-credentials')).toBeNull();
  });

  it('keeps no coordinate of a traveller anywhere', async () => {
    const canary = place(CANARY);
    const addresses = [
      `/api/v6/plan?fromPlace=${canary}&toPlace=${place(STOPS.gare)}`,
      `/api/v1/plan?fromPlace=${canary}&toPlace=${canary}`,
      `/api/v6/plan?fromPlace=${canary}&toPlace=nowhere_at_all`,
      `/api/v6/plan?fromPlace=${canary}&toPlace=1e309,2`,
      `/api/v6/plan?fromPlace=${canary}&numItineraries=-1`,
      `/api/v1/reverse-geocode?place=${canary}`,
      `/api/v1/geocode?text=${canary}&place=${canary}`,
      `/api/v6/stoptimes?center=${canary}&radius=100&n=3`,
      `/api/v6/map/stops?min=${canary}&max=50,3`,
      `/api/v1/map/levels?min=${canary}&max=50,3`,
      `/api/v1/rentals?min=${canary}&max=50,3`,
      `/api/v1/rentals?point=${canary}&radius=300`,
      `/api/v1/one-to-many?one=${canary.replace(',', ';')}&many=${canary.replace(',', ';')}&max=900`,
      `/api/v1/one-to-many?one=${canary.replace(',', ';')}&many=${canary}&max=900`,
      `/api/v6/one-to-all?one=${canary}&maxTravelTime=30`,
      `/api/v6/one-to-all?one=${canary}&maxTravelTime=3000`,
      `/api/v9/plan?fromPlace=${canary}`,
      `/${canary}`,
      `/t/${canary}/api/v6/plan?fromPlace=${canary}`,
      `/v1/feeds/${canary}/versions`,
    ];
    for (const address of addresses) await (await get(address)).arrayBuffer();
    await get('/api/v6/plan', { method: 'POST', body: JSON.stringify({ place: canary }) });
    await get('/api/v1/one-to-many', { method: 'POST', body: JSON.stringify({ one: canary }) });
    const map = { headers: { accept: 'application/geo+json' } };
    await (await get(`/api/v6/plan?fromPlace=${canary}&toPlace=${place(STOPS.gare)}`, map)).arrayBuffer();
    const ids = await itineraryIds(`/api/v6/plan?fromPlace=${canary}&toPlace=${place(STOPS.gare)}`);
    expect(ids.length).toBeGreaterThan(0);
    for (const id of ids) expect((await get(`/api/v6/refresh-itinerary?itineraryId=${id}`)).status).toBe(200);
    await get(`/api/v6/refresh-itinerary?itineraryId=${canary}`);
    await get(
      `/api/experimental/one-to-many-intermodal?one=${canary.replace(',', ';')}&many=${canary.replace(',', ';')}`,
    );
    await sleep(1_000);
    const written = [
      ...around().install.processes.map((process) => process.output()),
      ...(await Promise.all(around().install.processes.map(({ url }) => metricsOf(url)))),
      await around().dump(),
      ...(await Promise.all(around().folders.map(textsBelow))).flat(),
    ].join('\n');
    expect(written.length).toBeGreaterThan(100);
    const traces = ['49.894067', '2.295753', '49%2E894067', '49,894067', '49.8941', '2.29575', '49894067', '2295753'];
    expect([...traces, ...ids].filter((trace) => written.includes(trace))).toEqual([]);
  });
}

/** Every process measures at least itself, and tells the machine. */
async function metricsOf(url: string): Promise<string> {
  const answer = await fetch(`${url}/metrics`);
  const text = await answer.text();
  expect([answer.status, text]).toEqual([200, expect.stringContaining('process_resident_memory_bytes')]);
  return text;
}

/** The files below a folder that may hold traces: not the archives and snapshots, which hold the stop at that very place. */
async function textsBelow(folder: string): Promise<string[]> {
  const texts: string[] = [];
  for (const path of await readdir(folder, { recursive: true })) {
    const file = join(folder, path);
    if (/(^|\/)(archives|snapshots)\/|\.zip$/.test(path) || !(await stat(file)).isFile()) continue;
    texts.push((await readFile(file)).toString('latin1'));
  }
  return texts;
}
