import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const ROOT = join(import.meta.dirname, '../..');
const START_MS = 60_000;

/** A process of ours, started from what `npm run build` made. */
export interface Started {
  readonly url: string;
  readonly pid: number;
  /** Everything it wrote so far. */
  output(): string;
  stop(signal?: NodeJS.Signals): Promise<number | null>;
}

export async function startApp(
  app: string,
  args: readonly string[],
  environment: Readonly<Record<string, string>>,
): Promise<Started> {
  const child = spawn(process.execPath, [join(ROOT, 'apps', app, 'dist/main.js'), ...args], {
    cwd: ROOT,
    env: { PATH: process.env['PATH'], HOME: process.env['HOME'], LANG: 'en_GB.UTF-8', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const url = await addressOf(child, () => output).catch(async (thrown: unknown) => {
    await stop(child, 'SIGKILL');
    throw thrown;
  });
  return { url, pid: child.pid ?? 0, output: () => output, stop: (signal = 'SIGTERM') => stop(child, signal) };
}

async function addressOf(child: ChildProcess, output: () => string): Promise<string> {
  for (let waited = 0; waited < START_MS; waited += 50) {
    const [url] = /http:\/\/(127\.0\.0\.1|\[::1\]):\d+/.exec(output()) ?? [];
    if (url !== undefined) return url;
    if (child.exitCode !== null) break;
    await sleep(50);
  }
  throw new Error(`no address within ${String(START_MS)} ms; status ${String(child.exitCode)}\n${output()}`);
}

async function stop(child: ChildProcess, signal: NodeJS.Signals): Promise<number | null> {
  if (child.exitCode !== null || child.signalCode !== null) return child.exitCode;
  const exited = once(child, 'exit');
  child.kill(signal);
  await Promise.race([exited, sleep(20_000, undefined, { ref: false })]);
  child.kill('SIGKILL'); // nothing happens to one that is gone
  await exited;
  return child.exitCode;
}

/** Asks again until the condition holds. @throws Error saying what was waited for */
export async function until(what: string, condition: () => Promise<boolean>, seconds = 60): Promise<void> {
  for (let waited = 0; waited < seconds * 1000; waited += 100) {
    if (await condition()) return;
    await sleep(100);
  }
  throw new Error(`not within ${String(seconds)} s: ${what}`);
}

/** How often in a row, with pauses of a tenth of a second. */
const STEADY = 15;

/** Waits until the condition holds for a while: replicas that take turns have all come so far, and nothing is under way. */
export function untilSteady(what: string, condition: () => Promise<boolean>, seconds = 60): Promise<void> {
  let held = 0;
  return until(
    what,
    async () => {
      held = (await condition()) ? held + 1 : 0;
      return held >= STEADY;
    },
    seconds,
  );
}
