import type { Footpaths, Patterns, Profiles, Timetable } from '../timetable.js';
import { sortFootpaths } from './sort-footpaths.js';
import { sharedArray } from './shared-array.js';

/** Stops in reverse, boarding and alighting swapped. */
export function mirrorStopWords({ count, stopOffset, stopWord }: Patterns): Int32Array {
  const mirrored = sharedArray(Int32Array, stopWord.length);
  for (let pattern = 0; pattern < count; pattern++) {
    const from = stopOffset[pattern] as number;
    const to = stopOffset[pattern + 1] as number;
    for (let i = from; i < to; i++) mirrored[from + to - 1 - i] = swapBits(stopWord[i] as number);
  }
  return mirrored;
}

const swapBits = (word: number): number => (word & ~3) | ((word & 1) << 1) | ((word >> 1) & 1);

/**
 * Seconds from the mirrored first departure, which is the arrival at the last position: with `last` = arrival[n − 1],
 * departure′[i] = last − arrival[n − 1 − i] and arrival′[i] = last − departure[n − 1 − i]. Offsets stay the same.
 */
export function mirrorProfiles({ trips, patterns, profiles }: Timetable): Profiles {
  const Store = profiles.arrival instanceof Uint16Array ? Uint16Array : Int32Array;
  const arrival = sharedArray<Uint16Array | Int32Array>(Store, profiles.arrival.length);
  const departure = sharedArray<Uint16Array | Int32Array>(Store, profiles.departure.length);
  const done = new Uint8Array(profiles.arrival.length);
  for (let trip = 0; trip < trips.count; trip++) {
    const offset = trips.profile[trip] as number;
    if (done[offset] === 1) continue;
    done[offset] = 1;
    const pattern = trips.pattern[trip] as number;
    const end = (patterns.stopOffset[pattern + 1] as number) - (patterns.stopOffset[pattern] as number) - 1;
    const last = profiles.arrival[offset + end] as number;
    for (let i = 0; i <= end; i++) {
      departure[offset + i] = last - (profiles.arrival[offset + end - i] as number);
      arrival[offset + i] = last - (profiles.departure[offset + end - i] as number);
    }
  }
  return { arrival, departure };
}

/** Every walk the other way round, sorted again: the router stops reading a list at the first walk that is too long. */
export function mirrorFootpaths({ offset, to, seconds }: Footpaths): Footpaths {
  const stops = offset.length - 1;
  const mirroredOffset = sharedArray(Int32Array, stops + 1);
  for (const target of to) mirroredOffset[target + 1] = (mirroredOffset[target + 1] as number) + 1;
  for (let stop = 0; stop < stops; stop++)
    mirroredOffset[stop + 1] = (mirroredOffset[stop + 1] as number) + (mirroredOffset[stop] as number);
  const cursor = mirroredOffset.slice(0, stops);
  const mirroredTo = sharedArray(Int32Array, to.length);
  const mirroredSeconds = sharedArray(Int32Array, to.length);
  for (let from = 0; from < stops; from++)
    for (let i = offset[from] as number; i < (offset[from + 1] as number); i++) {
      const target = to[i] as number;
      const place = cursor[target] as number;
      mirroredTo[place] = from;
      mirroredSeconds[place] = seconds[i] as number;
      cursor[target] = place + 1;
    }
  const mirrored = { offset: mirroredOffset, to: mirroredTo, seconds: mirroredSeconds };
  sortFootpaths(mirrored);
  return mirrored;
}
