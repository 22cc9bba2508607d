import type { Direction } from '../day-view.js';
import type { Footpaths, Timetable } from '../timetable.js';
import { mirrorFootpaths, mirrorProfiles, mirrorStopWords } from './mirror.js';
import { toShared } from './shared-array.js';

/** What all day views of one direction share: the timetable as it is, or its mirror image, in shared memory. */
export interface Image {
  readonly stopWord: Int32Array;
  readonly profileArrival: Uint16Array | Int32Array;
  readonly profileDeparture: Uint16Array | Int32Array;
  readonly footpaths: Footpaths;
  readonly changeSeconds: Int32Array;
}

const images = { forward: new WeakMap<Timetable, Image>(), backward: new WeakMap<Timetable, Image>() };

/** Made once per timetable, which is immutable. */
export function imageOf(timetable: Timetable, direction: Direction): Image {
  const known = images[direction].get(timetable);
  if (known) return known;
  const image = direction === 'forward' ? sameImage(timetable) : mirrorImage(timetable);
  images[direction].set(timetable, image);
  return image;
}

function sameImage({ patterns, profiles, footpaths, stops }: Timetable): Image {
  return {
    stopWord: toShared(patterns.stopWord),
    profileArrival: toShared(profiles.arrival),
    profileDeparture: toShared(profiles.departure),
    footpaths: {
      offset: toShared(footpaths.offset),
      to: toShared(footpaths.to),
      seconds: toShared(footpaths.seconds),
    },
    changeSeconds: toShared<Int32Array>(stops.changeSeconds),
  };
}

function mirrorImage(timetable: Timetable): Image {
  const profiles = mirrorProfiles(timetable);
  return {
    stopWord: mirrorStopWords(timetable.patterns),
    profileArrival: profiles.arrival,
    profileDeparture: profiles.departure,
    footpaths: mirrorFootpaths(timetable.footpaths),
    changeSeconds: toShared<Int32Array>(timetable.stops.changeSeconds),
  };
}
