import { UNREACHED, type DayView } from '@maillage/transit-timetable';
import { ROUND_BITS, levelOf, type SearchState } from './search-state.js';

/** From every stop that this round's rides reached: change there, or walk to a neighbour; who is ready earlier than before waits. */
export function walkOn(view: DayView, state: SearchState, round: number): void {
  const { footpathOffset, footpathStop, footpathSeconds, changeSeconds } = view;
  const { alighted, alightedCount, isAlighted, arrival, ready, lowerBound, shift } = state;
  const level = levelOf(state, round);
  const bound = state.bestAtGoal[level];
  const isLast = round === state.maxTrips;
  state.alightedCount = 0;
  for (let a = 0; a < alightedCount; a++) {
    const stop = alighted[a];
    isAlighted[stop] = 0;
    const arrived = arrival[(stop << shift) | level];
    if (isLast || arrived + lowerBound[stop] >= bound) continue;
    const changed = arrived + changeSeconds[stop];
    if (changed < bound && changed < ready[(stop << shift) | level]) wait(state, stop, stop, changed, round);
    for (let f = footpathOffset[stop], end = footpathOffset[stop + 1]; f < end; f++) {
      const walked = arrived + footpathSeconds[f];
      if (walked >= bound) break; // the shortest walk comes first
      const to = footpathStop[f];
      if (walked < ready[(to << shift) | level] && walked + lowerBound[to] < bound)
        wait(state, to, stop, walked, round);
    }
  }
}

function wait(state: SearchState, stop: number, from: number, time: number, round: number): void {
  const { arrival, ready, levels } = state;
  const line = stop << state.shift;
  for (let level = levelOf(state, round); level <= levels && time < ready[line | level]; level++)
    ready[line | level] = time;
  if (arrival[line] === UNREACHED) state.waiting[state.waitingCount++] = stop;
  arrival[line] = time;
  state.walkedFrom[(stop << ROUND_BITS) | round] = from;
}
