import { isBoarded, type DayView } from '@maillage/transit-timetable';
import type { StopOffset } from './journey.js';

/**
 * Every moment in [from, to] at which leaving later would miss a run, with the access stop where it is boarded,
 * as moment * access.length + place in the access list, ascending.
 */
export function listDepartures(view: DayView, access: readonly StopOffset[], from: number, to: number): Float64Array {
  const { offset, chain, position } = view.boardings;
  const moments: number[] = [];
  access.forEach(({ stop, seconds }, place) => {
    const first = moments.length;
    for (let b = offset[stop]; b < offset[stop + 1]; b++)
      addRuns(view, chain[b], position[b], from + seconds, to + seconds, moments);
    for (let m = first; m < moments.length; m++) moments[m] = (moments[m] - seconds) * access.length + place;
  });
  return new Float64Array(moments).sort();
}

/** Where a headway is boarded, for which every moment is one to leave. */
export const listHeadwayStops = ({ boardings, chains }: DayView, access: readonly StopOffset[]): StopOffset[] =>
  access.filter(({ stop }) =>
    boardings.chain
      .subarray(boardings.offset[stop], boardings.offset[stop + 1])
      .some((chain) => chains.headwaySeconds[chain] > 0),
  );

function addRuns(view: DayView, chain: number, position: number, from: number, to: number, boardings: number[]): void {
  const { chains, slots, profileDeparture } = view;
  const first = chains.slotOffset[chain];
  if (chains.headwaySeconds[chain] > 0) {
    addHeadway(view, first, profileDeparture[slots.profile[first] + position], from, to, boardings);
    return;
  }
  const departure = (slot: number): number => slots.start[slot] + profileDeparture[slots.profile[slot] + position];
  const end = first + chains.slotCount[chain];
  let low = first;
  for (let high = end; low < high;) {
    const middle = (low + high) >> 1;
    if (departure(middle) < from) low = middle + 1;
    else high = middle;
  }
  for (; low < end && departure(low) <= to; low++)
    if (isBoarded(slots.end[low], position)) boardings.push(departure(low));
}

/** A headway has no times of its own: one per interval stands for all, and backward the first vehicle, whose time is known. */
function addHeadway(
  { chains, slots, direction }: DayView,
  slot: number,
  running: number,
  from: number,
  to: number,
  boardings: number[],
): void {
  const end = slots.end[slot];
  const headway = chains.headwaySeconds[slots.chain[slot]];
  const add = (shift: number): void => {
    if (shift + running >= from && shift + running <= to) boardings.push(shift + running);
  };
  for (let shift = slots.start[slot]; shift < end; shift += headway) add(shift);
  if (direction === 'backward') add(end);
}
