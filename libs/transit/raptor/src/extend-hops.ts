import { UNREACHED, type DayView, type QuickerHops } from '@maillage/transit-timetable';
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
function insertHops({ offset, from, seconds, rides }: Hops, fresh: ReadonlyMap<number, number>): Hops {
  const stopCount = offset.length - 1;
  const keys = [...fresh.keys()].sort((a, b) => a - b);
  const longer = {
    rides,
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

/** The least rides by position, and those that were noted from `first` on wherever a run goes between the same stops. */
export function extendRides(
  rides: Int32Array,
  { stopWord, stopCount }: DayView,
  quicker: QuickerHops,
  first: number,
): Int32Array {
  if (first === quicker.count && rides.length === stopWord.length) return rides;
  const noted = new Map<number, number>();
  const isNoted = new Uint8Array(stopCount);
  for (let hop = first; hop < quicker.count; hop++) {
    const from = quicker.from.values[hop];
    const key = from * stopCount + quicker.to.values[hop];
    isNoted[from] = 1;
    noted.set(key, Math.min(noted.get(key) ?? UNREACHED, Math.max(0, quicker.seconds.values[hop])));
  }
  // no run of the view as planned goes where positions were added: what is noted of them is all there is
  const extended = new Int32Array(stopWord.length).fill(UNREACHED);
  extended.set(rides);
  for (let i = 0; i < extended.length - 1; i++) {
    const from = stopWord[i] >> 2;
    if (from === stopWord[i + 1] >> 2) extended[i] = 0;
    if (isNoted[from] === 0) continue;
    const ride = noted.get(from * stopCount + (stopWord[i + 1] >> 2));
    if (ride !== undefined && ride < extended[i]) extended[i] = ride;
  }
  return extended;
}
