import {
  connectPostgres,
  PostgresEventTail,
  PostgresFeedStore,
  PostgresLiveHealthStore,
  PostgresNetworkStore,
  PostgresOutbox,
  PostgresTerritoryStore,
  startEmbeddedPostgres,
  type Database,
} from '@maillage/adapters-postgres';
import { type EventTail, FeedStore, LiveHealthStore, NetworkStore, Outbox, TerritoryStore } from '@maillage/ports';
import { byScheme, type Part } from './part.js';

/** `embedded:` starts a server of our own, its data under `folder`; `postgres://…` is a server that runs already. */
const DATABASES = {
  'embedded:': async (_address: string, folder: string): Promise<OpenedDatabase> => {
    const server = await startEmbeddedPostgres({ folder });
    const database = await connectPostgres(server.url).catch(async (thrown: unknown) => {
      await server.stop();
      throw thrown;
    });
    return { database, stopServer: () => server.stop() };
  },
  'postgres:': serverDatabase,
  'postgresql:': serverDatabase,
};

interface OpenedDatabase {
  readonly database: Database;
  readonly stopServer: () => Promise<void>;
}

export interface DatabasePart extends Part {
  readonly territories: TerritoryStore;
  readonly tail: EventTail;
}

/** The stores of the install. */
export async function openDatabase(address: string, folder: string): Promise<DatabasePart> {
  const { database, stopServer } = await byScheme(DATABASES, address)(address, folder);
  const territories = new PostgresTerritoryStore(database);
  return {
    territories,
    tail: new PostgresEventTail(database),
    providers: [
      { provide: TerritoryStore, useValue: territories },
      { provide: FeedStore, useValue: new PostgresFeedStore(database) },
      { provide: LiveHealthStore, useValue: new PostgresLiveHealthStore(database) },
      { provide: NetworkStore, useValue: new PostgresNetworkStore(database) },
      { provide: Outbox, useValue: new PostgresOutbox(database) },
    ],
    async close() {
      await database.close();
      await stopServer();
    },
  };
}

async function serverDatabase(address: string): Promise<OpenedDatabase> {
  return { database: await connectPostgres(address), stopServer: () => Promise.resolve() };
}
