import { UNREACHED, type DayView } from '@maillage/transit-timetable';
import { alightFromLeg } from './alight-from-leg.js';
import { logLeg } from './leg-log.js';
import type { SearchState } from './search-state.js';

/** Rides a chain whose vehicles are promised at intervals. `Slots.end` states the rule for both directions. */
export function rideHeadway(view: DayView, state: SearchState, round: number, chain: number, from: number): void {
  const { chains, slots, stopWord, profileArrival, profileDeparture } = view;
  const { arrival, missed } = state;
  const slot = chains.slotOffset[chain];
  const stops = chains.stopOffset[chain];
  const times = slots.profile[slot];
  let riding = UNREACHED;
  let leg = -1;
  let boarded = 0;
  for (let position = from; position < chains.stopCount[chain]; position++) {
    const word = stopWord[stops + position];
    const stop = word >> 2;
    if (riding < UNREACHED && word & 2)
      alightFromLeg(state, stop, round, riding + profileArrival[times + position], leg, (boarded << 16) | position);
    const ready = arrival[stop];
    if (ready === UNREACHED || !(word & 1)) continue;
    missed[stop] = ready;
    const readyShift = ready - profileDeparture[times + position];
    const boarding = boardingShift(view, slot, readyShift);
    if (boarding >= riding) continue;
    riding = boarding;
    boarded = position;
    leg = logLeg(state, slot, vehicleShift(view, slot, readyShift), position, -1);
  }
}

/** The shift by which arrivals are promised to one who is ready for `readyShift`; `UNREACHED` when no vehicle comes. */
function boardingShift(view: DayView, slot: number, readyShift: number): number {
  const start = view.slots.start[slot];
  const end = view.slots.end[slot];
  const headway = view.chains.headwaySeconds[view.slots.chain[slot]];
  if (view.direction === 'backward')
    return readyShift > end ? UNREACHED : Math.min(Math.max(readyShift, start) + headway, end);
  const shift = readyShift <= start ? start : readyShift + headway;
  return shift < end ? shift : UNREACHED;
}

/** The shift of the vehicle itself: backward one boards it, as it were, before the wait and not after it. */
function vehicleShift(view: DayView, slot: number, readyShift: number): number {
  return view.direction === 'backward'
    ? Math.max(readyShift, view.slots.start[slot])
    : boardingShift(view, slot, readyShift);
}
