import { at, distanceMetres } from '@maillage/kernel';
import { findStreetPoint, type StreetGraph, type TravelMode } from '@maillage/street-graph';
import type { StopIndex, Timetable } from '@maillage/transit-timetable';
import { familyOf } from '../network/stop-family.js';
import { CROW_DETOUR, pointOf } from './crow-ways.js';
import type { OtherPoint } from './street-links.js';

/** Through an entrance of its station one gets to a platform. */
export interface Entrance {
  readonly platform: StopIndex;
  readonly entrance: StopIndex;
  /** Inside, from one to the other. */
  readonly metres: number;
}

/** The largest stations of the field have some dozens of entrances; of each platform the nearest count. */
const MOST_ENTRANCES = 16;
const NEAR_METRES = 100;

/** Every entrance by which a served platform is reached (GTFS `location_type` 2; `pathways.txt` is not read). */
export function listEntrances(timetable: Timetable, isServed: Uint8Array): readonly Entrance[] {
  const { stops } = timetable;
  const found: Entrance[] = [];
  for (let row = 0; row < stops.count; row++) {
    const station = row as StopIndex;
    if (at(stops.locationType, station) !== STATION) continue;
    const family = familyOf(timetable, station);
    const entrances = family.filter((stop) => at(stops.locationType, stop) === ENTRANCE);
    if (entrances.length === 0) continue;
    for (const platform of family) if (isServed[platform] === 1) found.push(...nearest(timetable, platform, entrances));
  }
  return found;
}

/** Beside the street of its entrance, with the way inside as part of the way to the door. */
export const linkEntrances = (
  graph: StreetGraph,
  mode: TravelMode,
  timetable: Timetable,
  entrances: readonly Entrance[],
): readonly OtherPoint[] =>
  entrances.flatMap(({ platform, entrance, metres }): readonly OtherPoint[] => {
    const isOpen =
      mode === 'foot' || (mode === 'wheelchair' && at(timetable.stops.wheelchair, entrance) === ACCESSIBLE);
    const point = isOpen ? findStreetPoint(graph, mode, pointOf(timetable, entrance), NEAR_METRES) : undefined;
    if (!point) return [];
    const door = point.door + Math.round(metres * 10);
    return [[platform, { ...point, coordinate: pointOf(timetable, platform), door }]];
  });

const nearest = (timetable: Timetable, platform: StopIndex, entrances: readonly StopIndex[]): Entrance[] =>
  entrances
    .map((entrance) => ({
      platform,
      entrance,
      metres: distanceMetres(pointOf(timetable, platform), pointOf(timetable, entrance)) * CROW_DETOUR,
    }))
    .sort((a, b) => a.metres - b.metres)
    .slice(0, MOST_ENTRANCES);

/** GTFS `location_type`. */
const STATION = 1;
const ENTRANCE = 2;
/** GTFS `wheelchair_boarding`. */
const ACCESSIBLE = 1;
