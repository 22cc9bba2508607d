import { UNREACHED } from '@maillage/transit-timetable';
import { ROUND_BITS, levelOf, type SearchState } from './search-state.js';

/** Notes an arrival that is earlier than any before, and the ride that made it. */
export function alight(
  state: SearchState,
  stop: number,
  round: number,
  time: number,
  ride: number,
  positions: number,
): void {
  const { arrival, bestAtGoal, levels } = state;
  const level = levelOf(state, round);
  const line = stop << state.shift;
  for (let k = level; k <= levels && time < arrival[line | k]; k++) arrival[line | k] = time;
  state.rideTaken[(stop << ROUND_BITS) | round] = ride;
  state.ridePositions[(stop << ROUND_BITS) | round] = positions;
  if (state.isAlighted[stop] === 0) {
    state.isAlighted[stop] = 1;
    state.alighted[state.alightedCount++] = stop;
  }
  const egress = state.egress[stop];
  const atGoal = time + egress;
  if (egress === UNREACHED || atGoal >= bestAtGoal[level]) return;
  for (let k = level; k <= levels && atGoal < bestAtGoal[k]; k++) bestAtGoal[k] = atGoal;
  state.goalTime[round] = atGoal;
  state.goalStop[round] = stop;
  state.goalRun[round] = state.run;
}
