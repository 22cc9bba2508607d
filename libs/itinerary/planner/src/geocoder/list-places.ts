import { at, distanceMetres } from '@maillage/kernel';
import type { StopIndex } from '@maillage/transit-timetable';
import type { NetworkDirectory } from '../network/network-directory.js';
import { stationOf } from '../network/stop-family.js';
import type { NamedPlace } from './geocoder.js';
import { normalizeName } from './normalize-name.js';

export interface StopPlace extends NamedPlace {
  readonly stop: StopIndex;
  /** Mask of the transit modes that serve it. */
  readonly modes: number;
}

/** Every stop that a traveller would name, once: stations stand for their platforms, one of several namesakes for all. */
export function listPlaces(directory: NetworkDirectory): readonly StopPlace[] {
  const { timetable, servedStops } = directory;
  const stations = new Set(servedStops.map((stop) => stationOf(timetable, stop)));
  const byName = new Map<string, StopPlace[]>();
  for (const place of [...stations]
    .map((stop) => toPlace(directory, stop))
    .sort((a, b) => b.importance - a.importance)) {
    const name = normalizeName(place.name);
    const known = byName.get(name) ?? [];
    byName.set(name, known);
    const index = known.findIndex((other) => distanceMetres(other, place) <= NAMESAKE_METRES);
    const same = known[index];
    if (same) known[index] = { ...same, modes: same.modes | place.modes };
    else known.push(place);
  }
  return [...byName.values()].flat();
}

const NAMESAKE_METRES = 500;

function toPlace({ timetable: { stops }, traffic }: NetworkDirectory, stop: StopIndex): StopPlace {
  return {
    stop,
    name: stops.name.text(stop),
    code: stops.code.text(stop),
    latitude: at(stops.latitude, stop),
    longitude: at(stops.longitude, stop),
    importance: traffic.importance[stop] as number,
    modes: traffic.modes[stop] as number,
  };
}
