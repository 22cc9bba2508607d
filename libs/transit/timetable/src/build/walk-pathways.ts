import { distanceMetres, entry } from '@maillage/kernel';
import type { Pathway } from '@maillage/transit-model';
import { isBoardable, listParents, type FeedSource, type StopRows } from './stop-rows.js';
import type { WalkingRules } from './walking-rules.js';

/** Seconds to each entrance and platform that is reached inside the station, by its row. */
export type InsideWalks = ReadonlyMap<number, number>;

const NOWHERE: InsideWalks = new Map();

/** The ways that `pathways.txt` tells of inside stations, from any entrance or platform. */
export class PathwayWalks {
  /** By row of a stop: the pathways that leave it. */
  readonly #leaving = new Map<number, { readonly to: number; readonly seconds: number }[]>();
  readonly #known = new Map<number, InsideWalks>();

  constructor(
    feeds: readonly FeedSource[],
    private readonly rows: StopRows,
    walking: WalkingRules,
    isUsable: (pathway: Pathway) => boolean,
  ) {
    feeds.forEach(({ feed }, index) => {
      const first = entry(rows.firstOfFeed, index);
      for (const pathway of feed.pathways) {
        const [from, to] = [first + pathway.fromStop, first + pathway.toStop];
        for (const row of [from, to]) this.#joinPlatform(row);
        if (!isUsable(pathway)) continue;
        const seconds = secondsOf(pathway, rows, from, to, walking);
        this.#add(from, to, seconds);
        if (pathway.isBidirectional) this.#add(to, from, seconds);
      }
    });
  }

  /** The entrances and platforms that have pathways. */
  ends(): readonly number[] {
    return [...this.#leaving.keys()].filter((row) => this.#isEnd(row));
  }

  /** Whether both are in one station that tells all its ways: where there is none, none is guessed. */
  tellsBetween(from: number, to: number): boolean {
    return this.#leaving.has(from) && this.#leaving.has(to) && this.#stationOf(from) === this.#stationOf(to);
  }

  from(row: number): InsideWalks {
    if (!this.#leaving.has(row)) return NOWHERE;
    const known = this.#known.get(row) ?? this.#search(row);
    this.#known.set(row, known);
    return known;
  }

  #stationOf(row: number): number {
    return listParents(row, (child) => entry(this.rows.parent, child)).at(-1) ?? row;
  }

  /** Pathways end at the boarding areas of a platform where it has some: one is at the platform there. */
  #joinPlatform(row: number): void {
    if (this.#leaving.has(row)) return;
    this.#leaving.set(row, []);
    const platform = entry(this.rows.parent, row);
    if (entry(this.rows.stops, row).locationType !== BOARDING_AREA || platform < 0) return;
    this.#add(row, platform, 0);
    this.#add(platform, row, 0);
  }

  #add(from: number, to: number, seconds: number): void {
    const leaving = this.#leaving.get(from) ?? [];
    leaving.push({ to, seconds });
    this.#leaving.set(from, leaving);
  }

  /** Corrects labels until none gets better: stations have some dozens of pathways. */
  #search(start: number): InsideWalks {
    const seconds = new Map([[start, 0]]);
    const queue = [start];
    for (const row of queue) {
      if (queue.length > MOST_CORRECTIONS) break;
      for (const next of this.#leaving.get(row) ?? []) {
        const there = (seconds.get(row) ?? 0) + next.seconds;
        if (there >= (seconds.get(next.to) ?? Infinity)) continue;
        seconds.set(next.to, there);
        queue.push(next.to);
      }
    }
    seconds.delete(start);
    return new Map(
      [...seconds].flatMap(([row, taken]) => (this.#isEnd(row) ? [[row, Math.ceil(taken)] as const] : [])),
    );
  }

  #isEnd(row: number): boolean {
    const stop = entry(this.rows.stops, row);
    return isBoardable(stop) || stop.locationType === ENTRANCE;
  }
}

/** Stairs, escalators, gaps and steep ramps are no ways for wheelchairs. */
export const isStepFree = ({ mode, maxSlope, minWidthMetres }: Pathway): boolean =>
  mode !== STAIRS && mode !== ESCALATOR && Math.abs(maxSlope) <= STEEPEST && !(minWidthMetres < NARROWEST_METRES);

function secondsOf(
  { mode, seconds, metres, stairCount }: Pathway,
  rows: StopRows,
  from: number,
  to: number,
  { metresPerSecond, detourFactor }: WalkingRules,
): number {
  if (seconds >= 0) return seconds;
  if (metres >= 0) return metres / (metresPerSecond * (mode === STAIRS ? ON_STAIRS : 1));
  if (stairCount >= 0) return stairCount * SECONDS_PER_STEP;
  const flown = distanceMetres(entry(rows.stops, from), entry(rows.stops, to)) * detourFactor;
  return Math.max(USUAL_SECONDS[mode], flown / metresPerSecond);
}

/** Where a pathway tells neither time nor length: at least these, by mode. */
const USUAL_SECONDS: Readonly<Record<Pathway['mode'], number>> = { 1: 0, 2: 20, 3: 0, 4: 20, 5: 60, 6: 5, 7: 5 };
const SECONDS_PER_STEP = 0.6;
/** One climbs half as fast as one walks. */
const ON_STAIRS = 0.5;
const STAIRS = 2;
const ESCALATOR = 4;
/** 8.3 %, what GTFS's own text calls the steepest for a wheelchair. */
const STEEPEST = 0.083;
const NARROWEST_METRES = 0.8;
const ENTRANCE = 2;
const BOARDING_AREA = 4;
/** Nothing like a station has more. */
const MOST_CORRECTIONS = 50_000;
