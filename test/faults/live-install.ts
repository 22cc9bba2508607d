import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmbeddedPostgres } from '@maillage/adapters-postgres';
import pg from 'pg';
import { createClient } from 'redis';
import { startApp, until, type Started } from '../journeys/processes.js';
import type { TestServer } from '../services/server.js';
import { serveMontorvel, TOKEN, writeMontorvel, type LiveTown } from './live-town.js';

const PLANNERS = ['planner', 'planner-2'] as const;

/** What may be killed, and comes back on the same data and port. */
export interface Mortal {
  kill(): Promise<void>;
  restart(): Promise<void>;
}

/** Services apart on real servers, with the demonstration territory alive before them. */
export interface LiveInstall {
  readonly gateway: string;
  readonly town: LiveTown;
  readonly services: Readonly<Record<'planner' | 'ingestor' | 'Kafka' | 'Redis' | 'PostgreSQL', Mortal>>;
  /** The one beside `services.planner`: the gateway knows no other. */
  readonly otherPlanner: Mortal;
  /** Forgets all that Redis holds. */
  flushRedis(): Promise<void>;
  /** How many answers Redis holds. */
  countInRedis(): Promise<number>;
  /** Origins of the planners that answer for the gateway. */
  readonly planners: readonly string[];
  /** A planner that was not there before; the gateway does not know it. */
  joinLate(): Promise<string>;
  push(feed: string, bytes: Uint8Array): Promise<number>;
  /** What the processes wrote, for who looks for a reason. */
  output(): string;
  stop(): Promise<void>;
}

export async function startLiveInstall(kafka: TestServer, redis: TestServer): Promise<LiveInstall> {
  const folder = await mkdtemp(join(tmpdir(), 'maillage-live-'));
  const territories = join(folder, 'territories');
  await mkdir(territories);
  const town = await serveMontorvel();
  await writeMontorvel(territories, town.url);
  const postgres = await postgresIn(join(folder, 'postgres'));
  const common = {
    MAILLAGE_DATABASE: postgres.url,
    MAILLAGE_EVENTS: kafka.url,
    MAILLAGE_DATA: join(folder, 'data'),
  };
  const apps = new Map<string, App>();
  const run = async (name: string, app: string, more: Readonly<Record<string, string>> = {}): Promise<App> => {
    const started = await runApp(app, { ...common, ...more });
    apps.set(name, started);
    return started;
  };
  town.begin();
  const [ingestor] = await Promise.all([
    run('ingestor', 'feed-ingestor', { MAILLAGE_TERRITORIES: territories, PUSH_TOKEN: TOKEN }),
    run('builder', 'network-builder'),
  ]);
  const planners = await Promise.all(PLANNERS.map((name) => run(name, 'itinerary-planner')));
  const [planner = ingestor, otherPlanner = ingestor] = planners;
  const gateway = await run('gateway', 'gateway', {
    MAILLAGE_CACHE: redis.url,
    MAILLAGE_PLANNERS: planners.map(({ url }) => url).join(','),
  });
  const health = async (): Promise<boolean> => (await fetch(`${gateway.url}/api/v1/health`)).status === 200;
  await until('health answers 200', health, 90);
  return {
    gateway: gateway.url,
    town,
    services: { planner, ingestor, Kafka: kafka, Redis: redis, PostgreSQL: postgres },
    otherPlanner,
    flushRedis: async () => {
      await askRedis(redis.url, 'FLUSHALL');
    },
    countInRedis: () => askRedis(redis.url, 'DBSIZE'),
    planners: planners.map(({ url }) => url),
    joinLate: async () => (await run('late', 'itinerary-planner')).url,
    push: (feed, bytes) => pushTo(`${ingestor.url}/v1/feeds/${feed}/live`, bytes),
    output: () => [...apps].map(([name, app]) => `${name}\n${app.output()}`).join('\n'),
    async stop() {
      await Promise.all([...apps.values()].map((app) => app.stop()));
      await Promise.all([postgres.stop(), kafka.stop(), redis.stop(), town.close()]);
      await rm(folder, { recursive: true, force: true });
    },
  };
}

interface App extends Mortal {
  readonly url: string;
  output(): string;
  stop(): Promise<void>;
}

/** A service of ours that keeps its port from life to life. */
async function runApp(app: string, environment: Readonly<Record<string, string>>): Promise<App> {
  const start = (port: string): Promise<Started> => startApp(app, [], { ...environment, MAILLAGE_PORT: port });
  let before = '';
  let running = await start('0');
  const { url } = running;
  return {
    url,
    output: () => before + running.output(),
    async kill() {
      await running.stop('SIGKILL');
    },
    async restart() {
      before += running.output();
      running = await start(new URL(url).port);
    },
    async stop() {
      await running.stop();
    },
  };
}

async function postgresIn(folder: string): Promise<Mortal & { readonly url: string; stop(): Promise<void> }> {
  let server = await startEmbeddedPostgres({ folder });
  const { url } = server;
  return {
    url,
    async kill() {
      process.kill(await pidOf(url), 'SIGKILL');
      await server.stop();
    },
    async restart() {
      server = await startEmbeddedPostgres({ folder, port: Number(new URL(url).port) });
    },
    stop: () => server.stop(),
  };
}

async function askRedis(url: string, command: 'DBSIZE' | 'FLUSHALL'): Promise<number> {
  const client = createClient({ url });
  await client.connect();
  try {
    return Number(await client.sendCommand([command]));
  } finally {
    client.destroy();
  }
}

async function pidOf(database: string): Promise<number> {
  const client = new pg.Client({ connectionString: database });
  await client.connect();
  try {
    const { rows } = await client.query<{ data_directory: string }>('SHOW data_directory');
    const [pid] = (await readFile(join(rows[0]?.data_directory ?? '', 'postmaster.pid'), 'utf8')).split('\n');
    return Number(pid);
  } finally {
    await client.end();
  }
}

/** The status; 0 when nobody answered. Whoever hears 200 has been promised that it is not lost. */
async function pushTo(url: string, bytes: Uint8Array): Promise<number> {
  const headers = { authorization: `Bearer ${TOKEN}`, 'content-type': 'application/x-protobuf' };
  const signal = AbortSignal.timeout(3_000);
  const response = await fetch(url, { method: 'PUT', headers, body: bytes, signal }).catch(() => undefined);
  await response?.arrayBuffer().catch(() => undefined);
  return response?.status ?? 0;
}
