import type { DayView } from '@maillage/transit-timetable';
import type { LayeredRun } from './passing-view.js';

/** The slots of each run as those of its chain; who stays seated goes on in the layer that he has reached. */
export function copySlots(
  { chains, slots }: DayView,
  runs: readonly LayeredRun[],
): { readonly slots: DayView['slots']; readonly slotOffset: Int32Array } {
  const slotOffset = new Int32Array(runs.length);
  let count = 0;
  runs.forEach(({ chain }, run) => {
    slotOffset[run] = count;
    count += chains.slotCount[chain] ?? 0;
  });
  const origin = new Int32Array(count);
  const chain = new Int32Array(count);
  const next = new Int32Array(count).fill(-1);
  const onward = listOnward(runs);
  runs.forEach((run, row) => {
    const first = chains.slotOffset[run.chain] ?? 0;
    for (let i = 0; i < (chains.slotCount[run.chain] ?? 0); i++) {
      const slot = (slotOffset[row] ?? 0) + i;
      origin[slot] = first + i;
      chain[slot] = row;
      const after = slots.next[first + i] ?? -1;
      if (after < 0) continue;
      const nextChain = slots.chain[after] ?? 0;
      const nextRow = onward.get(keyOf(nextChain, run.layer + run.rises.length));
      if (nextRow !== undefined) next[slot] = (slotOffset[nextRow] ?? 0) + after - (chains.slotOffset[nextChain] ?? 0);
    }
  });
  const copied = (column: { readonly [index: number]: number }): Int32Array =>
    Int32Array.from(origin, (slot) => column[slot] ?? 0);
  return {
    slotOffset,
    slots: {
      count,
      start: copied(slots.start),
      profile: copied(slots.profile),
      trip: copied(slots.trip),
      dayOffset: Int8Array.from(origin, (slot) => slots.dayOffset[slot] ?? 0),
      next,
      chain,
      end: copied(slots.end),
    },
  };
}

/** Who is seated rises as early and as high as the run does: having passed more is never worse. */
function listOnward(runs: readonly LayeredRun[]): ReadonlyMap<number, number> {
  const onward = new Map<number, number>();
  runs.forEach((run, row) => {
    const key = keyOf(run.chain, run.layer);
    const known = runs[onward.get(key) ?? -1];
    if (known === undefined || risesEarlier(run, known)) onward.set(key, row);
  });
  return onward;
}

function risesEarlier({ rises }: LayeredRun, known: LayeredRun): boolean {
  for (const [index, position] of rises.entries()) {
    const other = known.rises[index];
    if (other === undefined || position < other) return true;
    if (position > other) return false;
  }
  return false;
}

/** No more than two stops are passed. */
const keyOf = (chain: number, layer: number): number => chain * 4 + layer;
