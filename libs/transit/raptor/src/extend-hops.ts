import type { QuickerHops } from '@maillage/transit-timetable';
import { BUCKETS } from './buckets.js';
import type { Hops } from './shortest-hops.js';

/** The hops, and those that were noted from `first` on where they are shorter or new. */
export function extendHops(hops: Hops, quicker: QuickerHops, first: number): Hops {
  const seconds = hops.seconds.slice();
  const fresh = new Map<number, number>();
  const stopCount = hops.offset.length - 1;
  for (let hop = first; hop < quicker.count; hop++) {
    const [from, to] = [quicker.from.values[hop], quicker.to.values[hop]];
    const took = Math.max(0, Math.min(quicker.seconds.values[hop], BUCKETS - 1));
    const known = hops.from.subarray(hops.offset[to], hops.offset[to + 1]).indexOf(from);
    if (known >= 0) {
      const place = hops.offset[to] + known;
      seconds[place] = Math.min(seconds[place], took);
    } else {
      const key = to * stopCount + from;
      fresh.set(key, Math.min(fresh.get(key) ?? took, took));
    }
  }
  return fresh.size === 0 ? { ...hops, seconds } : insertHops({ ...hops, seconds }, fresh);
}

/** `fresh`: seconds by to × stops + from. */
function insertHops({ offset, from, seconds }: Hops, fresh: ReadonlyMap<number, number>): Hops {
  const stopCount = offset.length - 1;
  const keys = [...fresh.keys()].sort((a, b) => a - b);
  const longer = {
    offset: new Int32Array(stopCount + 1),
    from: new Int32Array(from.length + keys.length),
    seconds: new Int32Array(from.length + keys.length),
  };
  let [copied, next] = [0, 0];
  for (const key of keys) {
    const to = Math.floor(key / stopCount);
    const end = offset[to + 1];
    longer.from.set(from.subarray(copied, end), copied + next);
    longer.seconds.set(seconds.subarray(copied, end), copied + next);
    copied = end;
    longer.from[copied + next] = key % stopCount;
    longer.seconds[copied + next] = fresh.get(key) ?? 0;
    longer.offset[to + 1]++;
    next++;
  }
  longer.from.set(from.subarray(copied), copied + next);
  longer.seconds.set(seconds.subarray(copied), copied + next);
  for (let stop = 0; stop < stopCount; stop++) longer.offset[stop + 1] += longer.offset[stop];
  for (let stop = 0; stop <= stopCount; stop++) longer.offset[stop] += offset[stop];
  return longer;
}
