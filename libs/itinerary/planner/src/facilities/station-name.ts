import { isFiller, tokenizeName } from '../geocoder/normalize-name.js';

/** `Gare de Castres` and `Castres` are one name; nameless is nobody. */
export const stationWords = (name: string): ReadonlySet<string> =>
  new Set(tokenizeName(name).flatMap(({ word }) => (isFiller(word) || KINDS.has(word) ? [] : [word])));

export const isSameStation = (one: ReadonlySet<string>, other: ReadonlySet<string>): boolean =>
  one.size > 0 && one.size === other.size && [...one].every((word) => other.has(word));

const KINDS = new Set(['gare', 'station', 'metro', 'tram', 'tramway', 'bahnhof', 'estacao', 'sncf', 'ter']);
