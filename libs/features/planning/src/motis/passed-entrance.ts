import type { NetworkDirectory } from '@maillage/itinerary-planner';
import { at } from '@maillage/kernel';
import type { StopIndex } from '@maillage/transit-timetable';

/** The GTFS place of an entrance and its place on the map of streets lie no farther apart. */
const NEAR_METRES = 15;

/**
 * The entrance of a station that a line along streets goes through: maps draw the way inside where they know it.
 * points[2i] latitude, points[2i + 1] longitude, microdegrees. Undefined where it passes none.
 */
export function passedEntrance(
  directory: NetworkDirectory,
  station: StopIndex,
  points: Int32Array,
): StopIndex | undefined {
  const { stops } = directory.timetable;
  let best: { stop: StopIndex; metres: number } | undefined;
  for (let i = stops.childOffset[station] as number; i < (stops.childOffset[station + 1] as number); i++) {
    const stop = at(stops.children, i) as StopIndex;
    if (at(stops.locationType, stop) !== ENTRANCE) continue;
    const metres = metresTo(directory, stop, points);
    if (metres <= (best?.metres ?? NEAR_METRES)) best = { stop, metres };
  }
  return best?.stop;
}

/** GTFS `location_type`. */
const ENTRANCE = 2;

/** Between a stop and a line, on the plane that the earth is over so short a way. */
function metresTo({ timetable: { stops } }: NetworkDirectory, stop: StopIndex, points: Int32Array): number {
  const [latitude, longitude] = [at(stops.latitude, stop), at(stops.longitude, stop)];
  const east = METRES_PER_DEGREE * Math.cos((latitude * Math.PI) / 180);
  const place = (i: number): readonly [number, number] => [
    ((points[2 * i + 1] as number) / 1e6 - longitude) * east,
    ((points[2 * i] as number) / 1e6 - latitude) * METRES_PER_DEGREE,
  ];
  let nearest = Infinity;
  for (let i = 1; i < points.length / 2; i++) {
    const [[x1, y1], [x2, y2]] = [place(i - 1), place(i)];
    const [dx, dy] = [x2 - x1, y2 - y1];
    const length = dx * dx + dy * dy;
    const along = length === 0 ? 0 : Math.min(1, Math.max(0, -(x1 * dx + y1 * dy) / length));
    nearest = Math.min(nearest, Math.hypot(x1 + along * dx, y1 + along * dy));
  }
  return nearest;
}

const METRES_PER_DEGREE = 111_195;
