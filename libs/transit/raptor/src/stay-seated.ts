import type { DayView } from '@maillage/transit-timetable';
import { alightFromLeg } from './alight-from-leg.js';
import { logLeg } from './leg-log.js';
import { levelOf, type SearchState } from './search-state.js';

/**
 * Rides on from the end of a slot in the runs that the same vehicle makes next: the same trip for the rider, without
 * change time. One neither boards nor alights at the seam, where the run before has just stopped.
 */
export function staySeated(view: DayView, state: SearchState, round: number, slot: number, boarded: number): void {
  const { slots, chains, stopWord, profileArrival } = view;
  const { bestAtGoal, ridden, chainCount, levels } = state;
  const level = levelOf(state, round);
  let leg = -1;
  for (let before = slot, here = slots.next[slot]; here >= 0; before = here, here = slots.next[here]) {
    const chain = slots.chain[here];
    const trip = here - chains.slotOffset[chain];
    const known = ridden[level * chainCount + chain];
    if (known >> 16 <= trip && (known & 0xffff) === 0) return;
    for (let k = level; k <= levels; k++) ridden[k * chainCount + chain] = trip << 16;

    if (leg < 0) leg = logLeg(state, before, slots.start[before], boarded, -1);
    leg = logLeg(state, here, slots.start[here], 0, leg);
    const stops = chains.stopOffset[chain];
    const times = slots.profile[here];
    for (let position = 1; position < chains.stopCount[chain]; position++) {
      const word = stopWord[stops + position];
      const arrived = slots.start[here] + profileArrival[times + position];
      if (arrived >= bestAtGoal[level]) return;
      if (word & 2) alightFromLeg(state, word >> 2, round, arrived, leg, position);
    }
  }
}
