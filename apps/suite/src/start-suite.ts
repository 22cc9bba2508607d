import { join, resolve } from 'node:path';
import { lockDataFolder, readTerritoryFile, type DataFolderLock } from '@maillage/adapters-filesystem';
import type { Territory } from '@maillage/contracts';
import { GatewayModule } from '@maillage/features-gateway';
import { IngestLiveModule } from '@maillage/features-ingest-live';
import { IngestTransitModule } from '@maillage/features-ingest-transit';
import { NetworkModule } from '@maillage/features-network';
import { PlanningModule } from '@maillage/features-planning';
import { PublishingModule } from '@maillage/features-publishing';
import { Failure } from '@maillage/kernel';
import { createLogger, MetricsModule, OutboxRelay, runApp, type RunningApp } from '@maillage/nest-kit';
import { Clock, EventPublisher, FeedSource, Narrator, Outbox, PushTokens } from '@maillage/ports';
import {
  AdaptersModule,
  closeParts,
  EnvironmentTokens,
  feedSource,
  meter,
  openBus,
  openCache,
  openDatabase,
  openLiveReader,
  openRouter,
  readers,
  storesIn,
  SystemClock,
  type BusPart,
  type DatabasePart,
  type Part,
} from '@maillage/wiring';
import type { Provider } from '@nestjs/common';
import { tellReady } from './banner.js';
import type { CommandLine } from './command-line.js';
import { openDemonstration, type Demonstration } from './open-demonstration.js';
import type { SuiteConfig } from './suite.config.js';

/** Starts every service in this process, and closes it all again when one part cannot start. */
export async function startSuite(line: CommandLine, config: SuiteConfig, narrator: Narrator): Promise<Part> {
  const folder = resolve(line.dataFolder);
  const parts: Part[] = [lockPart(await lockDataFolder(folder))];
  try {
    const demonstration = line.territoryFiles.length > 0 ? undefined : await openDemo(folder, config);
    if (demonstration) parts.push(demonstration);
    const files = demonstration ? [demonstration.file] : line.territoryFiles;
    const territories = distinct(await Promise.all(files.map((path) => readTerritoryFile(path))));
    const database = await openStores(config, folder, territories, narrator);
    parts.push(database);
    for (const record of await database.territories.list())
      if (record.territory.id === territories[0]?.id) demonstration?.follow(record);
    const bus = await openBus(config.MAILLAGE_EVENTS, 'suite', database.tail);
    parts.push(bus, await openCache(config.MAILLAGE_CACHE), openRouter(), openLiveReader());
    const running = await run(line, config, folder, parts, narrator);
    parts.push({ providers: [], close: () => running.close() });
    void tellReady(narrator, running.url, territories, running.app);
    return { providers: [], close: () => closeParts(parts) };
  } catch (thrown) {
    await closeParts(parts);
    throw thrown;
  }
}

/** @throws Failure `TERRITORY_REPEATED`: the second of two files would silently replace the first */
function distinct(territories: readonly Territory[]): readonly Territory[] {
  const ids = territories.map(({ id }) => id);
  const repeated = ids.find((id, index) => ids.indexOf(id) !== index);
  if (repeated === undefined) return territories;
  const fr = `Deux fichiers --territory déclarent le territoire « ${repeated} » : donnez à chacun son propre id.`;
  const en = `Two --territory files declare the territory “${repeated}”: give each an id of its own.`;
  throw new Failure('TERRITORY_REPEATED', `${fr} / ${en}`);
}

const lockPart = (lock: DataFolderLock): Part => ({ providers: [], close: () => lock.release() });

/** The root that holds all features. */
class SuiteRoot {}

async function run(
  line: CommandLine,
  config: SuiteConfig,
  folder: string,
  parts: readonly Part[],
  narrator: Narrator,
): Promise<RunningApp> {
  const logger = createLogger({ name: 'suite', level: config.MAILLAGE_LOG_LEVEL });
  const providers: Provider[] = [
    ...parts.flatMap((part) => part.providers),
    ...storesIn(folder),
    ...readers(),
    { provide: FeedSource, useFactory: () => feedSource(config.MAILLAGE_FETCH_ALLOW, process.env) },
    { provide: PushTokens, useFactory: () => new EnvironmentTokens(process.env) },
    { provide: Clock, useClass: SystemClock },
    meter(),
    { provide: Narrator, useValue: narrator },
    {
      provide: OutboxRelay,
      inject: [Outbox, EventPublisher],
      useFactory: (outbox: Outbox, events: EventPublisher) => new OutboxRelay(outbox, events, logger),
    },
  ];
  const features = [
    MetricsModule.for('this-machine'),
    IngestTransitModule,
    IngestLiveModule,
    NetworkModule,
    PlanningModule,
    GatewayModule.with(),
    PublishingModule,
  ];
  const bus = parts.find((part): part is BusPart => 'listening' in part);
  return runApp({
    module: { module: SuiteRoot, imports: [AdaptersModule.of(providers), ...features] },
    logger,
    host: line.host,
    port: line.port,
    ...(bus && { listening: bus.listening }),
  });
}

const openDemo = (folder: string, config: SuiteConfig): Promise<Demonstration> =>
  openDemonstration(folder, {
    port: config.MAILLAGE_DEMONSTRATION_PORT,
    speed: config.MAILLAGE_DEMONSTRATION_SPEED,
  });

async function openStores(
  config: SuiteConfig,
  folder: string,
  territories: readonly Territory[],
  narrator: Narrator,
): Promise<DatabasePart> {
  const starting = { fr: 'PostgreSQL démarre', en: 'PostgreSQL is starting' };
  const open = () => openDatabase(config.MAILLAGE_DATABASE, join(folder, 'postgres'));
  const database = await narrator.during(starting, open);
  for (const territory of territories) await database.territories.put(territory);
  return database;
}
