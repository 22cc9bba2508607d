import { distanceMetres, entry } from '@maillage/kernel';
import type { TransitFeed } from '@maillage/transit-model';
import { normalizeName } from '../geocoder/normalize-name.js';

/** Platforms of trains, metros or trams that are one station. */
export interface Station {
  readonly name: string;
  /** Of `location_type` 1; undefined where the feed tells none. */
  readonly row: number | undefined;
  readonly platforms: readonly number[];
  /** No train and no metro calls. */
  readonly isTram: boolean;
  /** Whether the feed tells its entrances or its ways inside. */
  readonly isTold: boolean;
}

/** Platforms of one name without a station lie no farther apart. */
const APART_METRES = 250;

export function listStations(feed: TransitFeed): readonly Station[] {
  const { stops, pathways } = feed;
  const rail = railStops(feed);
  const platforms = new Map<number, number[]>();
  const alone: number[] = [];
  for (const row of rail.keys()) {
    const { parent } = entry(stops, row);
    if (parent >= 0) platforms.set(parent, [...(platforms.get(parent) ?? []), row]);
    else alone.push(row);
  }
  const told = new Set(stops.flatMap(({ locationType, parent }) => (locationType === 2 ? [parent] : [])));
  for (const { fromStop, toStop } of pathways)
    for (const row of [fromStop, toStop]) told.add(entry(stops, row).parent).add(row);
  const toStation = (row: number | undefined, served: readonly number[]): Station => ({
    name: entry(stops, row ?? entry(served, 0)).name,
    row,
    platforms: served,
    isTram: served.every((platform) => rail.get(platform) === 'tram'),
    isTold: row === undefined ? served.some((platform) => told.has(platform)) : told.has(row),
  });
  return [
    ...[...platforms].map(([row, served]) => toStation(row, served)),
    ...groupByName(feed, alone).map((served) => toStation(undefined, served)),
  ];
}

function groupByName({ stops }: TransitFeed, rows: readonly number[]): readonly (readonly number[])[] {
  const groups = new Map<string, number[][]>();
  for (const row of rows) {
    const stop = entry(stops, row);
    const name = normalizeName(stop.name);
    const known = groups.get(name) ?? [];
    const group = known.find(([first]) => distanceMetres(entry(stops, first ?? row), stop) <= APART_METRES);
    if (group) group.push(row);
    else known.push([row]);
    groups.set(name, known);
  }
  return [...groups.values()].flat();
}

/** Stops where trains, metros or trams call, and which of them. */
function railStops({ routes, trips, stopTimes }: TransitFeed): ReadonlyMap<number, 'rail' | 'tram'> {
  const kinds = routes.map(({ type }) => (isRail(type) ? 'rail' : isTram(type) ? 'tram' : undefined));
  const found = new Map<number, 'rail' | 'tram'>();
  if (kinds.every((kind) => kind === undefined)) return found;
  for (let trip = 0; trip < trips.count; trip++) {
    const kind = kinds[trips.route[trip] as number];
    if (kind === undefined) continue;
    for (let row = stopTimes.offset[trip] as number; row < (stopTimes.offset[trip + 1] as number); row++) {
      const stop = stopTimes.stop[row] as number;
      if (kind === 'rail' || !found.has(stop)) found.set(stop, kind);
    }
  }
  return found;
}

/** GTFS `route_type`, the extended ones among them. */
const isRail = (type: number): boolean =>
  type === 1 || type === 2 || type === 12 || (type >= 100 && type < 200) || (type >= 400 && type < 406);
const isTram = (type: number): boolean =>
  type === 0 || type === 5 || type === 7 || (type >= 900 && type < 1000) || type === 1400;
