import { at, type Coordinate } from '@maillage/kernel';
import type { Timetable, TripIndex } from '@maillage/transit-timetable';

/** Where a trip passes between the stop before a position and the stop there, both left out. */
export function pointsBefore({ trips, patterns, lines }: Timetable, trip: TripIndex, position: number): Coordinate[] {
  const i = (patterns.stopOffset[at(trips.pattern, trip)] as number) + position;
  const points: Coordinate[] = [];
  for (let point = lines.offset[i] as number; point < (lines.offset[i + 1] as number); point++)
    points.push({
      latitude: (lines.points[2 * point] as number) / 1e6,
      longitude: (lines.points[2 * point + 1] as number) / 1e6,
    });
  return points;
}
