/**
 * npm run bench:live : what a GTFS-Realtime message of 20,000 trip updates costs, in processor time: decoded by us and by the
 * bindings of MobilityData in turn, then matched to the generated region, all of it and when 1 % changed, until it can be searched. Writes its section of
 * docs/benchmarks.md.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { generateRegion } from '@maillage/demo-territory';
import { parseServiceDate, type Instant, type ServiceDay } from '@maillage/kernel';
import { readFeed } from '@maillage/transit-gtfs';
import { readRealtime, resolveUpdates, TripMatcher, UpdateResolver } from '@maillage/transit-gtfs-rt';
import { encodeRealtime, type MessageValue } from '@maillage/transit-gtfs-rt/testing';
import {
  asPlanned,
  buildDayView,
  buildTimetable,
  overlayDayView,
  readSnapshot,
  stopSequence,
  withAllUpdates,
  writeSnapshot,
  type FeedIndex,
  type StopIndex,
  type Timetable,
  type TripIndex,
} from '@maillage/transit-timetable';
import { spreadOf } from './statistics.js';
import { LIVE_HEADING } from './write-results.js';

const DATE = '20260120';
const UPDATES = 20_000;
const STOPS_PER_UPDATE = 5;
const ROUNDS = 15;

interface Bindings {
  readonly transit_realtime: { readonly FeedMessage: { decode(bytes: Uint8Array): unknown } };
}

const today = parseServiceDate(DATE) ?? (0 as ServiceDay);
const timetable = await region();
const matcherTimes = [1, 2, 3].map(() => cpu(() => new TripMatcher(timetable, 0 as FeedIndex)));
const matcher = new TripMatcher(timetable, 0 as FeedIndex);
const now = (matcher.days.anchor(today) + 10 * 3_600) as Instant;
const bytes = encodeRealtime({ header: { timestamp: now }, entity: updates() });
const { FeedMessage } = (createRequire(import.meta.url)('gtfs-realtime-bindings') as Bindings).transit_realtime;
const times = {
  ours: [] as number[],
  bindings: [] as number[],
  resolve: [] as number[],
  resolveChanged: [] as number[],
  resolveSame: [] as number[],
  applyAll: [] as number[],
  applyChanged: [] as number[],
  view: [] as number[],
  all: [] as number[],
};
const planned = buildDayView(timetable, today, 'forward');
/** Another hundredth of them in every round. */
const CHANGED = 100;
for (let round = 0; round < ROUNDS; round++) {
  times.bindings.push(cpu(() => FeedMessage.decode(bytes)));
  times.ours.push(cpu(() => readRealtime(bytes, { now })));
  const { tripUpdates } = readRealtime(bytes, { now });
  times.resolve.push(cpu(() => resolveUpdates(matcher, tripUpdates, { now })));
  const resolver = new UpdateResolver();
  const { runs } = resolver.resolve(matcher, tripUpdates, { now });
  const live = withAllUpdates(asPlanned(timetable), 1, runs);
  times.view.push(cpu(() => overlayDayView(planned, live)));
  times.all.push(cpu(seeAll));
  const next = tripUpdates.map((update, i) =>
    i % CHANGED === round ? { ...update, stopTimes: [], relationship: 'CANCELED' as const } : update,
  );
  times.resolveChanged.push(cpu(() => resolver.resolve(matcher, next, { now })));
  times.resolveSame.push(cpu(() => resolver.resolve(matcher, next, { now })));
  const whole = resolveUpdates(matcher, next, { now });
  const incremental = resolver.resolve(matcher, next, { now });
  times.applyAll.push(cpu(() => withAllUpdates(live, 2, whole.runs)));
  times.applyChanged.push(cpu(() => withAllUpdates(live, 2, incremental.runs)));
}
const { report } = resolveUpdates(matcher, readRealtime(bytes, { now }).tripUpdates, { now });
if (report.matched !== UPDATES) throw new Error(JSON.stringify(report.reasons));
writeSection();

/** From the bytes to a view that can be searched, nothing of it known before. */
function seeAll(): void {
  const { tripUpdates } = readRealtime(bytes, { now });
  const { runs } = new UpdateResolver().resolve(matcher, tripUpdates, { now });
  overlayDayView(planned, withAllUpdates(asPlanned(timetable), 1, runs));
}

