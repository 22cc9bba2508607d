import { UNREACHED, type DayView } from '@maillage/transit-timetable';
import type { StopOffset } from './journey.js';
import { scanChains } from './scan.js';
import { NEVER, NEVER_RIDDEN, NOT_QUEUED, levelOf, openLevel, type SearchState } from './search-state.js';
import { walkOn } from './walk.js';

/** Waits at an access stop from `time` on, unless somebody was ready there earlier or it leads nowhere in time. */
export function startAt(state: SearchState, { stop, seconds }: StopOffset, time: number): void {
  const { arrival, ready, levels, stopCount } = state;
  const there = time + seconds;
  if (there >= ready[stop] || there + state.lowerBound[stop] >= state.bestAtGoal[1]) return;
  for (let label: number = stop; label <= levels * stopCount + stop && there < ready[label]; label += stopCount)
    ready[label] = there;
  if (arrival[stop] === UNREACHED) state.waiting[state.waitingCount++] = stop;
  arrival[stop] = there;
}

/** Rounds of RAPTOR from the stops where somebody waits: round k finds what k trips reach. */
export function runRounds(view: DayView, state: SearchState): void {
  state.run++;
  state.legCount = 0;
  for (let round = 1; round <= state.maxTrips && state.waitingCount > 0; round++) {
    openLevel(state, round);
    queueChains(view, state, round);
    scanChains(view, state, round);
    keepUseful(state, round);
    walkOn(view, state, round);
  }
  stopWaiting(state);
}

/**
 * Queues every chain that can be boarded where somebody waits, once, with its first and its last such position.
 * A boarding that only brings trips that were ridden from there on before is left out, and one that is of no use in time.
 */
function queueChains(view: DayView, state: SearchState, round: number): void {
  const { offset, chain: chains, position: positions } = view.boardings;
  const { start, profile } = view.slots;
  const { slotOffset } = view.chains;
  const { waiting, waitingCount, queue, firstWaiting, lastWaiting, arrival, missed, ridden } = state;
  const { soonestAtGoal, soonestOnward } = state.rideBounds;
  const level = levelOf(state, round);
  const riddenRow = level * state.chainCount;
  const atGoal = state.bestAtGoal[level];
  const onward = state.bestAtGoal[round + 1];
  let queueCount = 0;
  for (let w = 0; w < waitingCount; w++) {
    const stop = waiting[w];
    const ready = arrival[stop];
    let missedAt = NEVER;
    for (let b = offset[stop], end = offset[stop + 1]; b < end; b++) {
      const chain = chains[b];
      if (soonestOnward[chain] >= onward && soonestAtGoal[chain] >= atGoal) continue;
      const position = positions[b];
      const known = ridden[riddenRow + chain];
      if (known !== NEVER_RIDDEN && (known & 0xffff) <= position) {
        const earlier = slotOffset[chain] + (known >> 16) - 1;
        if (earlier < slotOffset[chain]) continue;
        const left = start[earlier] + view.profileDeparture[profile[earlier] + position];
        if (left < ready) {
          if (left > missedAt) missedAt = left;
          continue;
        }
      }
      const first = firstWaiting[chain];
      if (first === NOT_QUEUED) {
        queue[queueCount++] = chain;
        firstWaiting[chain] = position;
        lastWaiting[chain] = position;
      } else if (position < first) firstWaiting[chain] = position;
      else if (position > lastWaiting[chain]) lastWaiting[chain] = position;
    }
    missed[stop] = missedAt;
  }
  state.queueCount = queueCount;
}

/**
 * Nobody waits any more. Who comes to one of these stops later on in the search, with as many rides, boards nothing new
 * unless he is there for a run that was missed.
 */
function keepUseful(state: SearchState, round: number): void {
  const { waiting, waitingCount, arrival, ready, missed, levels, stopCount } = state;
  const row = Math.min(round - 1, levels) * stopCount;
  const lastRow = levels * stopCount;
  for (let w = 0; w < waitingCount; w++) {
    const stop = waiting[w];
    const useful = missed[stop] + 1;
    for (let label = row + stop; label <= lastRow + stop && useful < ready[label]; label += stopCount)
      ready[label] = useful;
    arrival[stop] = UNREACHED;
  }
  state.waitingCount = 0;
}

function stopWaiting(state: SearchState): void {
  const { waiting, waitingCount, arrival } = state;
  for (let w = 0; w < waitingCount; w++) arrival[waiting[w]] = UNREACHED;
  state.waitingCount = 0;
}
