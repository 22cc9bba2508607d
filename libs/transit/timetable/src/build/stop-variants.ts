import { entry } from '@maillage/kernel';
import { addVariant, type FeedSource, type StopRows } from './stop-rows.js';
import type { NamedTraffic, TrafficBase, TransferRules } from './transfer-rules.js';

/** What calls at a row: every trip (`any`), the trips of one route, or one trip. Numbers are across feeds, −1 for none. */
export interface Traffic {
  readonly row: number;
  readonly route: number;
  readonly trip: number;
}

export interface StopVariants {
  /** The row and its variants, each with the traffic that calls there. */
  of(row: number): readonly Traffic[];
  /** What calls at a row, which may be a variant. */
  trafficAt(row: number): Traffic;
  /** The row or variant at which a trip calls. */
  rowFor(row: number, route: number, trip: number): number;
}

/**
 * Where `transfers.txt` names routes or trips at a stop, their traffic gets a stop of its own, so that what holds for it
 * is written in plain footpaths and change times and the router needs no special case.
 */
export function makeStopVariants(
  feeds: readonly FeedSource[],
  rows: StopRows,
  rules: TransferRules,
  bases: readonly TrafficBase[],
): StopVariants {
  const variantsOf = new Map<number, Map<string, Traffic>>();
  const origins = [...new Set([...rules.namedAt.keys()].map((row) => entry(rows.feed, row)))];
  for (const feedIndex of origins) {
    const { stopTimes, trips } = entry(feeds, feedIndex).feed;
    const firstStop = entry(rows.firstOfFeed, feedIndex);
    const base = entry(bases, feedIndex);
    for (let trip = 0; trip < trips.count; trip++)
      for (let i = stopTimes.offset[trip]; i < stopTimes.offset[trip + 1]; i++) {
        const row = firstStop + stopTimes.stop[i];
        const named = rules.namedAt.get(row);
        if (named) variantFor(row, trafficKind(named, base.route + trips.route[trip], base.trip + trip));
      }
  }
  const traffic = rows.stops.map((_, row): Traffic => ({ row, route: -1, trip: -1 }));
  for (const variants of variantsOf.values()) for (const variant of variants.values()) traffic[variant.row] = variant;
  const lists = traffic.map((any) => [any, ...(variantsOf.get(any.row)?.values() ?? [])]);
  return {
    of: (row) => entry(lists, row),
    trafficAt: (row) => entry(traffic, row),
    rowFor(row, route, trip) {
      const named = rules.namedAt.get(row);
      return named === undefined ? row : (variantsOf.get(row)?.get(trafficKind(named, route, trip).key)?.row ?? row);
    },
  };

  function variantFor(row: number, { key, route, trip }: ReturnType<typeof trafficKind>): void {
    if (key === '') return;
    const variants = variantsOf.get(row) ?? new Map<string, Traffic>();
    variantsOf.set(row, variants);
    if (!variants.has(key)) variants.set(key, { row: addVariant(rows, row), route, trip });
  }
}

/** A named trip keeps its route, so that rules for the route hold for it too. */
function trafficKind(named: NamedTraffic, route: number, trip: number): { key: string; route: number; trip: number } {
  if (named.trips.has(trip)) return { key: `trip ${trip}`, route, trip };
  if (named.routes.has(route)) return { key: `route ${route}`, route, trip: -1 };
  return { key: '', route: -1, trip: -1 };
}
