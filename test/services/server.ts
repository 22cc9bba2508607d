import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { leash, type Leashed } from './leash.js';
import { isOpen } from './ports.js';

/** A real server that a test may treat badly. */
export interface TestServer {
  /** `kafka://127.0.0.1:port` or `redis://127.0.0.1:port`; the same after a restart. */
  readonly url: string;
  /** Ends it in order and forgets its data. */
  stop(): Promise<void>;
  /** kill -9; the data stays. */
  kill(): Promise<void>;
  /** Starts it again on its data and port; kills it first when it still runs. */
  restart(): Promise<void>;
  /** It is there and answers nothing until `resume`. */
  pause(): void;
  resume(): void;
}

/** What keeps a server from being started here, in words for who runs the tests. */
export class ServerMissing extends Error {
  override readonly name = 'ServerMissing';
}

interface Recipe {
  readonly scheme: string;
  readonly port: number;
  readonly startMs: number;
  /** Once, before the first start. */
  prepare?(folder: string): Promise<void>;
  command(folder: string): readonly string[];
}

/** Starts a server in a folder of its own; resolves when its port takes connections. */
export async function startServer(recipe: Recipe): Promise<TestServer> {
  const folder = await mkdtemp(join(tmpdir(), `maillage-${recipe.scheme}-`));
  await recipe.prepare?.(folder);
  let running = await launch(recipe, folder);
  const end = async (signal: 'SIGKILL' | 'SIGTERM') => {
    running.signal('SIGCONT');
    running.signal(signal);
    await running.exited;
  };
  return {
    url: `${recipe.scheme}://127.0.0.1:${recipe.port}`,
    stop: async () => {
      await end('SIGTERM');
      await rm(folder, { recursive: true, force: true });
    },
    kill: () => end('SIGKILL'),
    restart: async () => {
      await end('SIGKILL');
      running = await launch(recipe, folder);
    },
    pause: () => running.signal('SIGSTOP'),
    resume: () => running.signal('SIGCONT'),
  };
}

async function launch(recipe: Recipe, folder: string): Promise<Leashed> {
  const log = join(folder, 'log.txt');
  const running = await leash(recipe.command(folder), log);
  const ended = running.exited.then(() => 'ended' as const);
  const until = performance.now() + recipe.startMs;
  for (;;) {
    const state = await Promise.race([ended, isOpen(recipe.port)]);
    if (state === true) return running;
    if (state === 'ended' || performance.now() > until) break;
    await sleep(50);
  }
  running.signal('SIGKILL');
  throw new Error(`${recipe.scheme} did not start:\n${(await readFile(log, 'utf8')).slice(-2_000)}`);
}
