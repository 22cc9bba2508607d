import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Problem } from '@maillage/kernel';
import { startGateway, type TestGateway } from '../testing/start-gateway.js';

let gateway: TestGateway;
beforeAll(async () => {
  gateway = await startGateway('ville');
});
afterAll(() => gateway.close());
beforeEach(() => gateway.reset());

interface Event {
  readonly id: string | undefined;
  readonly event: string;
  readonly data: string;
}

/** A reader of the stream on a real socket. */
class Reader {
  #text = '';
  #body: ReadableStreamDefaultReader<Uint8Array> | undefined;

  async open(query: string, lastEventId = ''): Promise<Response> {
    const headers = { 'last-event-id': lastEventId };
    const response = await fetch(`${gateway.url}/api/v1/changes?${query}`, { headers });
    if (response.ok) this.#body = response.body?.getReader();
    return response;
  }

  /** The next event; undefined when the stream has ended. */
  async next(): Promise<Event | undefined> {
    for (;;) {
      const end = this.#text.indexOf('\n\n');
      if (end >= 0) {
        const block = this.#text.slice(0, end);
        this.#text = this.#text.slice(end + 2);
        const event = /^event: (.*)$/m.exec(block)?.[1];
        const [id, data = ''] = [/^id: (.*)$/m.exec(block)?.[1], /^data: (.*)$/m.exec(block)?.[1]];
        if (event !== undefined) return { id, event, data };
        continue;
      }
      const read = await this.#body?.read();
      if (!read || read.done) return undefined;
      this.#text += new TextDecoder().decode(read.value);
    }
  }

  async close(): Promise<void> {
    await this.#body?.cancel();
  }
}

describe('the stream of changes', () => {
  it('tells the present first, then what changes, and nothing in between', async () => {
    let departures = 1;
    gateway.recorder.reply = () => ({
      stopTimes: Array(departures).fill({ a: 1 }),
      network: { realtimeSequence: departures },
    });
    const reader = new Reader();
    const response = await reader.open('stopId=bus_C');
    expect(response.headers.get('content-type')).toBe('text/event-stream; charset=utf-8');
    expect(response.headers.get('cache-control')).toBe('private, no-store');
    expect(response.headers.get('access-control-allow-origin')).toBe('*');
    expect(JSON.parse((await reader.next())?.data ?? '')).toMatchObject({ stopTimes: [{ a: 1 }] });
    await looked(2);
    departures = 2;
    expect(JSON.parse((await reader.next())?.data ?? '')).toMatchObject({ stopTimes: [{ a: 1 }, { a: 1 }] });
    await reader.close();
  }, 20_000);

  it('tells a reader who comes back what changed meanwhile, and nothing when it has seen that', async () => {
    let age = 1;
    gateway.recorder.reply = () => ({ stopTimes: [{ ageSeconds: age++ }] });
    const reader = new Reader();
    await reader.open('stopId=bus_C');
    const seen = (await reader.next())?.id;
    await reader.close();
    const again = new Reader();
    expect((await again.open('stopId=bus_C', seen)).status).toBe(200);
    gateway.recorder.reply = () => ({ stopTimes: [{}, {}] });
    expect(await again.next()).toMatchObject({ event: 'change', data: '{"stopTimes":[{},{}]}' });
    await again.close();
    const late = new Reader();
    await late.open('stopId=bus_C', seen);
    expect(await late.next()).toMatchObject({ data: '{"stopTimes":[{},{}]}' });
    await late.close();
  }, 20_000);

  it('looks once for all who watch the same, and not at all when they are gone', async () => {
    const readers = [new Reader(), new Reader(), new Reader()];
    for (const reader of readers) {
      expect((await reader.open('tripId=20260120_08:05_bus_1')).status).toBe(200);
      expect((await reader.next())?.event).toBe('change');
    }
    expect(gateway.recorder.asked).toHaveLength(1);
    for (const reader of readers) await reader.close();
    await new Promise((resolve) => setTimeout(resolve, 2_500));
    const count = gateway.recorder.asked.length;
    await new Promise((resolve) => setTimeout(resolve, 2_500));
    expect(gateway.recorder.asked).toHaveLength(count);
  }, 20_000);

  it('follows one station among those of its provider', async () => {
    gateway.recorder.reply = () => ({
      stations: [
        { id: 'velo_001', numVehiclesAvailable: 4 },
        { id: 'velo_002', numVehiclesAvailable: 0 },
      ],
    });
    const reader = new Reader();
    await reader.open('stationId=velo_001');
    expect(JSON.parse((await reader.next())?.data ?? '')).toEqual({ id: 'velo_001', numVehiclesAvailable: 4 });
    expect(gateway.recorder.last.request).toMatchObject({ providers: ['velo'], withVehicles: false });
    await reader.close();
    expect(await (await new Reader().open('stationId=velo_009')).json()).toMatchObject({ code: 'STATION_NOT_FOUND' });
  });

  it('ends with an event when there is nothing left to watch', async () => {
    const reader = new Reader();
    await reader.open('stopId=bus_C');
    await reader.next();
    gateway.recorder.reply = () => {
      throw new Problem(404, 'STOP_NOT_FOUND', { fr: 'Arrêt inconnu', en: 'Unknown stop' });
    };
    expect(await reader.next()).toMatchObject({ event: 'end', data: '{}' });
    expect(await reader.next()).toBeUndefined();
  }, 20_000);

  it('outlives a planner that does not answer for a moment', async () => {
    const reader = new Reader();
    await reader.open('stopId=bus_C');
    await reader.next();
    gateway.recorder.reply = () => {
      throw new Problem(503, 'PLANNER_UNAVAILABLE', { fr: 'Indisponible', en: 'Unavailable' });
    };
    await looked(2);
    gateway.recorder.reply = () => ({ stopTimes: [] });
    expect(await reader.next()).toMatchObject({ event: 'change', data: '{"stopTimes":[]}' });
    await reader.close();
  }, 20_000);

  it.each([
    ['', 'MISSING_PARAMETER'],
    ['stopId=bus_C&tripId=20260120_08:05_bus_1', 'INVALID_PARAMETER'],
    ['tripId=abc', 'INVALID_TRIP_ID'],
    ['stopId=bus_C&n=9999', 'LIMIT_EXCEEDED'],
  ])('refuses %j as a plain problem', async (query, code) => {
    const response = await new Reader().open(query);
    expect([response.headers.get('content-type'), await response.json()]).toEqual([
      expect.stringMatching(/^application\/problem\+json/),
      expect.objectContaining({ code }),
    ]);
  });

  it('does not keep a gateway from closing', async () => {
    const other = await startGateway('ville');
    const response = await fetch(`${other.url}/api/v1/changes?stopId=bus_C`);
    const body = response.text();
    await other.close();
    expect(await body).toContain('event: change');
  }, 10_000);
});

async function looked(times: number): Promise<void> {
  const before = gateway.recorder.asked.length;
  while (gateway.recorder.asked.length < before + times) await new Promise((resolve) => setTimeout(resolve, 50));
}
