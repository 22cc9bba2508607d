import { modeName, modesIn, type StopPlace } from '@maillage/itinerary-planner';
import type { LoadedNetwork } from '../networks/loaded-network.js';
import type { JsonText } from './json-text.js';
import { zoneOf } from './zone-of.js';

/** A stop as `geocode` and `reverse-geocode` tell it; less score is better, as in MOTIS. */
export function writeMatch(
  { directory }: LoadedNetwork,
  place: StopPlace,
  score: number,
  tokens: readonly (readonly [number, number])[],
): JsonText {
  return JSON.stringify({
    type: 'STOP',
    tokens,
    name: place.name,
    id: directory.stopId(place.stop),
    lat: place.latitude,
    lon: place.longitude,
    tz: zoneOf(directory, place.stop),
    areas: [],
    score,
    modes: modesIn(place.modes).map((mode) => modeName(mode, NEWEST)),
    importance: place.importance,
  });
}

/** `geocode` has one version, which came with the newest names of modes. */
const NEWEST = 6;
