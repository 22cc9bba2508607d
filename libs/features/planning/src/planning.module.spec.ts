import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Global, Module } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import {
  internalProblemSchema,
  internalRoutes,
  oneToManyIntermodalAnswer,
  planAnswer,
  READINESS_PATH,
  territorySchema,
  tripAnswer,
} from '@maillage/contracts';
import type { Instant } from '@maillage/kernel';
import { createApp, createLogger } from '@maillage/nest-kit';
import {
  Clock,
  EventPublisher,
  JourneyRouter,
  Meter,
  Narrator,
  NetworkStore,
  ReachRouter,
  RoutableNetworks,
  SnapshotStore,
  TerritoryStore,
} from '@maillage/ports';
import { FixedClock, RecordingMeter } from '@maillage/testing';
import { readFeed } from '@maillage/transit-gtfs';
import { city } from '@maillage/transit-gtfs/testing';
import { buildTimetable, writeSnapshot } from '@maillage/transit-timetable';
import { PlannerHttpModule } from './internal/planner-http.module.js';
import { PlanningModule } from './planning.module.js';
import { RecordedEvents } from './testing/recorded-events.js';
import { DirectRouter } from './testing/direct-router.js';
import { ListeningNarrator, MemoryNetworks, MemorySnapshots, MemoryTerritories } from './testing/memory-stores.js';
import { BOARD, PLAN } from './testing/planned-town.js';

const MORNING = (Date.parse('2026-01-20T08:00:00+01:00') / 1000) as Instant;
const CANARY = 48.123456;

const territories = new MemoryTerritories();
const networks = new MemoryNetworks();
const snapshots = new MemorySnapshots();
const router = new DirectRouter();
const log: string[] = [];

@Global()
@Module({
  providers: [
    { provide: TerritoryStore, useValue: territories },
    { provide: NetworkStore, useValue: networks },
    { provide: SnapshotStore, useValue: snapshots },
    { provide: RoutableNetworks, useValue: router.networks },
    { provide: JourneyRouter, useValue: router.journeys },
    { provide: ReachRouter, useValue: router.reach },
    { provide: Clock, useValue: new FixedClock(MORNING) },
    { provide: Narrator, useValue: new ListeningNarrator() },
    { provide: EventPublisher, useValue: new RecordedEvents() },
    { provide: Meter, useValue: new RecordingMeter() },
  ],
  exports: [
    TerritoryStore,
    NetworkStore,
    SnapshotStore,
    RoutableNetworks,
    JourneyRouter,
    ReachRouter,
    Clock,
    Meter,
    Narrator,
    EventPublisher,
  ],
})
class Wiring {}

@Module({ imports: [Wiring, PlanningModule, PlannerHttpModule] })
class PlannerModule {}

