import { createLogger, MetricsModule, OutboxRelay, runApp, type RunningApp } from '@maillage/nest-kit';
import { Clock, EventPublisher, Narrator, Outbox } from '@maillage/ports';
import type { DynamicModule, Provider, Type } from '@nestjs/common';
import { AdaptersModule } from './adapters.module.js';
import { openBus } from './bus.js';
import { openDatabase, type DatabasePart } from './database.js';
import { meter } from './meter.js';
import { LogNarrator } from './narrators.js';
import { closeParts, type Part } from './part.js';
import type { ServiceConfig } from './service-config.js';
import { SystemClock } from './system-clock.js';

export interface Service {
  /** Its name on the bus and in the log. */
  readonly name: string;
  readonly config: ServiceConfig;
  readonly modules: readonly (Type | DynamicModule)[];
  /** Adapters beside the stores, the bus, the clock and the narrator. */
  readonly providers?: readonly Provider[];
  readonly parts?: readonly Part[];
  /** Whether strangers ask it: then its metrics are for the machine that it runs on. */
  readonly isPublic?: boolean;
  /** Whether it writes to the stores and must tell what it wrote. */
  readonly relaysOutbox?: boolean;
  readonly opened?: (database: DatabasePart) => Promise<void>;
}

/** Runs one service apart: PostgreSQL and Kafka from its configuration, its features, its HTTP door. */
export async function runService(service: Service): Promise<Pick<RunningApp, 'url' | 'close'>> {
  const { name, config } = service;
  const logger = createLogger({ name, level: config.MAILLAGE_LOG_LEVEL });
  const database = await openDatabase(config.MAILLAGE_DATABASE, '');
  const bus = await openBus(config.MAILLAGE_EVENTS, name);
  const parts = [database, bus, ...(service.parts ?? [])];
  const providers: Provider[] = [
    ...parts.flatMap((part) => part.providers),
    ...(service.providers ?? []),
    { provide: Clock, useClass: SystemClock },
    meter(),
    { provide: Narrator, useValue: new LogNarrator(logger) },
    ...(service.relaysOutbox ? [relayOf(logger)] : []),
  ];
  const audience = service.isPublic ? 'this-machine' : 'everybody';
  try {
    await service.opened?.(database);
    const running = await runApp({
      module: {
        module: ServiceRoot,
        imports: [AdaptersModule.of(providers), MetricsModule.for(audience), ...service.modules],
      },
      logger,
      host: config.MAILLAGE_HOST,
      port: config.MAILLAGE_PORT,
      listening: bus.listening,
    });
    logger.info({ url: running.url }, 'ready');
    return {
      url: running.url,
      async close() {
        await running.close();
        await closeParts(parts);
      },
    };
  } catch (thrown) {
    await closeParts(parts);
    throw thrown;
  }
}

/** The root that holds a process's modules. */
class ServiceRoot {}

const relayOf = (logger: ReturnType<typeof createLogger>): Provider => ({
  provide: OutboxRelay,
  inject: [Outbox, EventPublisher],
  useFactory: (outbox: Outbox, events: EventPublisher) => new OutboxRelay(outbox, events, logger),
});
