import { at, type Column } from '@maillage/kernel';
import {
  withFootpaths,
  type ChainIndex,
  type DayView,
  type PatternIndex,
  type RouteIndex,
  type StopIndex,
  type Timetable,
  type TripIndex,
  type TripSlot,
} from '@maillage/transit-timetable';
import { ALL_MODES, bitOf, transitModeOf } from '../network/transit-mode.js';
import type { RunWishes } from './route-request.js';

export interface ViewRules extends Pick<RunWishes, 'modes' | 'bikes'> {
  readonly wheelchair: boolean;
}

export const rulesOf = ({ modes, bikes, traveller }: RunWishes): ViewRules => ({
  modes,
  bikes,
  wheelchair: traveller.wheelchair,
});

export const restrictsRuns = ({ modes, wheelchair, bikes }: ViewRules): boolean =>
  (modes & ALL_MODES) !== ALL_MODES || wheelchair || bikes;

/**
 * A view with only the runs and stops that the rules allow. Leaving runs out of a chain keeps it free of overtaking.
 * Accessibility that a feed does not tell is allowed for wheelchairs and not for bikes, as in MOTIS.
 */
export function restrictView(timetable: Timetable, view: DayView, rules: ViewRules): DayView {
  const { chains, slots } = view;
  const kept: number[] = [];
  const renumbered = new Int32Array(slots.count).fill(-1);
  const slotOffset = new Int32Array(chains.count);
  const slotCount = new Int32Array(chains.count);
  for (let c = 0; c < chains.count; c++) {
    const chain = c as ChainIndex;
    slotOffset[c] = kept.length;
    if (!allowsMode(timetable, at(chains.pattern, chain) as PatternIndex, rules.modes)) continue;
    const end = at(chains.slotOffset, chain) + at(chains.slotCount, chain);
    for (let slot = at(chains.slotOffset, chain); slot < end; slot++) {
      if (!allowsTrip(timetable, at(slots.trip, slot as TripSlot) as TripIndex, rules)) continue;
      renumbered[slot] = kept.length;
      kept.push(slot);
    }
    slotCount[c] = kept.length - (slotOffset[c] as number);
  }
  const walked = rules.wheelchair ? withFootpaths(view, timetable.wheelchairFootpaths) : view;
  const stopWord = rules.wheelchair ? withoutInaccessibleStops(timetable, view.stopWord) : view.stopWord;
  return {
    ...walked,
    stopWord,
    chains: { ...chains, slotOffset, slotCount },
    slots: {
      count: kept.length,
      start: pick(slots.start, kept),
      profile: pick(slots.profile, kept),
      trip: pick(slots.trip, kept),
      dayOffset: Int8Array.from(kept, (slot) => at(slots.dayOffset, slot as TripSlot)),
      next: Int32Array.from(kept, (slot) => renumber(renumbered, at(slots.next, slot as TripSlot))),
      chain: pick(slots.chain, kept),
      end: pick(slots.end, kept),
    },
    boardings: boardingsOf(view, slotCount, stopWord),
  };
}

function allowsMode({ patterns, routes }: Timetable, pattern: PatternIndex, modes: number): boolean {
  const type = at(routes.type, at(patterns.route, pattern) as RouteIndex);
  return (modes & bitOf(transitModeOf(type))) !== 0;
}

/** GTFS: 0 unknown, 1 possible, 2 not possible. */
function allowsTrip({ trips }: Timetable, trip: TripIndex, { wheelchair, bikes }: ViewRules): boolean {
  return (!wheelchair || at(trips.wheelchair, trip) !== 2) && (!bikes || at(trips.bikes, trip) === 1);
}

function withoutInaccessibleStops({ stops }: Timetable, words: Int32Array): Int32Array {
  return words.map((word) => (at(stops.wheelchair, (word >> 2) as StopIndex) === 2 ? word & ~3 : word));
}

const pick = (column: Column<TripSlot>, slots: readonly number[]): Int32Array =>
  Int32Array.from(slots, (slot) => at(column, slot as TripSlot));

const renumber = (renumbered: Int32Array, slot: number): number => (slot < 0 ? -1 : (renumbered[slot] as number));

function boardingsOf(
  { boardings, chains, stopCount }: DayView,
  slotCount: Int32Array,
  stopWord: Int32Array,
): DayView['boardings'] {
  const offset = new Int32Array(stopCount + 1);
  const chain: number[] = [];
  const position: number[] = [];
  for (let stop = 0; stop < stopCount; stop++) {
    for (let i = boardings.offset[stop] as number; i < (boardings.offset[stop + 1] as number); i++) {
      const [c, p] = [boardings.chain[i] as ChainIndex, boardings.position[i] as number];
      const word = stopWord[at(chains.stopOffset, c) + p] as number;
      if (slotCount[c] === 0 || (word & 1) === 0) continue;
      chain.push(c);
      position.push(p);
    }
    offset[stop + 1] = chain.length;
  }
  return { offset, chain: Int32Array.from(chain), position: Int32Array.from(position) };
}
