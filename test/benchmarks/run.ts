/**
 * npm run bench:kernel [-- --quick] [-- --feed NAME …] : our kernel against the prototype and the peers on npm, on the same feeds
 * and queries in one run. Appends to results.jsonl and writes docs/benchmarks.md, unless it was a quick one.
 */
import { execFileSync, fork } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { prepareFeeds } from './bench-feeds.js';
import type { Task } from './child.js';
import { hasPrototype } from './engines/prototype.js';
import type { FirstAnswer } from './first-answer.js';
import type { Effort, FeedResult } from './measure-feed.js';
import type { RealtimeEffort, RealtimeResult } from './measure-realtime.js';
import { printFeed, writeResults, type BenchRun } from './write-results.js';

const QUICK: Effort = { earliest: 20, range: 5, rounds: 2, peerEarliest: 0, peerRange: 0 };
const FULL: Effort = { earliest: 200, range: 40, rounds: 5, peerEarliest: 20, peerRange: 4 };

const QUICK_REALTIME: RealtimeEffort = { batches: 1, earliest: 40, range: 10, rounds: 2 };
const FULL_REALTIME: RealtimeEffort = { batches: 3, earliest: 200, range: 40, rounds: 5 };

const { values } = parseArgs({ options: { quick: { type: 'boolean' }, feed: { type: 'string', multiple: true } } });
const effort = values.quick === true ? QUICK : FULL;
const realtimeEffort = values.quick === true ? QUICK_REALTIME : FULL_REALTIME;

if (!hasPrototype()) console.warn('LEFT OUT: the prototype, there is no ../shared/reference/planner-prototype');
console.log('preparing feeds…');
const feeds = await prepareFeeds(values.feed ?? []);
const run: BenchRun = { commit: commit(), node: process.version, at: new Date().toISOString(), feeds: [] };
for (const feed of feeds) {
  console.log(`measuring ${feed.name}…`);
  const { sample, ...result } = (await inChild({ kind: 'measure', feed, effort })) as FeedResult;
  const first: Record<string, FirstAnswer> = {};
  for (const engine of hasPrototype() ? ['maillage', 'prototype'] : ['maillage'])
    first[engine] = (await inChild({ kind: 'first-answer', feed, engine, queries: sample })) as FirstAnswer;
  const realtime = (await inChild({ kind: 'realtime', feed, effort: realtimeEffort })) as RealtimeResult;
  run.feeds.push({ ...result, first, realtime });
  printFeed({ ...result, first, realtime });
}
for (const { folder } of feeds.slice(0, 1)) rmSync(dirname(folder), { recursive: true, force: true });
if (values.quick !== true && values.feed === undefined) writeResults(run);

async function inChild(task: Task): Promise<unknown> {
  const child = fork(join(import.meta.dirname, 'child.ts'), {
    execArgv: [...process.execArgv, '--expose-gc', '--max-old-space-size=6000'],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  child.send(task);
  const ended = once(child, 'exit').then(([code]) => {
    throw new Error(`a measurement ended with code ${String(code)}`);
  });
  const [value] = (await Promise.race([once(child, 'message'), ended])) as [unknown];
  ended.catch(() => undefined);
  return value;
}

function commit(): string {
  return execFileSync('git', ['rev-parse', '--short', 'HEAD'], { encoding: 'utf8' }).trim();
}
