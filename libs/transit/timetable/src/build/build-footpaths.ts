import { distanceMetres, entry, type Coordinate } from '@maillage/kernel';
import { FORBIDDEN_CHANGE, type Footpaths } from '../timetable.js';
import { findNearby, type Nearby } from './nearby-stops.js';
import { isBoardable, listParents, type StopRows } from './stop-rows.js';
import type { StopVariants, Traffic } from './stop-variants.js';
import type { TransferRule, TransferRules } from './transfer-rules.js';
import type { WalkingRules } from './walking-rules.js';

/** Stations with more platforms than this are linked by distance alone: they are an error of data. */
const MOST_SIBLINGS = 256;

export interface FootpathsAndChanges {
  readonly footpaths: Footpaths;
  readonly changeSeconds: Int32Array;
}

/**
 * Walks between platforms of all feeds: everyone within reach, siblings of a station at any distance, and pairs that
 * `transfers.txt` adds. What it says about a pair replaces the walk: type 1 needs no more than the walk itself (0 s at
 * one stop), type 2 its `min_transfer_time`, type 3 takes the pair away.
 */
export function buildFootpaths(
  rows: StopRows,
  rules: TransferRules,
  variants: StopVariants,
  walking: WalkingRules,
  indexOf: Int32Array,
): FootpathsAndChanges {
  const walkSeconds = (metres: number) => Math.round((metres * walking.detourFactor) / walking.metresPerSecond);
  const paths: number[][] = rows.stops.map(() => []);
  const changeSeconds = new Int32Array(rows.stops.length).fill(walking.changeSeconds);
  const boardable = rows.stops.flatMap((stop, row) => (isBoardable(stop) && rows.origin[row] === row ? [row] : []));
  const linked = linkStops(rows, boardable, walking);

  for (const from of boardable) {
    const walks = entry(linked, from);
    for (const { place, metres } of walks) connect(from, place, metres, true);
    connect(from, from, 0, true);
  }
  for (const [from, to] of rules.pairs)
    if (from !== to && !entry(linked, from).some(({ place }) => place === to))
      connect(from, to, distanceMetres(entry(rows.stops, from), entry(rows.stops, to)), false);
  return { footpaths: toFootpaths(paths), changeSeconds };

  /** `walkable`: there is a way where no rule says otherwise. */
  function connect(from: number, to: number, metres: number, walkable: boolean): void {
    const pairRules = rules.of(from, to);
    for (const arriving of variants.of(from))
      for (const departing of variants.of(to)) {
        const seconds = secondsFor(pairRules, arriving, departing, metres, walkable);
        const index = indexOf[arriving.row] as number;
        if (arriving.row === departing.row) changeSeconds[index] = seconds ?? FORBIDDEN_CHANGE;
        else if (seconds !== undefined) entry(paths, index).push(encode(seconds, indexOf[departing.row] as number));
      }
  }

  function secondsFor(
    pairRules: readonly TransferRule[],
    arriving: Traffic,
    departing: Traffic,
    metres: number,
    walkable: boolean,
  ): number | undefined {
    const rule = pairRules.find((candidate) => holdsFor(candidate, arriving, departing));
    if (rule === undefined && !walkable) return undefined;
    const usual = Math.max(walking.changeSeconds, walkSeconds(metres));
    switch (rule?.type) {
      case 1:
        return walkSeconds(metres);
      case 2:
        return rule.minTransferSeconds < 0 ? usual : rule.minTransferSeconds;
      case 3:
        return undefined;
      default:
        return usual;
    }
  }
}

const holdsFor = (rule: TransferRule, arriving: Traffic, departing: Traffic): boolean =>
  (rule.fromTrip < 0 || rule.fromTrip === arriving.trip) &&
  (rule.toTrip < 0 || rule.toTrip === departing.trip) &&
  (rule.fromRoute < 0 || rule.fromRoute === arriving.route) &&
  (rule.toRoute < 0 || rule.toRoute === departing.route);

/** Per row: whom one can walk to. */
function linkStops(
  rows: StopRows,
  boardable: readonly number[],
  walking: WalkingRules,
): readonly (readonly Nearby[])[] {
  const linked: Nearby[][] = rows.stops.map(() => []);
  if (walking.maxSeconds <= 0) return linked;
  const places: Coordinate[] = boardable.map((row) => entry(rows.stops, row));
  const metres = (walking.maxSeconds * walking.metresPerSecond) / walking.detourFactor;
  findNearby(places, metres).forEach((nearby, place) => {
    linked[entry(boardable, place)] = nearby.map((near) => ({
      place: entry(boardable, near.place),
      metres: near.metres,
    }));
  });
  for (const siblings of groupByStation(rows, boardable))
    if (siblings.length > 1 && siblings.length <= MOST_SIBLINGS) linkSiblings(rows, siblings, linked);
  return linked;
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

function linkSiblings(rows: StopRows, siblings: readonly number[], linked: readonly Nearby[][]): void {
  for (const from of siblings) {
    const known = new Set(entry(linked, from).map(({ place }) => place));
    for (const to of siblings)
      if (to !== from && !known.has(to))
        entry(linked, from).push({ place: to, metres: distanceMetres(entry(rows.stops, from), entry(rows.stops, to)) });
  }
}

/** A duration and a target in one number that sorts by duration first. */
const TARGETS = 2 ** 24;
const encode = (seconds: number, target: number): number => seconds * TARGETS + target;

function toFootpaths(paths: readonly number[][]): Footpaths {
  const offset = new Int32Array(paths.length + 1);
  paths.forEach((list, from) => (offset[from + 1] = (offset[from] as number) + list.length));
  const total = offset[paths.length] as number;
  const to = new Int32Array(total);
  const seconds = new Int32Array(total);
  paths.forEach((list, from) => {
    Float64Array.from(list)
      .sort()
      .forEach((code, i) => {
        const place = (offset[from] as number) + i;
        seconds[place] = Math.floor(code / TARGETS);
        to[place] = code % TARGETS;
      });
  });
  return { offset, to, seconds };
}
