import { loadMaillage, type MaillageEngine } from './engines/maillage.js';
import { loadMinotor } from './engines/minotor.js';
import { hasPrototype, loadPrototype } from './engines/prototype.js';
import { loadRaptorJourneyPlanner } from './engines/raptor-journey-planner.js';
import type { Answer, BenchQuery, Engine } from './engines/engine.js';
import type { BenchFeed } from './bench-feeds.js';
import { randomFrom, spreadOf, type Spread } from './statistics.js';

/** How many queries each kind of engine answers, and how often. */
export interface Effort {
  readonly earliest: number;
  readonly range: number;
  readonly rounds: number;
  readonly peerEarliest: number;
  readonly peerRange: number;
}

export interface EngineResult {
  readonly engine: string;
  readonly earliest: Spread & { readonly journeys: number };
  readonly range?: Spread & { readonly journeys: number };
}

export interface FeedResult {
  readonly feed: string;
  readonly stops: number;
  readonly stopEvents: number;
  readonly engines: readonly EngineResult[];
  readonly queries: { readonly earliest: number; readonly range: number };
  /** Queries on which our answers and the prototype's are not the same. */
  readonly differences: { readonly earliest: number; readonly range: number };
  readonly failures: readonly string[];
  /** Some of the queries. */
  readonly sample: readonly BenchQuery[];
}

/** Measures all engines on one feed, alternating from query to query, each query by the median of its rounds. */
export async function measureFeed(feed: BenchFeed, effort: Effort): Promise<FeedResult> {
  const { name, folder, date } = feed;
  const failures: string[] = [];
  const ours = await loadMaillage(folder, date);
  const exact: Engine[] = hasPrototype() ? [ours, await loadPrototype(folder, date)] : [ours];
  const queries = makeQueries(ours, Math.max(effort.earliest, effort.range));
  const results = measure(exact, queries, effort);
  const peers = [loadRaptorJourneyPlanner, loadMinotor];
  for (const load of effort.peerEarliest > 0 ? peers : [])
    try {
      const few = { ...effort, earliest: effort.peerEarliest, range: effort.peerRange, rounds: 1 };
      const measured = measure([await load(feed)], queries, few);
      if (measured.every(({ earliest }) => earliest.journeys === 0))
        throw new Error('it finds no journey on this feed');
      results.push(...measured);
    } catch (failure) {
      failures.push(
        `${load.name.replace('load', '')}: ${failure instanceof Error ? failure.message : String(failure)}`,
      );
    }
  return {
    feed: name,
    stops: ours.view.stopCount,
    stopEvents: ours.stopEvents,
    engines: results.map(({ engine, earliest, range }) => ({
      engine: engine.name,
      earliest: tell(earliest),
      ...(range.times.length > 0 && { range: tell(range) }),
    })),
    queries: { earliest: effort.earliest, range: effort.range },
    differences: { earliest: differences(results, 'earliest'), range: differences(results, 'range') },
    failures,
    sample: queries.slice(0, 50),
  };
}

interface Measured {
  readonly engine: Engine;
  readonly earliest: Series;
  readonly range: Series;
}

interface Series {
  readonly times: number[];
  /** Per query, without the departure where only the arrival counts. */
  readonly answers: string[];
  journeys: number;
}

function measure(engines: readonly Engine[], queries: readonly BenchQuery[], effort: Effort): Measured[] {
  const measured = engines.map((engine) => ({ engine, earliest: emptySeries(), range: emptySeries() }));
  warmUp(engines, queries.slice(-20), effort);
  for (const kind of ['earliest', 'range'] as const)
    for (const [turn, query] of queries.slice(0, effort[kind]).entries()) {
      const times = engines.map((): number[] => []);
      for (let round = 0; round < effort.rounds; round++)
        for (let place = 0; place < engines.length; place++) {
          const chosen = (place + turn + round) % engines.length;
          const [engine, result] = [engines[chosen], measured[chosen]];
          const ask = kind === 'earliest' ? engine?.earliest : engine?.range;
          if (ask === undefined || result === undefined) continue;
          const start = performance.now();
          const answers = ask(query);
          times[chosen]?.push(performance.now() - start);
          if (round === 0) note(result[kind], answers, kind === 'range');
        }
      times.forEach((list, place) => {
        if (list.length > 0) measured[place]?.[kind].times.push(spreadOf(list).p50);
      });
    }
  return measured;
}

/** Both kinds in turn, as a planner that serves both would. */
function warmUp(engines: readonly Engine[], queries: readonly BenchQuery[], { rounds }: Effort): void {
  for (const engine of engines)
    for (const query of rounds > 1 ? queries : queries.slice(0, 2)) {
      engine.earliest(query);
      if (rounds > 1) engine.range?.(query);
    }
}

const emptySeries = (): Series => ({ times: [], answers: [], journeys: 0 });

function note(series: Series, answers: readonly Answer[], withDeparture: boolean): void {
  series.journeys += answers.length;
  series.answers.push(
    answers
      .map(({ departure, arrival, trips }) => `${withDeparture ? departure : ''} ${arrival} ${trips}`)
      .sort()
      .join(),
  );
}

const tell = ({ times, journeys }: Series): Spread & { journeys: number } => ({
  ...spreadOf(times),
  journeys: Math.round((journeys / times.length) * 100) / 100,
});

function differences([ours, prototype]: readonly Measured[], kind: 'earliest' | 'range'): number {
  if (prototype?.engine.name !== 'prototype') return 0;
  return ours?.[kind].answers.filter((answer, query) => answer !== prototype[kind].answers[query]).length ?? 0;
}

/** Pairs of stops that somebody can board at, leaving between 6:00 and 19:00. */
function makeQueries({ view, stopIds }: MaillageEngine, count: number): BenchQuery[] {
  const random = randomFrom(7);
  const { offset } = view.boardings;
  const boardable = stopIds.filter((_, stop) => (offset[stop + 1] ?? 0) > (offset[stop] ?? 0));
  const pick = (): string => boardable[Math.floor(random() * boardable.length)] ?? '';
  return Array.from({ length: count }, () => {
    const from = pick();
    let to = pick();
    while (to === from) to = pick();
    return { from, to, time: (6 * 60 + Math.floor(random() * 13 * 60)) * 60 };
  });
}
