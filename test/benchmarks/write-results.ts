import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FirstAnswer } from './first-answer.js';
import type { RealtimeResult, RealtimeTimes } from './measure-realtime.js';
import type { EngineResult, FeedResult } from './measure-feed.js';

export type MeasuredFeed = Omit<FeedResult, 'sample'> & {
  readonly first: Readonly<Record<string, FirstAnswer>>;
  readonly realtime: RealtimeResult;
};

export interface BenchRun {
  readonly commit: string;
  readonly node: string;
  readonly at: string;
  readonly feeds: MeasuredFeed[];
}

const RESULTS = join(import.meta.dirname, 'results.jsonl');
/** What `npm run bench:live` writes begins with it and goes to the end. */
export const LIVE_HEADING = '## Reading live feeds';
const TABLE = join(import.meta.dirname, '../../docs/benchmarks.md');

export function printFeed(feed: MeasuredFeed): void {
  for (const row of [...kernelRows(feed), firstAnswerRow(feed), realtimeRow(feed)]) console.log(`  ${row.join('  ')}`);
  for (const failure of feed.failures) console.warn(`  LEFT OUT: ${failure}`);
}

/** Adds a line to the results and writes the table of the documentation anew. */
export function writeResults(run: BenchRun): void {
  appendFileSync(RESULTS, `${JSON.stringify(run)}\n`);
  // the section of another command stays
  const [, live] = readFileSync(TABLE, 'utf8').split(LIVE_HEADING);
  writeFileSync(TABLE, document(run) + (live === undefined ? '' : `\n${LIVE_HEADING}${live}`));
  console.log('written: test/benchmarks/results.jsonl, docs/benchmarks.md');
}

function document({ feeds, at, node, commit }: BenchRun): string {
  return `# Benchmarks

\`npm run bench:kernel\` wrote this on ${at.slice(0, 10)} at ${commit} with Node ${node}; every run is a line of
\`test/benchmarks/results.jsonl\`. Same feeds, same random pairs of stops, one thread, engines alternating from query to
query; milliseconds, each query by the median of its rounds, building the query and rebuilding the journeys included.
The factor says how many times as long as ours. The prototype is the throw-away program that sets the floor for speed
(not part of this repository); its answers and ours must be the same, and "different" counts the queries on which they
are not. The peers from npm answer other questions more or less (minutes, one day, other rules of dominance), so only
their times are shown.

## One query

${table(
  [
    'feed',
    'engine',
    'earliest p50 / p95',
    'factor',
    'journeys',
    '2 h range p50 / p95',
    'factor',
    'journeys',
    'different',
  ],
  feeds.flatMap(kernelRows),
)}

Factors compare medians. Walks are those of \`transfers.txt\`, written for the benchmark: all stops within 300 m.

## From GTFS to the first answer

Files in the page cache, a process of its own; ours validates the feed. Resident memory after fifty ranges.

${table(['feed', 'stops', 'stop events in the view', 'ours', 'prototype', 'factor', 'resident ours', 'prototype'], feeds.map(firstAnswerRow))}

## Realtime

From updates (a run is late from some stop on) to a view that can be searched, beside building the view as planned; and the
same queries on the view as planned and on one in which a quarter of all runs is up to half an hour late, in turn.

${table(
  [
    'feed',
    'runs',
    ...['1,000 updates p50 / p95', '20,000 updates p50 / p95', 'view as planned'],
    ...['earliest planned', 'late', 'factor', '2 h range planned', 'late', 'factor'],
    ...['whole plan of 2 h', 'late', 'factor'],
  ],
  feeds.map(realtimeRow),
)}
`;
}

const table = (header: readonly string[], rows: readonly (readonly string[])[]): string =>
  [header, header.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');

function kernelRows({ feed, engines, differences }: MeasuredFeed): string[][] {
  const [ours] = engines;
  return engines.map(({ engine, earliest, range }) => [
    feed,
    engine,
    times(earliest),
    factor(earliest, ours?.earliest),
    String(earliest.journeys),
    times(range),
    factor(range, ours?.range),
    range === undefined ? '–' : String(range.journeys),
    engine === 'prototype' ? `${differences.earliest} and ${differences.range}` : '',
  ]);
}

function realtimeRow({ feed, realtime: { runs, batches, rebuild, planned, live } }: MeasuredFeed): string[] {
  const compared = (kind: keyof RealtimeTimes): string[] => [
    planned[kind].p50.toFixed(3),
    live[kind].p50.toFixed(3),
    (live[kind].p50 / planned[kind].p50).toFixed(2),
  ];
  return [
    feed,
    String(runs),
    ...batches.map(({ milliseconds }) => `${milliseconds.p50.toFixed(1)} / ${milliseconds.p95.toFixed(1)}`),
    rebuild.toFixed(1),
    ...compared('earliest'),
    ...compared('range'),
    ...compared('plan'),
  ];
}

const times = (spread: EngineResult['range']): string =>
  spread === undefined ? '–' : `${spread.p50.toFixed(3)} / ${spread.p95.toFixed(3)}`;

const factor = (spread: EngineResult['range'], ours: EngineResult['range']): string =>
  spread === undefined || ours === undefined ? '–' : (spread.p50 / ours.p50).toFixed(2);

function firstAnswerRow({ feed, stops, stopEvents, first }: MeasuredFeed): string[] {
  const { maillage, prototype } = first;
  const seconds = (answer: FirstAnswer | undefined): string =>
    answer === undefined ? '–' : `${(answer.milliseconds / 1000).toFixed(2)} s`;
  const megabytes = (answer: FirstAnswer | undefined): string =>
    answer === undefined ? '–' : `${answer.residentMegabytes} MB`;
  const ratio =
    maillage === undefined || prototype === undefined
      ? '–'
      : (maillage.milliseconds / prototype.milliseconds).toFixed(2);
  return [
    feed,
    String(stops),
    String(stopEvents),
    seconds(maillage),
    seconds(prototype),
    ratio,
    megabytes(maillage),
    megabytes(prototype),
  ];
}
