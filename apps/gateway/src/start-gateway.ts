import {
  HttpJourneyPlanner,
  HttpLiveFeeds,
  HttpPlaceSearch,
  HttpPlannerHealth,
  HttpStopBoards,
  HttpTravelTimes,
  PlannerReplicas,
} from '@maillage/adapters-http';
import { GatewayModule } from '@maillage/features-gateway';
import { PublishingModule } from '@maillage/features-publishing';
import { readConfig } from '@maillage/nest-kit';
import { JourneyPlanner, LiveFeeds, PlaceSearch, PlannerHealth, StopBoards, TravelTimes } from '@maillage/ports';
import { openCache, runService, serviceConfig, type Part } from '@maillage/wiring';
import { z } from 'zod';

export const gatewayConfig = serviceConfig.extend({
  /** Origins of the itinerary-planner replicas, comma-joined. */
  MAILLAGE_PLANNERS: z
    .string()
    .transform((text) => text.split(','))
    .pipe(z.array(z.url({ protocol: /^https?$/ })).min(1)),
  /** `redis://host:port`, shared by the replicas of the gateway. */
  MAILLAGE_CACHE: z.string().default('memory:'),
  /** Shared by gateways that share a cache, at least 32 characters. */
  MAILLAGE_CACHE_SECRET: z.string().min(32).optional(),
});

/** Stage 6: the public API and the operators' API. */
export async function startGateway(environment: NodeJS.ProcessEnv): ReturnType<typeof runService> {
  const config = readConfig(gatewayConfig, environment);
  const cache = await openCache(config.MAILLAGE_CACHE);
  const secret = config.MAILLAGE_CACHE_SECRET;
  return runService({
    name: 'gateway',
    config,
    isPublic: true,
    modules: [
      GatewayModule.with({ cacheSecret: secret === undefined ? undefined : new TextEncoder().encode(secret) }),
      PublishingModule,
    ],
    parts: [cache, planners(config.MAILLAGE_PLANNERS)],
  });
}

function planners(addresses: readonly string[]): Part {
  const replicas = new PlannerReplicas({ addresses: addresses.map((address) => new URL(address).origin) });
  return {
    providers: [
      { provide: JourneyPlanner, useValue: new HttpJourneyPlanner(replicas) },
      { provide: StopBoards, useValue: new HttpStopBoards(replicas) },
      { provide: TravelTimes, useValue: new HttpTravelTimes(replicas) },
      { provide: PlaceSearch, useValue: new HttpPlaceSearch(replicas) },
      { provide: LiveFeeds, useValue: new HttpLiveFeeds(replicas) },
      { provide: PlannerHealth, useValue: new HttpPlannerHealth(replicas) },
    ],
    close: () => replicas.close(),
  };
}
