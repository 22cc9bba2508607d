import { distanceMetres, entry } from '@maillage/kernel';
import type { Accessibility, Stop, TransitFeed } from '@maillage/transit-model';
import type { OsmPlace } from './osm-place.js';

/** Metres from an entrance to the nearest platform of its station. */
const NEAR_METRES = 250;

/**
 * The feed with the entrances that OpenStreetMap tells (`railway=subway_entrance`, `train_station_entrance`) of stations of trains
 * and metros of which the feed tells none, as stops of `location_type` 2 at the end of its stops. An entrance belongs to the
 * station with the nearest platform.
 */
export function withOsmEntrances(feed: TransitFeed, places: readonly OsmPlace[]): TransitFeed {
  const entrances = places.filter(({ tags }) => ENTRANCES.has(tags['railway'] ?? ''));
  const stations = entrances.length > 0 ? listStations(feed) : [];
  if (stations.length === 0) return feed;
  const ids = new Set(feed.stops.map(({ id }) => id));
  const found = entrances.flatMap((place): Stop[] => {
    const id = `osm_${place.id}`;
    const station = ids.has(id) ? undefined : nearestStation(feed, stations, place);
    return station === undefined || station.isTold
      ? []
      : [toStop(place, id, station.row, entry(feed.stops, station.row))];
  });
  return found.length > 0 ? { ...feed, stops: [...feed.stops, ...found] } : feed;
}

const ENTRANCES = new Set(['subway_entrance', 'train_station_entrance']);

interface Station {
  readonly row: number;
  readonly platforms: readonly number[];
  /** Whether the feed tells its entrances or its ways inside. */
  readonly isTold: boolean;
}

function listStations(feed: TransitFeed): Station[] {
  const { stops, pathways } = feed;
  const platforms = new Map<number, number[]>();
  for (const row of railStops(feed)) {
    const { parent } = entry(stops, row);
    if (parent >= 0) platforms.set(parent, [...(platforms.get(parent) ?? []), row]);
  }
  const told = new Set(stops.flatMap(({ locationType, parent }) => (locationType === 2 ? [parent] : [])));
  for (const { fromStop, toStop } of pathways) for (const row of [fromStop, toStop]) told.add(entry(stops, row).parent);
  return [...platforms].map(([row, served]) => ({ row, platforms: served, isTold: told.has(row) }));
}

/** Stops where trains or metros call. */
function railStops({ routes, trips, stopTimes }: TransitFeed): ReadonlySet<number> {
  const isRail = routes.map(
    ({ type }) => type === 1 || type === 2 || (type >= 100 && type < 200) || (type >= 400 && type < 405),
  );
  const found = new Set<number>();
  if (!isRail.includes(true)) return found;
  for (let trip = 0; trip < trips.count; trip++) {
    if (isRail[trips.route[trip] as number] !== true) continue;
    for (let row = stopTimes.offset[trip] as number; row < (stopTimes.offset[trip + 1] as number); row++)
      found.add(stopTimes.stop[row] as number);
  }
  return found;
}

function nearestStation({ stops }: TransitFeed, stations: readonly Station[], place: OsmPlace): Station | undefined {
  let best: { readonly metres: number; readonly station: Station } | undefined;
  for (const station of stations)
    for (const row of station.platforms) {
      const metres = distanceMetres(entry(stops, row), place);
      if (metres <= NEAR_METRES && metres < (best?.metres ?? Infinity)) best = { metres, station };
    }
  return best?.station;
}

function toStop({ tags, latitude, longitude }: OsmPlace, id: string, parent: number, station: Stop): Stop {
  return {
    id,
    code: tags['ref'] ?? '',
    name: tags['name'] ?? tags['ref'] ?? station.name,
    latitude,
    longitude,
    locationType: 2,
    parent,
    platformCode: '',
    wheelchairBoarding: ACCESSIBILITY.get(tags['wheelchair'] ?? '') ?? 0,
  };
}

const ACCESSIBILITY = new Map<string, Accessibility>([
  ['yes', 1],
  ['designated', 1],
  ['no', 2],
]);
