import { mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { lockDataFolder, readTerritoryFile } from '@maillage/adapters-filesystem';
import type { Territory } from '@maillage/contracts';
import { GatewayModule, publishDocs } from '@maillage/features-gateway';
import { IngestTransitModule } from '@maillage/features-ingest-transit';
import { NetworkModule } from '@maillage/features-network';
import { PlanningModule } from '@maillage/features-planning';
import { PublishingModule } from '@maillage/features-publishing';
import { createLogger, OutboxRelay, runApp, type RunningApp } from '@maillage/nest-kit';
import { Clock, EventPublisher, FeedSource, Narrator, Outbox, PlannerHealth } from '@maillage/ports';
import {
  AdaptersModule,
  closeParts,
  feedSource,
  openBus,
  openCache,
  openDatabase,
  openRouter,
  readers,
  storesIn,
  SystemClock,
  type Part,
} from '@maillage/wiring';
import type { Provider } from '@nestjs/common';
import { tellReady } from './banner.js';
import type { CommandLine } from './command-line.js';
import { writeDemoTerritory } from './demo-files.js';
import type { SuiteConfig } from './suite.config.js';

/** Starts every service in this process, and closes it all again when one part cannot start. */
export async function startSuite(line: CommandLine, config: SuiteConfig, narrator: Narrator): Promise<Part> {
  const folder = resolve(line.dataFolder);
  await mkdir(folder, { recursive: true });
  const parts: Part[] = [asPart(await lockDataFolder(folder))];
  try {
    const files = await territoryFiles(line, folder);
    const territories = await Promise.all(files.map((path) => readTerritoryFile(path)));
    parts.push(await openStores(config, folder, territories, narrator));
    const bus = openBus(config.MAILLAGE_EVENTS, 'suite');
    parts.push(bus, openCache(config.MAILLAGE_CACHE), openRouter());
    const running = await run(line, config, folder, parts, narrator);
    parts.push({ providers: [], close: () => running.close() });
    void tellReady(narrator, running.url, territories, running.app.get(PlannerHealth));
    return { providers: [], close: () => closeParts(parts) };
  } catch (thrown) {
    await closeParts(parts);
    throw thrown;
  }
}
