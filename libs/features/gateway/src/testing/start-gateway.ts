import { territorySchema } from '@maillage/contracts';
import { createApp, createLogger } from '@maillage/nest-kit';
import {
  JourneyPlanner,
  LiveFeeds,
  LiveHealthStore,
  PlaceSearch,
  PlannerHealth,
  ResponseCache,
  StopBoards,
  TerritoryStore,
  TravelTimes,
} from '@maillage/ports';
import { Global, Module, type DynamicModule } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { GatewayModule } from '../gateway.module.js';
import {
  RecordedBoards,
  RecordedCache,
  RecordedFeedHealth,
  RecordedHealth,
  RecordedLiveFeeds,
  RecordedPlaces,
  RecordedPlanner,
  RecordedTerritories,
  RecordedTravelTimes,
  Recorder,
} from './recorder.js';

export interface TestGateway {
  readonly app: NestFastifyApplication;
  readonly url: string;
  readonly recorder: Recorder;
  readonly cache: RecordedCache;
  /** Every line that was logged. */
  readonly log: readonly string[];
  /** Forgets what was asked and kept, and answers as at first. */
  reset(): void;
  close(): Promise<void>;
}

/** A gateway that listens, before a recorder instead of a planner. */
export async function startGateway(...territories: readonly string[]): Promise<TestGateway> {
  const recorder = new Recorder();
  const cache = new RecordedCache();
  const store = new RecordedTerritories();
  for (const id of territories)
    await store.put(
      territorySchema.parse({
        id,
        name: id,
        timezone: 'Europe/Paris',
        feeds: [{ id: 'bus', kind: 'gtfs', url: 'x.zip' }],
      }),
    );
  const log: string[] = [];
  const logger = createLogger({ name: 'gateway', level: 'trace', destination: { write: (line) => log.push(line) } });
  const app = await createApp(rootOf(recorder, cache, store), { logger });
  await app.listen(0, '127.0.0.1');
  const reset = () => {
    recorder.reset();
    cache.kept.clear();
  };
  return { app, url: await app.getUrl(), recorder, cache, log, reset, close: () => app.close() };
}

function rootOf(recorder: Recorder, cache: RecordedCache, store: RecordedTerritories): DynamicModule {
  const providers = [
    { provide: JourneyPlanner, useValue: new RecordedPlanner(recorder) },
    { provide: TravelTimes, useValue: new RecordedTravelTimes(recorder) },
    { provide: StopBoards, useValue: new RecordedBoards(recorder) },
    { provide: PlaceSearch, useValue: new RecordedPlaces(recorder) },
    { provide: LiveFeeds, useValue: new RecordedLiveFeeds(recorder) },
    { provide: LiveHealthStore, useValue: new RecordedFeedHealth(recorder) },
    { provide: PlannerHealth, useValue: new RecordedHealth(recorder) },
    { provide: ResponseCache, useValue: cache },
    { provide: TerritoryStore, useValue: store },
  ];
  return { module: TestRoot, imports: [{ module: TestPorts, providers, exports: providers }, GatewayModule.with()] };
}

@Global()
@Module({})
class TestPorts {}

@Module({})
class TestRoot {}
