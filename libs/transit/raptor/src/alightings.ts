import type { DayView } from '@maillage/transit-timetable';

/** A view without its times, turned around: where each stop can be reached from. Chains of the same stops are one sequence. */
export interface Alightings {
  readonly sequenceCount: number;
  readonly stopOffset: Int32Array;
  readonly stopCount: Int32Array;
  readonly stopWord: Int32Array;
  /** Sequences from which one stays seated into another. */
  readonly before: ReadonlyMap<number, ReadonlySet<number>>;
  /** By stop: the sequences and positions where one alights there. */
  readonly offset: Int32Array;
  readonly sequence: Int32Array;
  readonly position: Int32Array;
  /** By stop: the stops from which one walks there. */
  readonly walkOffset: Int32Array;
  readonly walkFrom: Int32Array;
}

/** They go when their view goes. */
const alightingsOfViews = new WeakMap<DayView, Alightings>();

export function listAlightings(view: DayView): Alightings {
  const known = alightingsOfViews.get(view);
  if (known) return known;
  const built = buildAlightings(view);
  alightingsOfViews.set(view, built);
  return built;
}

function buildAlightings(view: DayView): Alightings {
  const { chains, stopWord, stopCount: stops } = view;
  const sequenceOf = new Map<number, number>();
  const [stopOffset, stopCount]: [number[], number[]] = [[], []];
  for (let chain = 0; chain < chains.count; chain++) {
    const offset = chains.stopOffset[chain];
    if (chains.slotCount[chain] === 0 || sequenceOf.has(offset)) continue;
    sequenceOf.set(offset, stopOffset.length);
    stopOffset.push(offset);
    stopCount.push(chains.stopCount[chain]);
  }
  const alighted: [number[], number[], number[]] = [[], [], []];
  stopOffset.forEach((first, sequence) => {
    for (let position = 1; position < stopCount[sequence]; position++) {
      const word = stopWord[first + position];
      if (!(word & 2)) continue;
      alighted[0].push(word >> 2);
      alighted[1].push(sequence);
      alighted[2].push(position);
    }
  });
  const { offset, order } = groupBy(alighted[0], stops);
  const walks = transposedWalks(view);
  return {
    sequenceCount: stopOffset.length,
    stopOffset: Int32Array.from(stopOffset),
    stopCount: Int32Array.from(stopCount),
    stopWord,
    before: listSeams(view, sequenceOf),
    offset,
    sequence: order.map((row) => alighted[1][row]),
    position: order.map((row) => alighted[2][row]),
    ...walks,
  };
}

function listSeams({ chains, slots }: DayView, sequenceOf: ReadonlyMap<number, number>): Map<number, Set<number>> {
  const before = new Map<number, Set<number>>();
  const sequence = (slot: number): number => sequenceOf.get(chains.stopOffset[slots.chain[slot]]) ?? 0;
  for (let slot = 0; slot < slots.count; slot++) {
    if (slots.next[slot] < 0) continue;
    const to = sequence(slots.next[slot]);
    before.set(to, (before.get(to) ?? new Set<number>()).add(sequence(slot)));
  }
  return before;
}

function transposedWalks({ footpathOffset, footpathStop, stopCount }: DayView) {
  const { offset, order } = groupBy(footpathStop.subarray(0, footpathOffset[stopCount]), stopCount);
  const from = new Int32Array(order.length);
  for (let stop = 0; stop < stopCount; stop++) from.fill(stop, footpathOffset[stop], footpathOffset[stop + 1]);
  return { walkOffset: offset, walkFrom: order.map((row) => from[row]) };
}

/** Rows by their key: order[offset[key] … offset[key + 1] − 1]. */
function groupBy(keys: ArrayLike<number>, keyCount: number): { offset: Int32Array; order: Int32Array } {
  const offset = new Int32Array(keyCount + 1);
  for (let row = 0; row < keys.length; row++) offset[keys[row] + 1]++;
  for (let key = 0; key < keyCount; key++) offset[key + 1] += offset[key];
  const next = offset.slice(0, keyCount);
  const order = new Int32Array(keys.length);
  for (let row = 0; row < keys.length; row++) order[next[keys[row]]++] = row;
  return { offset, order };
}
