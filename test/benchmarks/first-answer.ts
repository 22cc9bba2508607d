import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BenchFeed } from './bench-feeds.js';
import type { BenchQuery, Engine } from './engines/engine.js';
import { loadMaillage } from './engines/maillage.js';
import { loadPrototype } from './engines/prototype.js';

export interface FirstAnswer {
  readonly milliseconds: number;
  /** Resident after a collection, once the feed is loaded and a hundred ranges are answered. */
  readonly residentMegabytes: number;
}

/** From files that the system has just read to the first answer, in a process of its own. */
export async function timeFirstAnswer(
  feed: BenchFeed,
  name: string,
  queries: readonly BenchQuery[],
): Promise<FirstAnswer> {
  for (const file of readdirSync(feed.folder)) readFileSync(join(feed.folder, file));
  const start = performance.now();
  const load = name === 'maillage' ? loadMaillage : loadPrototype;
  const engine: Engine = await load(feed.folder, feed.date);
  for (const query of queries.slice(0, 1)) engine.earliest(query);
  const milliseconds = Math.round(performance.now() - start);
  for (const query of queries) engine.range?.(query);
  globalThis.gc?.();
  return { milliseconds, residentMegabytes: Math.round(process.memoryUsage.rss() / 1e6) };
}
