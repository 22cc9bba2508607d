import KDBush from 'kdbush';
import { around } from 'geokdbush';
import { at, distanceMetres, entry, type Coordinate } from '@maillage/kernel';
import type { StopIndex, Timetable } from '@maillage/transit-timetable';

interface NearbyStop {
  readonly stop: StopIndex;
  /** As the crow flies. */
  readonly metres: number;
}

/** Finds stops by position. */
export interface StopLocator {
  /** The stops within `metres`, in no order. */
  within(point: Coordinate, metres: number): readonly NearbyStop[];
  /** The nearest `count` stops, nearest first. */
  nearest(point: Coordinate, count: number): readonly NearbyStop[];
  /** Rows of the stops inside a box. */
  inside(box: { south: number; west: number; north: number; east: number }): readonly StopIndex[];
}

export function createStopLocator({ stops }: Timetable, located: readonly StopIndex[]): StopLocator {
  const index = new KDBush(located.length);
  for (const stop of located) index.add(at(stops.longitude, stop), at(stops.latitude, stop));
  index.finish();
  const stopAt = (id: number): StopIndex => entry(located, id);
  const measured = (point: Coordinate, stop: StopIndex): NearbyStop => ({
    stop,
    metres: distanceMetres(point, { latitude: at(stops.latitude, stop), longitude: at(stops.longitude, stop) }),
  });
  return {
    within(point, metres) {
      const north = metres / METRES_PER_DEGREE;
      const east = north / Math.max(0.01, Math.cos((point.latitude * Math.PI) / 180));
      const { latitude, longitude } = point;
      return index
        .range(longitude - east, latitude - north, longitude + east, latitude + north)
        .map((id) => measured(point, stopAt(id)))
        .filter((nearby) => nearby.metres <= metres);
    },
    nearest(point, count) {
      return around(index, point.longitude, point.latitude, count).map((id) => measured(point, stopAt(id)));
    },
    inside({ south, west, north, east }) {
      return index.range(west, south, east, north).map(stopAt);
    },
  };
}

/** A little less than the shortest degree, so that a box never cuts its circle. */
const METRES_PER_DEGREE = 110_000;
