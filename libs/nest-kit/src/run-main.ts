import { Failure } from '@maillage/kernel';
import { once } from 'node:events';
import { safeError } from './safe-error.js';

/** How long a stop may take before the process ends anyway. */
const STOP_MS = 15_000;

/**
 * The life of a process: `start`, then until SIGINT or SIGTERM, then `close`; a second signal ends it at once.
 * A failure of ours is told in its own words and ends with status 1; of what nobody caught, only class and place.
 */
export async function runMain(start: () => Promise<{ close(): Promise<void> }>): Promise<void> {
  const stop = new AbortController();
  const onSignal = () => {
    if (stop.signal.aborted) process.exit(130);
    stop.abort();
  };
  process.on('uncaughtException', (error) => {
    process.stderr.write(`${wordsOf(error)}\n`);
    process.exit(1);
  });
  process.on('SIGINT', onSignal);
  process.on('SIGTERM', onSignal);
  try {
    const running = await start();
    if (!stop.signal.aborted) await once(stop.signal, 'abort');
    setTimeout(() => process.exit(1), STOP_MS).unref();
    await running.close();
    process.exit(0);
  } catch (error) {
    process.stderr.write(`${wordsOf(error)}\n`);
    process.exit(1);
  }
}

const wordsOf = (error: unknown): string =>
  error instanceof Failure ? error.message : JSON.stringify(safeError(error), null, 2);
