import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { readTerritoryFile } from '@maillage/adapters-filesystem';
import { IngestLiveModule } from '@maillage/features-ingest-live';
import { IngestTransitModule } from '@maillage/features-ingest-transit';
import { readConfig } from '@maillage/nest-kit';
import { FeedSource, PushTokens } from '@maillage/ports';
import {
  EnvironmentTokens,
  feedSource,
  fetchAllow,
  openLiveReader,
  readers,
  runService,
  serviceConfig,
  storesIn,
} from '@maillage/wiring';
import { z } from 'zod';

export const feedIngestorConfig = serviceConfig.extend({
  /** Folder that the services share. */
  MAILLAGE_DATA: z.string().min(1),
  /** Folder of territory files (`*.yaml`). */
  MAILLAGE_TERRITORIES: z.string().min(1),
  MAILLAGE_FETCH_ALLOW: fetchAllow,
});

/** Stage 1: reads the territory files, fetches their feeds, validates them, tells the facts. */
export function startFeedIngestor(environment: NodeJS.ProcessEnv): ReturnType<typeof runService> {
  const config = readConfig(feedIngestorConfig, environment);
  return runService({
    name: 'feed-ingestor',
    config,
    modules: [IngestTransitModule, IngestLiveModule],
    providers: [
      ...storesIn(config.MAILLAGE_DATA),
      ...readers(),
      { provide: PushTokens, useFactory: () => new EnvironmentTokens(environment) },
      { provide: FeedSource, useFactory: () => feedSource(config.MAILLAGE_FETCH_ALLOW, environment) },
    ],
    parts: [openLiveReader()],
    relaysOutbox: true,
    async opened({ territories }) {
      for (const path of await territoryFiles(config.MAILLAGE_TERRITORIES)) {
        await territories.put(await readTerritoryFile(path));
      }
    },
  });
}

async function territoryFiles(folder: string): Promise<string[]> {
  const names = await readdir(folder);
  return names
    .filter((name) => /\.ya?ml$/.test(name))
    .sort()
    .map((name) => join(folder, name));
}
