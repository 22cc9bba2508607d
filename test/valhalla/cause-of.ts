import { distanceMetres, type Coordinate } from '@maillage/kernel';
import { findStreetPoint, type StreetGraph } from '@maillage/street-graph';
import type { TaggedWays } from './tagged-ways.js';
import type { ComparedMode, ValhallaRoute } from './valhalla.js';

/** As near as a way lies to the line that is drawn along it. */
const ON_WAY_METRES = 4;
const OTHER_WAY_METRES = 25;

/**
 * The tags of the way to blame for a difference: the first on the other's way that is not open to the mode, else the first that
 * ours leaves out, else the first that ours alone takes.
 */
export function causeOf(
  graph: StreetGraph,
  ways: TaggedWays,
  mode: ComparedMode,
  ours: readonly Coordinate[],
  theirs: ValhallaRoute,
): string {
  const line = every20Metres(theirs.points);
  const isClosed = (place: Coordinate): boolean => !findStreetPoint(graph, mode, place, ON_WAY_METRES);
  const closed = tagsOfFirst(ways, line, isClosed);
  if (closed !== undefined) return `closed to us: ${closed}`;
  if (ours.length === 0) return 'one-way streets or turns';
  const mine = every20Metres(ours);
  const leftOut = tagsOfFirst(ways, line, (place) => isFar(place, mine));
  if (leftOut !== undefined) return `only Valhalla takes: ${leftOut}`;
  const taken = tagsOfFirst(ways, mine, (place) => isFar(place, line));
  return taken === undefined ? `at another speed: ${mostFrequent(ways, line)}` : `only we take: ${taken}`;
}

function tagsOfFirst(
  ways: TaggedWays,
  line: readonly Coordinate[],
  isOdd: (place: Coordinate) => boolean,
): string | undefined {
  for (const place of line) {
    const tags = isOdd(place) ? ways.tagsAt(place, ON_WAY_METRES) : undefined;
    if (tags !== undefined) return tags;
  }
  return undefined;
}

const isFar = (place: Coordinate, line: readonly Coordinate[]): boolean =>
  line.every((other) => distanceMetres(place, other) > OTHER_WAY_METRES);

function mostFrequent(ways: TaggedWays, line: readonly Coordinate[]): string {
  const counts = new Map<string, number>();
  for (const tags of line.flatMap((place) => ways.tagsAt(place, ON_WAY_METRES) ?? []))
    counts.set(tags, (counts.get(tags) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? 'ways that are not told';
}

function every20Metres(line: readonly Coordinate[]): Coordinate[] {
  return line.flatMap((point, i) => {
    const before = line[i - 1];
    if (!before) return [point];
    const parts = Math.max(1, Math.ceil(distanceMetres(before, point) / 20));
    return Array.from({ length: parts }, (_, part) => {
      const share = (part + 1) / parts;
      return {
        latitude: before.latitude + share * (point.latitude - before.latitude),
        longitude: before.longitude + share * (point.longitude - before.longitude),
      };
    });
  });
}
