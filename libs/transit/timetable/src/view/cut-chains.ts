import { entry } from '@maillage/kernel';
import { patternLength } from '../running-time.js';
import type { Timetable } from '../timetable.js';
import type { Image } from './image.js';
import { tripOf, type RunsAround } from './runs-around.js';

/** Passengers who stay seated are followed over this many seams when runs are put in order. */
export const MOST_SEAMS = 3;

export interface ChainsOfRuns {
  readonly count: number;
  /** Chain of each run. Chains are numbered by pattern. */
  readonly chainOf: Int32Array;
  readonly pattern: number[];
}

/**
 * Cuts the runs of each pattern greedily into chains: a run joins the first chain whose last run is not after it
 * anywhere, neither at an arrival nor at a departure, nor in the runs in which passengers of both stay seated, which
 * must go the same way. So the earliest run of a chain that can be boarded is the best one. A headway is a chain of its own.
 */
export function cutChains(
  { trips, patterns }: Timetable,
  { profileArrival, profileDeparture }: Image,
  runs: RunsAround,
  seams: Int32Array | undefined,
): ChainsOfRuns {
  const chainOf = new Int32Array(runs.count);
  const pattern: number[] = [];
  const lastRuns: number[] = [];
  for (let p = 0; p < patterns.count; p++) {
    const firstChain = pattern.length;
    for (let run = runs.offset[p]; run < runs.offset[p + 1]; run++) {
      let chain = firstChain;
      if (trips.headwaySeconds[tripOf(runs, run)] !== 0) chain = pattern.length;
      else while (chain < pattern.length && !follows(entry(lastRuns, chain), run)) chain++;
      if (chain === pattern.length) pattern.push(p);
      lastRuns[chain] = run;
      chainOf[run] = chain;
    }
  }
  return { count: pattern.length, chainOf, pattern };

  function follows(before: number, after: number): boolean {
    if (trips.headwaySeconds[tripOf(runs, before)] !== 0 || !isNeverBefore(before, after)) return false;
    if (seams === undefined) return true;
    let [a, b] = [before, after];
    for (let seam = 0; seam < MOST_SEAMS; seam++) {
      a = seams[a];
      b = seams[b];
      if (a < 0 || b < 0) return a === b;
      if (patternOf(a) !== patternOf(b) || !isNeverBefore(a, b)) return false;
    }
    return true;
  }

  function patternOf(run: number): number {
    return trips.pattern[tripOf(runs, run)];
  }

  function isNeverBefore(before: number, after: number): boolean {
    const gap = runs.start[after] - runs.start[before];
    const a = trips.profile[tripOf(runs, before)];
    const b = trips.profile[tripOf(runs, after)];
    if (gap < 0) return false;
    if (a === b) return true;
    const length = patternLength(patterns, patternOf(before));
    for (let i = 0; i < length; i++) {
      if (profileArrival[b + i] + gap < profileArrival[a + i]) return false;
      if (profileDeparture[b + i] + gap < profileDeparture[a + i]) return false;
    }
    return true;
  }
}
