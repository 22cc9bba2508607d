import { UNREACHED, type DayView } from '@maillage/transit-timetable';
import { shortestHops } from './shortest-hops.js';

/** Earlier than any time. */
const EVER = -UNREACHED;
/** After every position. */
const ALWAYS = 0x7fffffff;

/** What nobody who rides undercuts: bounds of single searches, and of none where nothing is known. */
export interface RideBounds {
  /** By position of `stopWord`: seconds from there to the goal in a vehicle that has stopped there, 0 at its last stop. */
  readonly onward: Int32Array;
  /** By chain: the earliest time at the goal of those who alight from it before the goal, and of those who go on. */
  readonly soonestAtGoal: Int32Array;
  readonly soonestOnward: Int32Array;
  /** By chain: until this position it may still come to where one leaves for the goal. */
  readonly goalPosition: Int32Array;
}

/** For a search without bounds. */
export const noRideBounds = (view: DayView): RideBounds => ({
  onward: new Int32Array(view.stopWord.length),
  soonestAtGoal: new Int32Array(view.chains.count).fill(EVER),
  soonestOnward: new Int32Array(view.chains.count).fill(EVER),
  goalPosition: new Int32Array(view.chains.count).fill(ALWAYS),
});

/** `bounds` when they have room for the view. */
export const fitRideBounds = (bounds: RideBounds | undefined, view: DayView): RideBounds =>
  bounds && bounds.onward.length >= view.stopWord.length && bounds.goalPosition.length >= view.chains.count
    ? bounds
    : noRideBounds(view);

/**
 * The lower bound of the stops seen from the vehicles: who has boarded gets no farther than it goes. Vehicles that turn away
 * from the goal are left there, and chains of which no trip that can still be boarded brings one to the goal in time are
 * not looked at.
 */
export class RideBoundSearch {
  #view: DayView | undefined;
  #bounds: RideBounds | undefined;
  /** Chains that a vehicle goes on from with its passengers seated, or that run at intervals, of which little is known. */
  #isOpen: Uint8Array = new Uint8Array(0);

  /** For boardings at `from` or later; the arrays are overwritten by the next call. */
  compute(view: DayView, lowerBound: Int32Array, egress: Int32Array, from: number): RideBounds {
    const { count, stopOffset, stopCount, slotOffset, slotCount } = view.chains;
    const { start, profile } = view.slots;
    const bounds = (this.#bounds = fitRideBounds(this.#bounds, view));
    if (view !== this.#view) this.#isOpen = listOpenChains(view);
    this.#view = view;
    const { onward, soonestAtGoal, soonestOnward, goalPosition } = bounds;
    const { stopWord, profileArrival, profileDeparture } = view;
    const { rides } = shortestHops(view);
    let lookedAt = -1;
    let atGoal = UNREACHED;
    let ahead = UNREACHED;
    let goal = -1;
    for (let chain = 0; chain < count; chain++) {
      const first = stopOffset[chain];
      const last = stopCount[chain] - 1;
      const isOpen = this.#isOpen[chain] === 1;
      let low = slotOffset[chain];
      const end = low + slotCount[chain];
      for (let high = end; low < high;) {
        const middle = (low + high) >> 1;
        if (start[middle] + profileArrival[profile[middle] + last] < from) low = middle + 1;
        else high = middle;
      }
      if (low === end && !isOpen) {
        soonestAtGoal[chain] = UNREACHED;
        soonestOnward[chain] = UNREACHED;
        continue;
      }
      // chains of one pattern lie behind each other and have the same positions
      if (first !== lookedAt) {
        lookedAt = first;
        atGoal = UNREACHED;
        ahead = UNREACHED;
        goal = -1;
        onward[first + last] = 0;
        for (let i = last - 1; i >= 0; i--) {
          const stop = stopWord[first + i + 1] >> 2;
          const ride = rides[first + i];
          if (egress[stop] !== UNREACHED && goal < 0) goal = i + 1;
          atGoal = Math.min(UNREACHED, Math.min(atGoal, egress[stop]) + ride);
          ahead = Math.min(UNREACHED, Math.min(ahead, lowerBound[stop]) + ride);
          onward[first + i] = ahead;
        }
      }
      goalPosition[chain] = isOpen ? ALWAYS : goal;
      const soonest = isOpen ? EVER : start[low] + profileDeparture[profile[low]];
      soonestAtGoal[chain] = isOpen ? EVER : Math.min(UNREACHED, soonest + atGoal);
      soonestOnward[chain] = isOpen ? EVER : Math.min(UNREACHED, soonest + ahead);
    }
    return bounds;
  }
}

function listOpenChains({ chains, slots }: DayView): Uint8Array {
  const isOpen = new Uint8Array(chains.count);
  for (let chain = 0; chain < chains.count; chain++) {
    const first = chains.slotOffset[chain];
    if (chains.headwaySeconds[chain] > 0) isOpen[chain] = 1;
    for (let slot = first; slot < first + chains.slotCount[chain]; slot++) if (slots.next[slot] >= 0) isOpen[chain] = 1;
  }
  return isOpen;
}
