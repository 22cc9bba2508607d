import { PlannerHttpModule, PlanningModule } from '@maillage/features-planning';
import { readConfig } from '@maillage/nest-kit';
import { openRouter, runService, serviceConfig, storesIn } from '@maillage/wiring';
import { z } from 'zod';

export const itineraryPlannerConfig = serviceConfig.extend({
  /** Folder that the services share; only read. */
  MAILLAGE_DATA: z.string().min(1),
});

/** Stage 5: answers from the active network; any number of replicas. */
export function startItineraryPlanner(environment: NodeJS.ProcessEnv): ReturnType<typeof runService> {
  const config = readConfig(itineraryPlannerConfig, environment);
  return runService({
    name: 'itinerary-planner',
    config,
    modules: [PlanningModule, PlannerHttpModule],
    providers: storesIn(config.MAILLAGE_DATA),
    parts: [openRouter()],
  });
}
