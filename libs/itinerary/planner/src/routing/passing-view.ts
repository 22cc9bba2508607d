import type { StopOffset } from '@maillage/transit-raptor';
import type { DayView, StopIndex } from '@maillage/transit-timetable';
import { copySlots } from './copy-slots.js';
import { layeredWalks } from './layered-walks.js';

/** A stop to pass: its platforms, and how long one stays. Without a stay one may keep the seat. */
export interface PassedStop {
  readonly platforms: ReadonlySet<StopIndex>;
  readonly staySeconds: number;
}

/**
 * The view once for each number of stops that were passed, one layer above the other: stop s of layer l is row
 * l × stops + s. What passes a stop where nobody has to stay rises to the next layer there; where one stays, walks lead up.
 * So whoever searches from the first layer to the last finds what is best over all stops (nigiri: labels by via).
 */
export function passingView(view: DayView, passed: readonly PassedStop[]): DayView {
  const runs = listRuns(view, passed);
  const { stopWord, stopOffset } = layWords(view, runs);
  const { slots, slotOffset } = copySlots(view, runs);
  const { chains } = view;
  const copied = (column: { readonly [index: number]: number }): Int32Array =>
    Int32Array.from(runs, ({ chain }) => column[chain] ?? 0);
  const layered = {
    count: runs.length,
    stopOffset,
    stopCount: copied(chains.stopCount),
    slotOffset,
    slotCount: copied(chains.slotCount),
    pattern: copied(chains.pattern),
    headwaySeconds: copied(chains.headwaySeconds),
  };
  const stopCount = view.stopCount * (passed.length + 1);
  return {
    ...view,
    stopCount,
    stopWord,
    chains: layered,
    slots,
    boardings: listBoardings(stopCount, stopWord, layered),
    ...layeredWalks(view, passed),
  };
}

/** A chain of the view with the layer in which it begins and the positions from which on it is one layer higher. */
export interface LayeredRun {
  readonly chain: number;
  readonly layer: number;
  readonly rises: readonly number[];
}

/** Offsets of the stops at which a search begins: where one waits first, what one has passed already counts. */
export function startOffsets(
  offsets: readonly StopOffset[],
  passed: readonly PassedStop[],
  stopCount: number,
): readonly StopOffset[] {
  return offsets.flatMap((offset) => {
    const reached = [offset];
    let { seconds } = offset;
    for (const [layer, { platforms, staySeconds }] of passed.entries()) {
      if (!platforms.has(offset.stop)) break;
      seconds += staySeconds;
      reached.push({ stop: (offset.stop + (layer + 1) * stopCount) as StopIndex, seconds });
    }
    return reached;
  });
}

/** Offsets of the stops at which a search ends: all has been passed, or is where it ends. */
export function endOffsets(
  offsets: readonly StopOffset[],
  passed: readonly PassedStop[],
  stopCount: number,
): readonly StopOffset[] {
  const last = passed.length;
  return offsets.flatMap(({ stop, seconds: away }) => {
    const left = [{ stop: (stop + last * stopCount) as StopIndex, seconds: away }];
    let seconds = away;
    for (const [before, { platforms, staySeconds }] of [...passed].reverse().entries()) {
      if (!platforms.has(stop)) break;
      seconds += staySeconds;
      left.push({ stop: (stop + (last - 1 - before) * stopCount) as StopIndex, seconds });
    }
    return left;
  });
}

/** Each chain in each layer as it is, and rising at every stop where it passes what is next. */
function listRuns({ chains, stopWord }: DayView, passed: readonly PassedStop[]): readonly LayeredRun[] {
  const runs: LayeredRun[] = [];
  const rise = (chain: number, layer: number, rises: readonly number[], from: number): void => {
    runs.push({ chain, layer, rises });
    const next = passed[layer + rises.length];
    if (next === undefined || next.staySeconds > 0) return;
    const first = chains.stopOffset[chain] ?? 0;
    for (let position = from; position < (chains.stopCount[chain] ?? 0); position++)
      if (next.platforms.has(((stopWord[first + position] ?? 0) >> 2) as StopIndex))
        rise(chain, layer, [...rises, position], position);
  };
  for (let chain = 0; chain < chains.count; chain++)
    if ((chains.slotCount[chain] ?? 0) > 0)
      for (let layer = 0; layer <= passed.length; layer++) rise(chain, layer, [], 1);
  return runs;
}

function layWords(
  { chains, stopWord, stopCount }: DayView,
  runs: readonly LayeredRun[],
): { stopWord: Int32Array; stopOffset: Int32Array } {
  const stopOffset = new Int32Array(runs.length);
  let length = 0;
  runs.forEach(({ chain }, run) => {
    stopOffset[run] = length;
    length += chains.stopCount[chain] ?? 0;
  });
  const words = new Int32Array(length);
  runs.forEach(({ chain, layer, rises }, run) => {
    const [first, to] = [chains.stopOffset[chain] ?? 0, stopOffset[run] ?? 0];
    let higher = layer;
    let risen = 0;
    for (let position = 0; position < (chains.stopCount[chain] ?? 0); position++) {
      for (; rises[risen] === position; risen++) higher++;
      words[to + position] = (stopWord[first + position] ?? 0) + ((higher * stopCount) << 2);
    }
  });
  return { stopWord: words, stopOffset };
}

function listBoardings(
  stopCount: number,
  stopWord: Int32Array,
  chains: { readonly count: number; readonly stopOffset: Int32Array; readonly stopCount: Int32Array },
): DayView['boardings'] {
  const offset = new Int32Array(stopCount + 1);
  const forEach = (visit: (stop: number, chain: number, position: number) => void): void => {
    for (let chain = 0; chain < chains.count; chain++)
      for (let position = 0; position < (chains.stopCount[chain] ?? 0) - 1; position++) {
        const word = stopWord[(chains.stopOffset[chain] ?? 0) + position] ?? 0;
        if ((word & 1) === 1) visit(word >> 2, chain, position);
      }
  };
  const add = (row: number, count: number): void => {
    offset[row] = (offset[row] ?? 0) + count;
  };
  forEach((stop) => add(stop + 1, 1));
  for (let stop = 0; stop < stopCount; stop++) add(stop + 1, offset[stop] ?? 0);
  const next = offset.slice();
  const [chains_, positions] = [new Int32Array(offset[stopCount] ?? 0), new Int32Array(offset[stopCount] ?? 0)];
  forEach((stop, chain, position) => {
    const row = next[stop] ?? 0;
    next[stop] = row + 1;
    chains_[row] = chain;
    positions[row] = position;
  });
  return { offset, chain: chains_, position: positions };
}
