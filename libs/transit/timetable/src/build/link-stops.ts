import { distanceMetres, entry, type Coordinate } from '@maillage/kernel';
import { findNearby, type Nearby } from './nearby-stops.js';
import { isBoardable, listParents, type StopRows } from './stop-rows.js';
import type { StopWalks, WalkOnStreets } from './stop-walks.js';
import type { TransferRules } from './transfer-rules.js';
import type { PathwayWalks } from './walk-pathways.js';
import type { WalkingRules } from './walking-rules.js';

/** Platforms of one stop lie no farther apart. */
const ONE_STOP_METRES = 300;
/** Stations with more platforms than this are linked by distance alone: they are an error of data. */
const MOST_SIBLINGS = 256;

export interface StopLinks {
  /**
   * Calls `visit` for every stop that may be reached from the stop in row `from`, itself included, with the seconds of the
   * walk. Where it is not `walkable`, a rule is needed.
   */
  forEach(from: number, visit: (to: number, seconds: number, walkable: boolean) => void): void;
}

interface Link {
  readonly to: number;
  readonly seconds: number;
  readonly walkable: boolean;
}

/**
 * Which stops are connected: along streets, or by distance where none are known; as siblings of a station whatever the
 * distance; or because a rule names them.
 */
export function linkStops(
  rows: StopRows,
  rules: TransferRules,
  walking: WalkingRules,
  onStreets: WalkOnStreets | undefined,
  inside: PathwayWalks,
): StopLinks {
  const places = rows.stops.flatMap((stop, row) => (isBoardable(stop) && rows.origin[row] === row ? [row] : []));
  const placeOf = new Int32Array(rows.stops.length).fill(-1);
  places.forEach((row, place) => (placeOf[row] = place));
  const { maxSeconds } = walking;
  const coordinates = maxSeconds > 0 ? places.map((row) => entry(rows.stops, row)) : [];
  const streets = onStreets?.(coordinates, { maxSeconds });
  const mayFly = streets?.mayFly ?? true;
  const neighbours = new Neighbours(coordinates, stopPlacesOf(rows, places), walking, streets);

  const more = new Map<number, Link[]>();
  if (maxSeconds > 0 && mayFly) for (const siblings of groupByStation(rows, places)) linkSiblings(siblings);
  for (const [from, to] of rules.pairs) addLink(from, to, false);
  return { forEach: forEachLink };

  function forEachLink(from: number, visit: (to: number, seconds: number, walkable: boolean) => void): void {
    if (placeOf[from] < 0) return;
    visit(from, 0, true);
    // what a station tells of its inside goes before what maps and crows would guess
    const passages = inside.from(from);
    for (const [to, seconds] of passages) if (placeOf[to] >= 0) visit(to, seconds, true);
    neighbours.forEach(placeOf[from], (place, seconds) => {
      const to = entry(places, place);
      const isGuessed = streets === undefined && inside.tellsBetween(from, to);
      if (!isGuessed && !passages.has(to)) visit(to, seconds, true);
    });
    for (const { to, seconds, walkable } of more.get(from) ?? [])
      if (!passages.has(to)) visit(to, seconds, walkable && !inside.tellsBetween(from, to));
  }

  function linkSiblings(siblings: readonly number[]): void {
    if (siblings.length > MOST_SIBLINGS) return;
    for (const from of siblings) for (const to of siblings) addLink(from, to, true);
  }

  function addLink(from: number, to: number, walkable: boolean): void {
    const links = more.get(from) ?? [];
    let isLinked = from === to || links.some((link) => link.to === to);
    if (placeOf[from] >= 0) neighbours.forEach(placeOf[from], (near) => (isLinked ||= entry(places, near) === to));
    if (isLinked) return;
    more.set(from, links);
    const metres = distanceMetres(entry(rows.stops, from), entry(rows.stops, to));
    links.push({ to, seconds: crowSeconds(metres, walking), walkable });
  }
}

const crowSeconds = (metres: number, { detourFactor, metresPerSecond }: WalkingRules): number =>
  Math.round((metres * detourFactor) / metresPerSecond);

/** The places around each place: along streets where both lie beside one, else as the crow flies. */
class Neighbours {
  readonly #nearby: Nearby | undefined;
  /** walks[from]: pairs of a place and seconds; a search each, so made once. */
  readonly #walks: Int32Array[] = [];

  /** `stopPlaces[place]`: the station, or else the name, that a place shares with others. */
  constructor(
    places: readonly Coordinate[],
    private readonly stopPlaces: readonly string[],
    private readonly walking: WalkingRules,
    private readonly streets: StopWalks | undefined,
  ) {
    const reach = (Math.max(walking.maxSeconds, 0) * walking.metresPerSecond) / walking.detourFactor;
    if (places.length > 0) this.#nearby = findNearby(places, reach);
  }

  forEach(from: number, visit: (to: number, seconds: number) => void): void {
    const walks = (this.#walks[from] ??= this.#findWalks(from));
    for (let i = 0; i < walks.length; i += 2) visit(walks[i], walks[i + 1]);
  }

  #findWalks(from: number): Int32Array {
    const streets = this.streets?.isLinked(from) ? this.streets : undefined;
    const known = new Map<number, number>();
    streets?.forEach(from, (to, seconds) => known.set(to, seconds));
    if (this.streets?.mayFly !== false) this.#forEachFlown(from, streets, known);
    return Int32Array.from([...known].flat());
  }

  #forEachFlown(from: number, streets: StopWalks | undefined, known: Map<number, number>): void {
    const nearby = this.#nearby;
    if (!nearby) return;
    for (let i = nearby.offset[from]; i < nearby.offset[from + 1]; i++) {
      const to = nearby.place[i];
      if (streets?.isLinked(to) && !this.#isOneStop(from, to, nearby.metres[i])) continue;
      const seconds = crowSeconds(nearby.metres[i], this.walking);
      if (seconds < (known.get(to) ?? Infinity)) known.set(to, seconds);
    }
  }

  /** Between the platforms of one stop there are ways that maps of streets often lack. */
  #isOneStop(from: number, to: number, metres: number): boolean {
    return metres <= ONE_STOP_METRES && this.stopPlaces[from] === this.stopPlaces[to];
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

/** What the platforms of one stop have in common: their station, or else their feed and name. */
const stopPlacesOf = (rows: StopRows, places: readonly number[]): string[] =>
  places.map((row) => {
    const root = listParents(row, (child) => entry(rows.parent, child)).at(-1) ?? row;
    return root === row ? `${String(rows.feed[row])} ${entry(rows.stops, row).name}` : String(root);
  });
