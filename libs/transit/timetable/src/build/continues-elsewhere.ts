import { distanceMetres, entry, type Coordinate } from '@maillage/kernel';
import type { StopIndex } from '../indices.js';
import type { Patterns, Stops } from '../timetable.js';

/** Two stops this near are one place: across the street, or the two ends of a bus station. */
const SAME_PLACE_METRES = 200;

/**
 * Whether passengers of one pattern gain by staying seated in the other: it begins where the former ends, and goes on
 * from there to a place that the former does not serve. Most blocks are only the way back, on which nobody stays seated:
 * who wants to go beyond where it began takes the other direction, or the same vehicle when it comes back. A ring line
 * that comes round again, on the same route, is ridden through. Answers are kept per pair of patterns.
 */
export function continuesElsewhere(patterns: Patterns, stops: Stops): (from: number, to: number) => boolean {
  const known = new Map<number, boolean>();
  return (from, to) => {
    const pair = from * patterns.count + to;
    const answer = known.get(pair) ?? isWorthStaying(from, to);
    known.set(pair, answer);
    return answer;
  };

  function isWorthStaying(from: number, to: number): boolean {
    const before = stopsOf(from);
    const after = stopsOf(to);
    if (!isSamePlace(entry(before, before.length - 1), entry(after, 0))) return false;
    const isRing = isSamePlace(entry(before, 0), entry(before, before.length - 1));
    if (isRing && patterns.route[from] === patterns.route[to]) return true;
    const beyond = after.find((stop) => !isSamePlace(stop, entry(after, 0)));
    return beyond !== undefined && !before.some((stop) => isSamePlace(stop, beyond));
  }

  function stopsOf(pattern: number): StopIndex[] {
    const words = patterns.stopWord.subarray(patterns.stopOffset[pattern], patterns.stopOffset[pattern + 1]);
    return Array.from(words, (word) => (word >> 2) as StopIndex);
  }

  function isSamePlace(a: StopIndex, b: StopIndex): boolean {
    if (a === b || stationOf(a) === stationOf(b)) return true;
    return distanceMetres(placeOf(a), placeOf(b)) <= SAME_PLACE_METRES;
  }

  /** The station, or the stop itself where it has none. */
  function stationOf(stop: StopIndex): number {
    const origin = stops.origin[stop] as StopIndex;
    const parent = stops.parent[origin];
    return parent < 0 ? origin : parent;
  }

  function placeOf(stop: StopIndex): Coordinate {
    return { latitude: stops.latitude[stop], longitude: stops.longitude[stop] };
  }
}