describe('a planner that runs alone', () => {
  let app: NestFastifyApplication;
  let url: string;

  beforeAll(async () => {
    const feeds = [{ id: 'city', kind: 'gtfs', url: './gtfs.zip' }];
    await territories.put(territorySchema.parse({ id: 'town', name: 'Town', timezone: 'Europe/Paris', feeds }));
    const { feed } = await readFeed(city('BUS 1  A 08:05  B 08:15'));
    if (!feed) throw new Error('not a city');
    const bytes = writeSnapshot(buildTimetable([{ id: 'city', feed }], { timezone: 'Europe/Paris' }), {});
    const checksum = await snapshots.put('town', bytes);
    await networks.activate({ territory: 'town', expected: undefined, checksum, streets: undefined, feeds: [] });
    const logger = createLogger({ name: 'test', level: 'trace', destination: { write: (line) => log.push(line) } });
    app = await createApp(PlannerModule, { logger });
    await app.listen(0, '127.0.0.1');
    url = await app.getUrl();
    while (!(await ready())) await aMoment();
  }, 30_000);
  afterAll(async () => {
    await app.close();
  });

  const ask = (path: string, question: object) =>
    fetch(`${url}${path}`, {
      method: 'POST',
      body: JSON.stringify(question),
      headers: { 'content-type': 'application/json' },
    });
  const ready = async () => JSON.stringify(await (await ask(READINESS_PATH, {})).json()).includes('generation');
  const plan = {
    ...PLAN,
    from: { kind: 'stop', id: 'city_A' },
    to: { kind: 'stop', id: 'city_B' },
    numItineraries: 1,
  };

  it('says what it has loaded', async () => {
    const answer = await ask(READINESS_PATH, {});
    expect([answer.status, await answer.json()]).toEqual([
      200,
      [{ territory: 'town', generation: 1, realtimeSequence: 0, live: [] }],
    ]);
  });

  it('answers with the bytes and the generation', async () => {
    const answer = await ask(internalRoutes.plan.path, plan);
    expect([answer.status, answer.headers.get('network-generation')]).toEqual([200, '1']);
    expect(planAnswer.parse(await answer.json()).itineraries).toHaveLength(1);
  });

  it('refreshes an itinerary that it gave, and measures to many places', async () => {
    const [given] = planAnswer.parse(await (await ask(internalRoutes.plan.path, plan)).json()).itineraries;
    const again = await ask(internalRoutes.refreshItinerary.path, {
      ...PLAN,
      itineraryId: given?.id,
      walkingMetresPerSecond: undefined,
    });
    expect(tripAnswer.parse(await again.json())).toMatchObject({ id: given?.id, startTime: given?.startTime });
    const refused = await ask(internalRoutes.refreshItinerary.path, { ...PLAN, itineraryId: 'x' });
    expect([refused.status, await refused.json()]).toMatchObject([400, { code: 'INVALID_ITINERARY_ID' }]);
    const many = await ask(internalRoutes.oneToManyIntermodal.path, {
      ...PLAN,
      one: plan.from,
      many: [plan.to],
      maxTravelSeconds: 3600,
      directMode: 'WALK',
      maxDirectSeconds: 60,
      withDistance: false,
    });
    expect(oneToManyIntermodalAnswer.parse(await many.json()).transit_durations).toHaveLength(1);
  });

  it.each([
    [internalRoutes.stopTimes.path, { ...BOARD, stopId: 'city_A' }],
    [
      internalRoutes.trip.path,
      {
        territory: 'town',
        apiVersion: 6,
        tripId: '20260120_08:05_city_BUS 1/1',
        detailedLegs: true,
        joinInterlinedLegs: true,
        language: [],
      },
    ],
    [internalRoutes.stop.path, { territory: 'town', apiVersion: 6, stopId: 'city_A', language: [] }],
    [internalRoutes.geocode.path, { territory: 'town', text: 'A', count: 1, modes: [], biasWeight: 1, language: [] }],
    [
      internalRoutes.reverseGeocode.path,
      { territory: 'town', coordinate: { latitude: 48, longitude: 7 }, count: 1, language: [] },
    ],
    [
      internalRoutes.mapStops.path,
      {
        territory: 'town',
        apiVersion: 6,
        box: { south: 47, west: 6, north: 49, east: 8 },
        modes: [],
        grouped: true,
        limit: 9,
        language: [],
      },
    ],
    [internalRoutes.mapInitial.path, { territory: 'town' }],
  ])('answers %s', async (path, question) => {
    const answer = await ask(path, question);
    expect([answer.status, await answer.text()]).toEqual([200, expect.stringMatching(/^[[{].+[\]}]$/)]);
  });

  it('tells its refusals in both languages', async () => {
    const answer = await ask(internalRoutes.plan.path, { ...plan, from: { kind: 'stop', id: 'city_no' } });
    expect(answer.status).toBe(404);
    expect(internalProblemSchema.parse(await answer.json())).toMatchObject({
      code: 'STOP_NOT_FOUND',
      title: { fr: 'Arrêt inconnu', en: 'Unknown stop' },
    });
    const unread = await ask(internalRoutes.plan.path, { ...plan, numItineraries: 'many' });
    expect([unread.status, internalProblemSchema.parse(await unread.json()).code]).toEqual([400, 'INVALID_REQUEST']);
  });

  it('gives up a plan for which nobody waits any more', async () => {
    let open = (): void => undefined;
    router.networks.gates.set('town/1', new Promise((resolve) => (open = resolve)));
    const { asked } = router.networks;
    const gone = new AbortController();
    const given = fetch(`${url}${internalRoutes.plan.path}`, {
      method: 'POST',
      body: JSON.stringify(plan),
      headers: { 'content-type': 'application/json' },
      signal: gone.signal,
    });
    const refused = expect(given).rejects.toThrow();
    while (router.networks.asked === asked) await aMoment();
    gone.abort();
    await refused;
    while (router.networks.abandoned === 0) await aMoment();
    expect(router.networks.abandoned).toBe(1);
    open();
    expect(log.filter((line) => line.includes('a request failed'))).toEqual([]);
    expect((await ask(internalRoutes.plan.path, plan)).status).toBe(200);
  });

  it('logs no coordinate', async () => {
    const from = { kind: 'coordinate', latitude: CANARY, longitude: 7 };
    await ask(internalRoutes.plan.path, { ...plan, from });
    await ask(internalRoutes.plan.path, { ...plan, from, to: { kind: 'stop', id: `city_${String(CANARY)}` } });
    await ask(internalRoutes.plan.path, { ...plan, from: { ...from, latitude: `${String(CANARY)}x` } });
    expect(log.length).toBeGreaterThan(0);
    expect(log.join('')).not.toContain('48.12');
  });
});

const aMoment = () => new Promise((resolve) => setTimeout(resolve, 10));
