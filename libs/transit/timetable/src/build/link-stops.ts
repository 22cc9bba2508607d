import { distanceMetres, entry } from '@maillage/kernel';
import { findNearby } from './nearby-stops.js';
import { isBoardable, listParents, type StopRows } from './stop-rows.js';
import type { TransferRules } from './transfer-rules.js';
import type { WalkingRules } from './walking-rules.js';

/** Stations with more platforms than this are linked by distance alone: they are an error of data. */
const MOST_SIBLINGS = 256;

export interface StopLinks {
  /**
   * Calls `visit` for every stop that may be reached from the stop in row `from`, itself included. Where it is not
   * `walkable`, a rule is needed.
   */
  forEach(from: number, visit: (to: number, metres: number, walkable: boolean) => void): void;
}

interface Link {
  readonly to: number;
  readonly metres: number;
  readonly walkable: boolean;
}

/** Which stops are connected: by distance, as siblings of a station whatever the distance, or because a rule names them. */
export function linkStops(rows: StopRows, rules: TransferRules, walking: WalkingRules): StopLinks {
  const places = rows.stops.flatMap((stop, row) => (isBoardable(stop) && rows.origin[row] === row ? [row] : []));
  const placeOf = new Int32Array(rows.stops.length).fill(-1);
  places.forEach((row, place) => (placeOf[row] = place));
  const reach = (Math.max(walking.maxSeconds, 0) * walking.metresPerSecond) / walking.detourFactor;
  const nearby = findNearby(reach > 0 ? places.map((row) => entry(rows.stops, row)) : [], reach);

  const more = new Map<number, Link[]>();
  if (reach > 0) for (const siblings of groupByStation(rows, places)) linkSiblings(siblings);
  for (const [from, to] of rules.pairs) addLink(from, to, false);
  return { forEach: forEachLink };

  function forEachLink(from: number, visit: (to: number, metres: number, walkable: boolean) => void): void {
    if (placeOf[from] < 0) return;
    visit(from, 0, true);
    forEachNearby(from, (to, metres) => visit(to, metres, true));
    for (const { to, metres, walkable } of more.get(from) ?? []) visit(to, metres, walkable);
  }

  function forEachNearby(from: number, visit: (to: number, metres: number) => void): void {
    if (nearby.offset.length === 1) return;
    const place = placeOf[from];
    for (let i = nearby.offset[place]; i < nearby.offset[place + 1]; i++)
      visit(entry(places, nearby.place[i]), nearby.metres[i]);
  }

  function linkSiblings(siblings: readonly number[]): void {
    if (siblings.length > MOST_SIBLINGS) return;
    for (const from of siblings) for (const to of siblings) addLink(from, to, true);
  }

  function addLink(from: number, to: number, walkable: boolean): void {
    const links = more.get(from) ?? [];
    let isLinked = from === to || links.some((link) => link.to === to);
    forEachNearby(from, (near) => (isLinked ||= near === to));
    if (isLinked) return;
    more.set(from, links);
    links.push({ to, metres: distanceMetres(entry(rows.stops, from), entry(rows.stops, to)), walkable });
  }
}

function groupByStation(rows: StopRows, boardable: readonly number[]): Iterable<readonly number[]> {
  const groups = new Map<number, number[]>();
  for (const row of boardable) {
    const root = listParents(row, (child) => entry(rows.parent, child)).at(-1) ?? row;
    const group = groups.get(root);
    if (group) group.push(row);
    else groups.set(root, [row]);
  }
  return groups.values();
}
