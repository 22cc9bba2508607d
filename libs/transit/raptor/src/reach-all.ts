import { UNREACHED, type DayView } from '@maillage/transit-timetable';
import type { ReachQuery } from './journey.js';
import { runRounds, startAt } from './rounds.js';
import type { SearchState } from './search-state.js';

/** Every stop is a goal that nobody wins: labels are made in the last round too, and none bounds the others. */
const NO_GOAL = UNREACHED - 1;

/**
 * One run of rounds to all stops, on labels that are clear and have a level per round.
 * reached[stop * (maxTrips + 1) + k]: seconds to be there with at most k trips, `UNREACHED` beyond `maxSeconds`; who may
 * end on foot gets there from the place at k = 0 and from the last stop at which one alights too.
 */
export function reachAll(
  view: DayView,
  state: SearchState,
  { access, endsOnFoot }: ReachQuery,
  time: number,
  maxSeconds: number,
): Int32Array<ArrayBuffer> {
  const width = state.maxTrips + 1;
  const reached = new Int32Array(view.stopCount * width).fill(UNREACHED);
  state.egress.fill(NO_GOAL);
  state.bestAtGoal.fill(time + maxSeconds + 1, 0, state.maxTrips + 1);
  for (const offset of access) startAt(state, offset, time);
  runRounds(view, state);
  state.egress.fill(UNREACHED);
  for (const { stop, seconds } of access)
    if (endsOnFoot && seconds <= maxSeconds) reached[stop * width] = Math.min(reached[stop * width], seconds);
  for (let level = 1; level <= state.levels; level++) alight(view, state, level, time, maxSeconds, reached, endsOnFoot);
  return keepBest(reached, width);
}

function alight(
  view: DayView,
  { arrival }: SearchState,
  level: number,
  time: number,
  maxSeconds: number,
  reached: Int32Array,
  endsOnFoot: boolean,
): void {
  const { footpathOffset, footpathStop, footpathSeconds, stopCount } = view;
  const width = reached.length / stopCount;
  for (let from = 0; from < stopCount; from++) {
    const arrived = arrival[level * stopCount + from];
    // an arrival that a trip less brings as well was told then
    if (arrived === UNREACHED || (level > 1 && arrived === arrival[(level - 1) * stopCount + from])) continue;
    const seconds = arrived - time;
    if (seconds > maxSeconds) continue;
    const own = from * width + level;
    reached[own] = Math.min(reached[own], seconds);
    if (!endsOnFoot) continue;
    for (let f = footpathOffset[from]; f < footpathOffset[from + 1]; f++) {
      const there = seconds + footpathSeconds[f];
      // the walks from a stop are sorted, the shortest first
      if (there > maxSeconds) break;
      const label = footpathStop[f] * width + level;
      reached[label] = Math.min(reached[label], there);
    }
  }
}

/** Whoever may ride more often may ride less. */
function keepBest(reached: Int32Array<ArrayBuffer>, width: number): Int32Array<ArrayBuffer> {
  for (let label = 1; label < reached.length; label++)
    if (label % width !== 0) reached[label] = Math.min(reached[label], reached[label - 1]);
  return reached;
}
