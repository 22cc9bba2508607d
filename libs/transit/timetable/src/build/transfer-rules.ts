import { entry } from '@maillage/kernel';
import type { Transfer, TransitFeed } from '@maillage/transit-model';
import { isBoardable, listParents, type FeedSource, type StopRows } from './stop-rows.js';

/** A row of `transfers.txt` of type 0 to 3, on one pair of platforms. Routes and trips are numbered across feeds, −1 for any. */
export interface TransferRule {
  readonly fromRoute: number;
  readonly toRoute: number;
  readonly fromTrip: number;
  readonly toTrip: number;
  readonly type: 0 | 1 | 2 | 3;
  /** −1 when not given. */
  readonly minTransferSeconds: number;
  readonly specificity: number;
}

export interface TransferRules {
  /** The rules of a pair of rows, most specific first. */
  of(from: number, to: number): readonly TransferRule[];
  /** Pairs that have rules, each once. */
  readonly pairs: readonly (readonly [from: number, to: number])[];
  /** Routes and trips that some rule names at a row, on either side. */
  readonly namedAt: ReadonlyMap<number, NamedTraffic>;
}

export interface NamedTraffic {
  readonly routes: ReadonlySet<number>;
  readonly trips: ReadonlySet<number>;
}

/** Where each feed's routes and trips begin in numbers across feeds. */
export interface TrafficBase {
  readonly route: number;
  readonly trip: number;
}

/**
 * Which rule holds for a change is decided by the order of the GTFS reference: both trips named; a trip and a route;
 * one trip; both routes; one route; stops alone. Among equals a row that names the platform itself comes before
 * one that names its station, and then the order of the file decides.
 */
export function readTransferRules(
  feeds: readonly FeedSource[],
  rows: StopRows,
  bases: readonly TrafficBase[],
): TransferRules {
  const rulesOf = new Map<number, Map<number, TransferRule[]>>();
  const namedAt = new Map<number, { routes: Set<number>; trips: Set<number> }>();
  const pairs: [number, number][] = [];

  feeds.forEach(({ feed }, index) => {
    if (feed.transfers.length === 0) return;
    const firstStop = entry(rows.firstOfFeed, index);
    const platformsOf = platformsByStop(feed);
    for (const transfer of feed.transfers) {
      const rule = toRule(transfer, entry(bases, index));
      if (rule === undefined) continue;
      for (const from of entry(platformsOf, transfer.fromStop))
        for (const to of entry(platformsOf, transfer.toStop)) {
          const direct = (from === transfer.fromStop ? 1 : 0) + (to === transfer.toStop ? 1 : 0);
          add(firstStop + from, firstStop + to, { ...rule, specificity: rule.specificity * 4 + direct });
        }
    }
  });
  for (const byTarget of rulesOf.values())
    for (const rules of byTarget.values()) rules.sort((a, b) => b.specificity - a.specificity);
  return { pairs, namedAt, of: (from, to) => rulesOf.get(from)?.get(to) ?? NO_RULES };

  function add(from: number, to: number, rule: TransferRule): void {
    const byTarget = rulesOf.get(from) ?? new Map<number, TransferRule[]>();
    rulesOf.set(from, byTarget);
    const rules = byTarget.get(to);
    if (rules) rules.push(rule);
    else {
      byTarget.set(to, [rule]);
      pairs.push([from, to]);
    }
    name(from, rule.fromRoute, rule.fromTrip);
    name(to, rule.toRoute, rule.toTrip);
  }

  function name(row: number, route: number, trip: number): void {
    if (route < 0 && trip < 0) return;
    const named = namedAt.get(row) ?? { routes: new Set(), trips: new Set() };
    namedAt.set(row, named);
    if (trip >= 0) named.trips.add(trip);
    else named.routes.add(route);
  }
}

const NO_RULES: readonly TransferRule[] = [];

/** Types 4 and 5 speak of vehicles, see `link-vehicles`. A trip says more than its route, which is then not compared. */
function toRule(transfer: Transfer, base: TrafficBase): TransferRule | undefined {
  const { type, fromStop, toStop, minTransferSeconds } = transfer;
  if (type > 3 || fromStop < 0 || toStop < 0) return undefined;
  const fromTrip = transfer.fromTrip < 0 ? -1 : base.trip + transfer.fromTrip;
  const toTrip = transfer.toTrip < 0 ? -1 : base.trip + transfer.toTrip;
  const fromRoute = transfer.fromRoute < 0 || fromTrip >= 0 ? -1 : base.route + transfer.fromRoute;
  const toRoute = transfer.toRoute < 0 || toTrip >= 0 ? -1 : base.route + transfer.toRoute;
  const level = (route: number, trip: number) => (trip >= 0 ? 2 : route >= 0 ? 1 : 0);
  const [low, high] = [level(fromRoute, fromTrip), level(toRoute, toTrip)].sort((a, b) => a - b) as [number, number];
  return {
    fromRoute,
    toRoute,
    fromTrip,
    toTrip,
    type: type as TransferRule['type'],
    minTransferSeconds,
    specificity: high === 2 ? 3 + low : high + low,
  };
}

/** Per stop of the feed: itself, or the platforms and boarding areas below it. */
function platformsByStop({ stops }: TransitFeed): readonly (readonly number[])[] {
  const platforms = stops.map((stop, row) => (isBoardable(stop) ? [row] : []));
  stops.forEach((stop, row) => {
    if (!isBoardable(stop)) return;
    for (const parent of listParents(row, (child) => entry(stops, child).parent)) entry(platforms, parent).push(row);
  });
  return platforms;
}
