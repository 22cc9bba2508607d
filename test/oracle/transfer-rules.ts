import type { TransferRow } from './oracle-network.js';

const CHANGE_SECONDS = 120;

/** One side of a change: a stop, and the route and trip where they matter. */
export interface Party {
  readonly stop: number;
  readonly route: string;
  readonly trip: string;
}

export interface SortedRules {
  /** The rules of a pair of stops, the one that goes first in front. */
  of(from: number, to: number): readonly TransferRow[];
  readonly pairs: readonly (readonly [number, number])[];
  /** Keys of the routes and trips that rules name at a stop, on either side. */
  readonly namedAt: ReadonlyMap<number, ReadonlySet<string>>;
}

/** Rules of type 0 to 3 by pairs of platforms. */
export function sortRules(transfers: readonly TransferRow[]): SortedRules {
  const ranked = new Map<string, { row: TransferRow; rank: number }[]>();
  const pairs: [number, number][] = [];
  const namedAt = new Map<number, Set<string>>();
  for (const row of transfers.filter(({ type }) => type <= 3))
    for (const from of row.from)
      for (const to of row.to) {
        const key = `${from.stop} ${to.stop}`;
        const rules = ranked.get(key) ?? [];
        if (rules.length === 0) pairs.push([from.stop, to.stop]);
        rules.push({ row, rank: rankOf(row) * 4 + Number(from.isNamed) + Number(to.isNamed) });
        ranked.set(key, rules);
        name(from.stop, row.fromTrip || row.fromRoute);
        name(to.stop, row.toTrip || row.toRoute);
      }
  const sorted = new Map(
    [...ranked].map(([key, rules]) => [key, rules.sort((a, b) => b.rank - a.rank).map(({ row }) => row)]),
  );
  return { of: (from, to) => sorted.get(`${from} ${to}`) ?? [], pairs, namedAt };

  function name(stop: number, key: string): void {
    if (key !== '') namedAt.set(stop, (namedAt.get(stop) ?? new Set()).add(key));
  }
}

/** The order of the GTFS reference: trip and trip, trip and route, one trip, route and route, one route, stops alone. */
function rankOf({ fromTrip, toTrip, fromRoute, toRoute }: TransferRow): number {
  const side = (trip: string, route: string): string => (trip !== '' ? 't' : route !== '' ? 'r' : '-');
  const sides = [side(fromTrip, fromRoute), side(toTrip, toRoute)].sort().reverse().join('');
  return ['--', 'r-', 'rr', 't-', 'tr', 'tt'].indexOf(sides);
}

/** Seconds from alighting to boarding, undefined where it is not possible. */
export function secondsOfChange(
  rules: readonly TransferRow[],
  from: Party,
  to: Party,
  metres: number,
  isWalk: boolean,
): number | undefined {
  const rule = rules.find(
    ({ fromTrip, fromRoute, toTrip, toRoute }) =>
      (fromTrip === '' ? fromRoute === '' || fromRoute === from.route : fromTrip === from.trip) &&
      (toTrip === '' ? toRoute === '' || toRoute === to.route : toTrip === to.trip),
  );
  if (rule === undefined && !isWalk) return undefined;
  const walk = Math.round((metres * 1.3) / 1.2);
  const usual = Math.max(CHANGE_SECONDS, walk);
  if (rule?.type === 1) return walk;
  if (rule?.type === 2) return rule.minSeconds < 0 ? usual : rule.minSeconds;
  return rule?.type === 3 ? undefined : usual;
}
