import { entry } from '@maillage/kernel';
import { FORBIDDEN_CHANGE, type Footpaths } from '../timetable.js';
import { GrowingColumn } from '../growing-column.js';
import { linkStops } from './link-stops.js';
import type { StopRows } from './stop-rows.js';
import type { WalkOnStreets } from './stop-walks.js';
import type { PathwayWalks } from './walk-pathways.js';
import type { StopVariants, Traffic } from './stop-variants.js';
import type { TransferRule, TransferRules } from './transfer-rules.js';
import type { WalkingRules } from './walking-rules.js';

/** A duration and a target in one number that sorts by duration first. */
const TARGETS = 2 ** 24;

export interface FootpathsAndChanges {
  readonly footpaths: Footpaths;
  readonly changeSeconds: Int32Array;
}

/**
 * Walks between the stops of all feeds. What `transfers.txt` says about a pair replaces the walk: type 1 needs no more
 * than the walk itself (0 s at one stop), type 2 its `min_transfer_time`, type 3 takes the pair away.
 */
export function buildFootpaths(
  rows: StopRows,
  rules: TransferRules,
  variants: StopVariants,
  walking: WalkingRules,
  indexOf: Int32Array,
  inside: PathwayWalks,
  onStreets?: WalkOnStreets,
): FootpathsAndChanges {
  const count = rows.stops.length;
  const links = linkStops(rows, rules, walking, onStreets, inside);
  const changeSeconds = new Int32Array(count).fill(walking.changeSeconds);
  const offset = new Int32Array(count + 1);
  const to = new GrowingColumn();
  const seconds = new GrowingColumn();
  const rowOf = new Int32Array(count);
  indexOf.forEach((index, row) => (rowOf[index] = row));

  let codes: number[] = [];
  let arriving: Traffic;
  for (let index = 0; index < count; index++) {
    codes = [];
    arriving = variants.trafficAt(rowOf[index]);
    links.forEach(entry(rows.origin, arriving.row), connect);
    for (const code of Float64Array.from(codes).sort()) {
      seconds.push(Math.floor(code / TARGETS));
      to.push(code % TARGETS);
    }
    offset[index + 1] = to.length;
  }
  return { footpaths: { offset, to: to.toArray(), seconds: seconds.toArray() }, changeSeconds };

  function connect(target: number, walk: number, walkable: boolean): void {
    const all = rules.of(entry(rows.origin, arriving.row), target);
    const pairRules = all.length === 0 ? all : all.filter(holdsForArriving);
    for (const departing of variants.of(target)) {
      const duration = secondsFor(pairRules, departing, walk, walkable);
      const index = indexOf[departing.row];
      if (departing.row === arriving.row) changeSeconds[index] = duration ?? FORBIDDEN_CHANGE;
      else if (duration !== undefined) codes.push(duration * TARGETS + index);
    }
  }

  function holdsForArriving({ fromTrip, fromRoute }: TransferRule): boolean {
    return (fromTrip < 0 || fromTrip === arriving.trip) && (fromRoute < 0 || fromRoute === arriving.route);
  }

  function secondsFor(
    pairRules: readonly TransferRule[],
    departing: Traffic,
    walk: number,
    walkable: boolean,
  ): number | undefined {
    const rule = pairRules.find((candidate) => holdsForDeparting(candidate, departing));
    if (rule === undefined && !walkable) return undefined;
    const usual = Math.max(walking.changeSeconds, walk);
    switch (rule?.type) {
      case 1:
        return walk;
      case 2:
        return rule.minTransferSeconds < 0 ? usual : rule.minTransferSeconds;
      case 3:
        return undefined;
      default:
        return usual;
    }
  }
}

const holdsForDeparting = (rule: TransferRule, departing: Traffic): boolean =>
  (rule.toTrip < 0 || rule.toTrip === departing.trip) && (rule.toRoute < 0 || rule.toRoute === departing.route);
