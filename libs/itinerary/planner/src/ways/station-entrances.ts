import { at, distanceMetres } from '@maillage/kernel';
import { findStreetPoint, type StreetGraph, type StreetPoint, type TravelMode } from '@maillage/street-graph';
import type { StopIndex, Timetable } from '@maillage/transit-timetable';
import { familyOf } from '../network/stop-family.js';
import { CROW_DETOUR, pointOf } from './crow-ways.js';
import { MEASURED, readInsideWays, type InsideWay, type InsideWays } from './inside-ways.js';

/** Through an entrance of its station one gets to a platform. */
export interface Entrance {
  readonly platform: StopIndex;
  readonly entrance: StopIndex;
  /** Whether one comes in here, goes out, or both. */
  readonly use: EntranceUse;
  /** What the feed tells of the way inside; undefined: as the crow flies. */
  readonly inside: InsideWay | undefined;
}

export type EntranceUse = 'in' | 'out' | 'both';

/** A point of a platform beside the street of its entrance. */
export interface LinkedEntrance {
  readonly through: Entrance;
  readonly point: StreetPoint;
}

/** The largest stations of the field have some dozens of entrances; of each platform the nearest count. */
const MOST_ENTRANCES = 16;
const NEAR_METRES = 100;

/** Every entrance by which a served platform is reached (GTFS `location_type` 2), by the pathways of the feed where it tells some. */
export function listEntrances(timetable: Timetable, isServed: Uint8Array): readonly Entrance[] {
  const { stops } = timetable;
  const ways = readInsideWays(timetable);
  const found: Entrance[] = [];
  for (let row = 0; row < stops.count; row++) {
    const station = row as StopIndex;
    if (at(stops.locationType, station) !== STATION) continue;
    const family = familyOf(timetable, station);
    const entrances = family.filter((stop) => at(stops.locationType, stop) === ENTRANCE);
    if (entrances.length === 0) continue;
    for (const platform of family) {
      if (isServed[platform] !== 1) continue;
      const told = toldEntrances(timetable, ways, platform, entrances);
      found.push(...(told.length > 0 ? told : nearest(timetable, platform, entrances)));
    }
  }
  return found;
}

/** Beside the street of its entrance, with the way inside as part of the way to the door. */
export const linkEntrances = (
  graph: StreetGraph,
  mode: TravelMode,
  timetable: Timetable,
  entrances: readonly Entrance[],
): readonly LinkedEntrance[] =>
  entrances.flatMap((through): readonly LinkedEntrance[] => {
    const metres = metresInside(timetable, mode, through);
    if (metres === undefined) return [];
    const point = findStreetPoint(graph, mode, pointOf(timetable, through.entrance), NEAR_METRES);
    const coordinate = pointOf(timetable, through.platform);
    return point ? [{ through, point: { ...point, coordinate, door: point.door + Math.round(metres * 10) } }] : [];
  });

/** As far as one would walk in the time that it takes; undefined where the mode gets nowhere. */
function metresInside(
  timetable: Timetable,
  mode: TravelMode,
  { platform, entrance, inside }: Entrance,
): number | undefined {
  const wheelchair = at(timetable.stops.wheelchair, entrance);
  if (mode !== 'foot' && mode !== 'wheelchair') return undefined;
  if (!inside) {
    if (mode === 'wheelchair' && wheelchair !== ACCESSIBLE) return undefined;
    return distanceMetres(pointOf(timetable, platform), pointOf(timetable, entrance)) * CROW_DETOUR;
  }
  if (mode === 'foot') return inside.seconds * MEASURED.foot;
  if (wheelchair === NOT_ACCESSIBLE || inside.wheelchairSeconds < 0) return undefined;
  return inside.wheelchairSeconds * MEASURED.wheelchair;
}

/** Both ways at once where they take as long. */
function toldEntrances(
  { stops }: Timetable,
  ways: InsideWays,
  platform: StopIndex,
  entrances: readonly StopIndex[],
): Entrance[] {
  const origin = at(stops.origin, platform) as StopIndex;
  return entrances.flatMap((entrance): Entrance[] => {
    const [into, out] = [ways.find(entrance, origin), ways.find(origin, entrance)];
    const isSame = into?.seconds === out?.seconds && into?.wheelchairSeconds === out?.wheelchairSeconds;
    if (into && isSame) return [{ platform, entrance, use: 'both', inside: into }];
    return [
      ...(into ? [{ platform, entrance, use: 'in', inside: into } as const] : []),
      ...(out ? [{ platform, entrance, use: 'out', inside: out } as const] : []),
    ];
  });
}

const nearest = (timetable: Timetable, platform: StopIndex, entrances: readonly StopIndex[]): Entrance[] =>
  [...entrances]
    .sort((a, b) => crow(timetable, platform, a) - crow(timetable, platform, b))
    .slice(0, MOST_ENTRANCES)
    .map((entrance) => ({ platform, entrance, use: 'both', inside: undefined }));

const crow = (timetable: Timetable, one: StopIndex, other: StopIndex): number =>
  distanceMetres(pointOf(timetable, one), pointOf(timetable, other));

/** GTFS `location_type`. */
const STATION = 1;
const ENTRANCE = 2;
/** GTFS `wheelchair_boarding`. */
const ACCESSIBLE = 1;
const NOT_ACCESSIBLE = 2;