async function region(): Promise<Timetable> {
  const files = new Map<string, string[]>();
  for (const { file, text } of generateRegion({ seed: 2, stops: 5_000, targetStopTimes: 1_400_000, today }))
    files.set(file, [...(files.get(file) ?? []), text]);
  const { feed } = await readFeed({
    names: [...files.keys()],
    async *open(name) {
      for (const text of files.get(name) ?? []) yield await Promise.resolve(Buffer.from(text));
    },
  });
  if (feed === undefined) throw new Error('the region cannot be read');
  // as a planner has it: texts in a pool, columns in shared memory
  const file = writeSnapshot(buildTimetable([{ id: 'region', feed }], { timezone: feed.timezone }), {});
  const buffer = new SharedArrayBuffer(file.length);
  new Uint8Array(buffer).set(file);
  return readSnapshot(buffer);
}

/** Processor time of all threads in milliseconds. */
function cpu(work: () => unknown): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000;
}

function updates(): MessageValue[] {
  const trips = Array.from({ length: timetable.trips.count }, (_, trip) => trip as TripIndex);
  return trips
    .filter((trip) => matcher.days.runs(trip, today))
    .slice(0, UPDATES)
    .map((trip, i) => updateOf(trip, i));
}

function updateOf(trip: TripIndex, i: number): MessageValue {
  const { patterns, trips, stops } = timetable;
  const pattern = trips.pattern[trip] ?? 0;
  const first = patterns.stopOffset[pattern] ?? 0;
  const count = (patterns.stopOffset[pattern + 1] ?? 0) - first;
  const delay = { delay: i % 600 };
  const positions = Array.from({ length: STOPS_PER_UPDATE }, (_, k) => Math.floor((k * count) / STOPS_PER_UPDATE));
  return {
    id: String(i),
    trip_update: {
      trip: { trip_id: trips.id.text(trip), start_date: DATE },
      timestamp: now,
      stop_time_update: [...new Set(positions)].map((position) => ({
        stop_sequence: stopSequence(timetable, trip, position),
        stop_id: stops.id.text(((patterns.stopWord[first + position] ?? 0) >> 2) as StopIndex),
        arrival: delay,
        departure: delay,
      })),
    },
  };
}

function writeSection(): void {
  const row = (what: string, spread: readonly number[]): string => {
    const { p50, p95 } = spreadOf(spread);
    return `| ${what} | ${p50.toFixed(0)} | ${p95.toFixed(0)} |`;
  };
  const section = `${LIVE_HEADING}

\`npm run bench:live\` wrote this section. One GTFS-Realtime message of ${UPDATES.toLocaleString('en')} trip updates with
${STOPS_PER_UPDATE} stops each, ${(bytes.length / 1e6).toFixed(1)} MB, on the generated region (${timetable.trips.count.toLocaleString('en')} trips); processor time of ${ROUNDS} rounds in turn,
milliseconds. Ours checks all that it reads and gives values of the model; the bindings of MobilityData decode and check nothing.

| step | p50 | p95 |
| --- | --- | --- |
${row('decode, ours', times.ours)}
${row('decode, gtfs-realtime-bindings', times.bindings)}
${row('match and propagate delays, all updates new', times.resolve)}
${row('the same, 1 % of the updates new', times.resolveChanged)}
${row('the same, none new', times.resolveSame)}
${row('the next overlay value, all runs new, 1 % say otherwise', times.applyAll)}
${row('the same, the runs of 1 % of the updates new', times.applyChanged)}
${row('the next view of a day, all runs new', times.view)}
${row('all of it, from bytes to a view that can be searched, all new', times.all)}
${row('make the matcher of a timetable', matcherTimes)}
`;
  const path = join(import.meta.dirname, '../../docs/benchmarks.md');
  const [before = '', own = ''] = readFileSync(path, 'utf8').split(LIVE_HEADING);
  const next = own.indexOf('\n## ');
  writeFileSync(path, `${before.trimEnd()}\n\n${section}${next < 0 ? '' : own.slice(next)}`);
  console.log(section);
}
