import type { TripIndex } from '../indices.js';
import { patternLength } from '../running-time.js';
import type { Footpaths, Patterns, Profiles, Timetable } from '../timetable.js';
import { sortFootpaths } from './sort-footpaths.js';
import { sharedArray } from './shared-array.js';

/** Stops in reverse, boarding and alighting swapped. */
export function mirrorStopWords({ count, stopOffset, stopWord }: Patterns): Int32Array {
  const mirrored = sharedArray(Int32Array, stopWord.length);
  for (let pattern = 0; pattern < count; pattern++) {
    const from = stopOffset[pattern];
    const to = stopOffset[pattern + 1];
    for (let i = from; i < to; i++) mirrored[from + to - 1 - i] = swapBits(stopWord[i]);
  }
  return mirrored;
}

/** The same of one sequence of words. */
export const mirrorWords = (words: Int32Array): Int32Array => words.map(swapBits).reverse();

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
  for (let t = 0; t < trips.count; t++) {
    const trip = t as TripIndex;
    const offset = trips.profile[trip];
    if (done[offset] === 1) continue;
    done[offset] = 1;
    const end = patternLength(patterns, trips.pattern[trip]) - 1;
    const last = profiles.arrival[offset + end];
    for (let i = 0; i <= end; i++) {
      departure[offset + i] = last - profiles.arrival[offset + end - i];
      arrival[offset + i] = last - profiles.departure[offset + end - i];
    }
  }
  return { arrival, departure };
}

/** Every walk the other way round, sorted again: the router stops reading a list at the first walk that is too long. */
export function mirrorFootpaths({ offset, to, seconds }: Footpaths): Footpaths {
  const stops = offset.length - 1;
  const mirroredOffset = sharedArray(Int32Array, stops + 1);
  for (const target of to) mirroredOffset[target + 1] = mirroredOffset[target + 1] + 1;
  for (let stop = 0; stop < stops; stop++) mirroredOffset[stop + 1] = mirroredOffset[stop + 1] + mirroredOffset[stop];
  const cursor = mirroredOffset.slice(0, stops);
  const mirroredTo = sharedArray(Int32Array, to.length);
  const mirroredSeconds = sharedArray(Int32Array, to.length);
  for (let from = 0; from < stops; from++)
    for (let i = offset[from]; i < offset[from + 1]; i++) {
      const target = to[i];
      const place = cursor[target];
      mirroredTo[place] = from;
      mirroredSeconds[place] = seconds[i];
      cursor[target] = place + 1;
    }
  const mirrored = { offset: mirroredOffset, to: mirroredTo, seconds: mirroredSeconds };
  sortFootpaths(mirrored);
  return mirrored;
}
