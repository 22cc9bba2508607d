import { UNREACHED, type DayView } from '@maillage/transit-timetable';
import { levelOf, type SearchState } from './search-state.js';

/**
 * From every stop that this round's rides reached: change there, or walk to a neighbour. Whoever is ready to board
 * earlier than anyone before waits there in the next round.
 */
export function walkOn(view: DayView, state: SearchState, round: number): void {
  const { footpathOffset, changeSeconds } = view;
  const { walks, alighted, alightedCount, isAlighted, waiting, walkedFrom } = state;
  const { arrival, ready, lowerBound, bestAtGoal, levels, stopCount } = state;
  const row = levelOf(state, round) * stopCount;
  const lastRow = levels * stopCount;
  const bound = bestAtGoal[round + 1];
  let waitingCount = 0;

  for (let a = 0; a < alightedCount; a++) {
    const from = alighted[a];
    isAlighted[from] = 0;
    const arrived = arrival[row + from];
    if (arrived + lowerBound[from] >= bound) continue;
    // First the change at the stop itself, then the walks, the shortest first.
    let to = from;
    let time = arrived + changeSeconds[from];
    const end = 2 * footpathOffset[from + 1];
    for (let w = 2 * footpathOffset[from]; ; w += 2) {
      if (time < ready[row + to] && time + lowerBound[to] < bound) {
        for (let label = row + to; label <= lastRow + to && time < ready[label]; label += stopCount)
          ready[label] = time;
        if (arrival[to] === UNREACHED) waiting[waitingCount++] = to;
        arrival[to] = time;
        walkedFrom[round * stopCount + to] = from;
      }
      if (w === end) break;
      time = arrived + walks[w + 1];
      if (time >= bound) break;
      to = walks[w];
    }
  }
  state.alightedCount = 0;
  state.waitingCount = waitingCount;
}
