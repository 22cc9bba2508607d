import { UNREACHED } from '@maillage/transit-timetable';
import { levelOf, type SearchState } from './search-state.js';

/** What the hot loop of `scanChains` does in place, for the rides that its labels alone cannot tell: `leg` is in the log. */
export function alightFromLeg(
  state: SearchState,
  stop: number,
  round: number,
  time: number,
  leg: number,
  positions: number,
): void {
  const { arrival, lowerBound, bestAtGoal, levels, maxTrips, stopCount } = state;
  const level = levelOf(state, round);
  const row = level * stopCount;
  if (time >= arrival[row + stop]) return;
  const isBeforeGoal = state.egress[stop] !== UNREACHED;
  if (time + lowerBound[stop] >= bestAtGoal[isBeforeGoal ? level : round + 1]) return;
  for (let label = row + stop; label <= levels * stopCount + stop && time < arrival[label]; label += stopCount)
    arrival[label] = time;
  state.rideTaken[round * stopCount + stop] = ~leg;
  state.ridePositions[round * stopCount + stop] = positions;
  if (state.isAlighted[stop] === 0) {
    state.isAlighted[stop] = 1;
    state.alighted[state.alightedCount++] = stop;
  }
  const atGoal = time + state.egress[stop];
  if (!isBeforeGoal || atGoal >= bestAtGoal[level]) return;
  for (let k = level; k <= maxTrips && atGoal < bestAtGoal[k]; k++) bestAtGoal[k] = atGoal;
  state.goalTime[round] = atGoal;
  state.goalStop[round] = stop;
  state.goalRun[round] = state.run;
}
