import { at } from '@maillage/kernel';
import type { StopIndex, Timetable } from '@maillage/transit-timetable';

/**
 * The stop and everything inside it: the platforms of a station, their boarding areas, and the variants of each.
 * An entrance or a node stands for its station.
 */
export function familyOf({ stops }: Timetable, stop: StopIndex): readonly StopIndex[] {
  const type = at(stops.locationType, stop);
  const parent = at(stops.parent, stop);
  const family = [(type === ENTRANCE || type === NODE) && parent >= 0 ? (parent as StopIndex) : stop];
  for (const member of family) {
    const end = stops.childOffset[member + 1] as number;
    for (let i = stops.childOffset[member] as number; i < end; i++) family.push(stops.children[i] as StopIndex);
  }
  return family;
}

/** The stop that a traveller would name: the origin of a variant, and the station of a platform. */
export function stationOf(timetable: Timetable, stop: StopIndex): StopIndex {
  const origin = at(timetable.stops.origin, stop) as StopIndex;
  const parent = at(timetable.stops.parent, origin);
  return parent >= 0 ? stationOf(timetable, parent as StopIndex) : origin;
}

/** GTFS `location_type`. */
const ENTRANCE = 2;
const NODE = 3;
