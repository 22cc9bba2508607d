import { Module, type DynamicModule, type MiddlewareConsumer, type NestModule } from '@nestjs/common';
import { provide, TerritoryDirectory } from '@maillage/nest-kit';
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
import { ChangesController } from './changes/changes.controller.js';
import { WatchChanges } from './changes/watch-changes.use-case.js';
import { BoardsController } from './boards.controller.js';
import { BriefMemory } from './brief-memory.js';
import { CacheKeys } from './cache-key.js';
import { allowEveryOrigin } from './cross-origin.js';
import { DocsController } from './docs/docs.controller.js';
import { FindPlaces } from './find-places.use-case.js';
import { HealthController } from './health.controller.js';
import { LiveFeedsController } from './live-feeds.controller.js';
import { MeasureTravel } from './measure-travel.use-case.js';
import { PlacesController } from './places.controller.js';
import { PlanController } from './plan.controller.js';
import { PlanJourneys } from './plan-journeys.use-case.js';
import { PublicExchange } from './public-exchange.js';
import { ReadBoards } from './read-boards.use-case.js';
import { ReadLiveFeeds } from './read-live-feeds.use-case.js';
import { ReportHealth } from './report-health.use-case.js';
import { TravelController } from './travel.controller.js';

export interface GatewayOptions {
  /** Shared by the gateways that share a cache; each process makes its own when absent. */
  readonly cacheSecret?: Uint8Array | undefined;
}

/**
 * The public API. Needs the ports JourneyPlanner, TravelTimes, StopBoards, PlaceSearch, LiveFeeds, PlannerHealth, ResponseCache
 * and TerritoryStore.
 */
@Module({})
export class GatewayModule implements NestModule {
  configure(consumer: MiddlewareConsumer): void {
    consumer
      .apply(allowEveryOrigin)
      .forRoutes('api/*path', 't/:territory/api/*path', 'gtfs-rt/*path', 'gbfs/*path', 'openapi.json');
  }

  static with({ cacheSecret }: GatewayOptions = {}): DynamicModule {
    return {
      module: GatewayModule,
      controllers: [
        PlanController,
        TravelController,
        BoardsController,
        PlacesController,
        ChangesController,
        LiveFeedsController,
        HealthController,
        DocsController,
      ],
      providers: [
        provide(TerritoryDirectory, TerritoryStore),
        provide(PublicExchange, TerritoryDirectory),
        { provide: CacheKeys, useValue: new CacheKeys(cacheSecret) },
        provide(BriefMemory, ResponseCache, PlannerHealth, CacheKeys),
        provide(PlanJourneys, JourneyPlanner),
        provide(MeasureTravel, TravelTimes),
        provide(ReadBoards, StopBoards, BriefMemory),
        provide(FindPlaces, PlaceSearch, BriefMemory),
        provide(WatchChanges, StopBoards, PlaceSearch),
        provide(ReadLiveFeeds, LiveFeeds),
        provide(ReportHealth, TerritoryDirectory, PlannerHealth, LiveHealthStore),
      ],
    };
  }
}
