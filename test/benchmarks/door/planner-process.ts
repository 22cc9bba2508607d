/** One itinerary-planner with one worker, on the data folder that a suite left: what `openMaillage` starts. */
import 'reflect-metadata';
import { join } from 'node:path';
import { startEmbeddedPostgres } from '@maillage/adapters-postgres';
import { openPlannerPool } from '@maillage/adapters-threads';
import { PlannerHttpModule, PlanningModule } from '@maillage/features-planning';
import { runService, storesIn, toRouterPart } from '@maillage/wiring';

const [dataFolder = ''] = process.argv.slice(2);
const postgres = await startEmbeddedPostgres({ folder: join(dataFolder, 'postgres') });
const pool = openPlannerPool({ threads: 1 });
const planner = await runService({
  name: 'itinerary-planner',
  config: {
    MAILLAGE_DATABASE: postgres.url,
    MAILLAGE_EVENTS: 'memory:',
    MAILLAGE_HOST: '127.0.0.1',
    MAILLAGE_PORT: 0,
    MAILLAGE_LOG_LEVEL: 'warn',
  },
  modules: [PlanningModule, PlannerHttpModule],
  providers: storesIn(dataFolder),
  parts: [toRouterPart(pool)],
});
process.once('SIGTERM', () => {
  void planner
    .close()
    .then(() => postgres.stop())
    .then(() => process.exit(0));
});
console.log(planner.url);
