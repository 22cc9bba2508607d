import type { StopTimesRequest } from '@maillage/itinerary-model';
import { at, type Coordinate } from '@maillage/kernel';
import type { StopIndex } from '@maillage/transit-timetable';
import { normalizeName } from '../geocoder/normalize-name.js';
import type { NetworkDirectory } from '../network/network-directory.js';
import { familyOf, stationOf } from '../network/stop-family.js';

/**
 * The stops of a board. Of a named stop: its station with all platforms, and its namesakes nearby (MOTIS takes them for one
 * place); of a radius: the stops inside, with their stations unless only what is inside is wanted.
 */
export function boardStops(
  directory: NetworkDirectory,
  stop: StopIndex | undefined,
  center: Coordinate,
  { radiusMetres, exactRadius }: Pick<StopTimesRequest, 'radiusMetres' | 'exactRadius'>,
): readonly StopIndex[] {
  const { timetable, locator } = directory;
  const named = stop === undefined ? [] : [stop];
  const around = radiusMetres === undefined ? [] : locator.within(center, radiusMetres).map((nearby) => nearby.stop);
  const near =
    stop === undefined || radiusMetres !== undefined || exactRadius ? [] : namesakes(directory, stop, center);
  const chosen = [...named, ...around, ...near];
  const families = chosen.map((one) => familyOf(timetable, exactRadius ? one : stationOf(timetable, one)));
  return [...new Set(families.flat())];
}

const NAMESAKE_METRES = 300;

function namesakes(
  { timetable: { stops }, locator }: NetworkDirectory,
  stop: StopIndex,
  center: Coordinate,
): StopIndex[] {
  const name = normalizeName(stops.name.text(stop));
  return locator
    .within(center, NAMESAKE_METRES)
    .map((nearby) => nearby.stop)
    .filter((other) => at(stops.origin, other) === other && normalizeName(stops.name.text(other)) === name);
}
