import type { Boardings } from '../day-view.js';
import type { OverlaidColumns } from './overlaid-columns.js';

/** The boardings of a view and those of chains from `firstChain` on. */
export function moreBoardings(
  { offset, chain, position }: Boardings,
  columns: OverlaidColumns,
  firstChain: number,
): Boardings {
  const stopCount = offset.length - 1;
  const added = new Int32Array(stopCount + 1);
  forEachBoarding(columns, firstChain, (stop) => added[stop + 1]++);
  for (let stop = 0; stop < stopCount; stop++) added[stop + 1] += added[stop];
  const longer = {
    offset: offset.map((start, stop) => start + added[stop]),
    chain: new Int32Array(chain.length + added[stopCount]),
    position: new Int32Array(chain.length + added[stopCount]),
  };
  copyBetween(added, offset, chain, longer.chain);
  copyBetween(added, offset, position, longer.position);
  const cursor = added.subarray(0, stopCount).map((before, stop) => offset[stop + 1] + before);
  forEachBoarding(columns, firstChain, (stop, c, i) => {
    const place = cursor[stop]++;
    longer.chain[place] = c;
    longer.position[place] = i;
  });
  return longer;
}

/** Rows move up by what was added to those before; runs of rows to which nothing is added move at once. */
function copyBetween(added: Int32Array, offset: Int32Array, from: Int32Array, into: Int32Array): void {
  const stopCount = offset.length - 1;
  for (let first = 0; first < stopCount;) {
    let end = first + 1;
    while (end < stopCount && added[end] === added[first]) end++;
    into.set(from.subarray(offset[first], offset[end]), offset[first] + added[first]);
    first = end;
  }
}

/** Boardable positions of each chain, the last one left out. */
function forEachBoarding(
  { chains, stopWord, chainCount }: OverlaidColumns,
  firstChain: number,
  visit: (stop: number, chain: number, position: number) => void,
): void {
  for (let chain = firstChain; chain < chainCount; chain++) {
    const from = chains.stopOffset[chain];
    for (let i = 0; i < chains.stopCount[chain] - 1; i++) {
      const word = stopWord[from + i];
      if ((word & 1) === 1) visit(word >> 2, chain, i);
    }
  }
}
