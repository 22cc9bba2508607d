import { distanceMetres, entry } from '@maillage/kernel';
import type { Accessibility, Stop, TransitFeed } from '@maillage/transit-model';
import { listStations, type Station } from './list-stations.js';
import type { OsmPlace } from './osm-place.js';
import { isSameStation, stationWords } from './station-name.js';

/** Metres from an entrance to the nearest platform of its station, and where it has the station's name. */
const NEAR_METRES = 250;
const NAMED_METRES = 400;

/**
 * The feed with the entrances that OpenStreetMap tells of stations of which the feed tells none (`railway=subway_entrance`,
 * `train_station_entrance`, doors of station buildings), as stops of `location_type` 2 at the end of its stops. An entrance belongs to
 * the nearest station that bears its name or that of its stop area; without one, to that of trains or metros with the nearest platform.
 * Platforms of which the feed tells no station get one.
 */
export function withOsmEntrances(feed: TransitFeed, places: readonly OsmPlace[]): TransitFeed {
  const entrances = places.filter(isEntrance);
  const stations = entrances.length > 0 ? listStations(feed) : [];
  if (stations.length === 0) return feed;
  const ids = new Set(feed.stops.map(({ id }) => id));
  const stops = [...feed.stops];
  const rows = new Map<Station, number>();
  for (const place of entrances) {
    const id = `osm_${place.id}`;
    const station = ids.has(id) ? undefined : stationOf(feed, stations, place);
    if (station === undefined || station.isTold) continue;
    const row = rows.get(station) ?? station.row ?? addStation(stops, station);
    rows.set(station, row);
    stops.push(toStop(place, id, row, entry(stops, row)));
  }
  return stops.length > feed.stops.length ? { ...feed, stops } : feed;
}

/** Doors that are listed are those of stations. */
const isEntrance = ({ tags }: OsmPlace): boolean =>
  ENTRANCES.has(tags['railway'] ?? '') || (tags['entrance'] !== undefined && !SHUT.has(tags['access'] ?? ''));
const SHUT = new Set(['private', 'no']);
const ENTRANCES = new Set(['subway_entrance', 'train_station_entrance']);

function stationOf(feed: TransitFeed, stations: readonly Station[], place: OsmPlace): Station | undefined {
  const names = [...(place.stopAreas ?? []), place.tags['name'] ?? ''].map(stationWords);
  const named = stations.filter(({ name }) => names.some((words) => isSameStation(words, stationWords(name))));
  return (
    nearest(feed, named, place, NAMED_METRES) ??
    nearest(
      feed,
      stations.filter(({ isTram }) => !isTram),
      place,
      NEAR_METRES,
    )
  );
}

function nearest(
  { stops }: TransitFeed,
  stations: readonly Station[],
  place: OsmPlace,
  within: number,
): Station | undefined {
  let best: { readonly metres: number; readonly station: Station } | undefined;
  for (const station of stations)
    for (const row of station.platforms) {
      const metres = distanceMetres(entry(stops, row), place);
      if (metres <= within && metres < (best?.metres ?? Infinity)) best = { metres, station };
    }
  return best?.station;
}

/** At the first of its platforms, which become its own. */
function addStation(stops: Stop[], { platforms }: Station): number {
  const first = entry(stops, entry(platforms, 0));
  const row = stops.length;
  stops.push({ ...first, id: `osm_station_${first.id}`, locationType: 1, parent: -1, platformCode: '' });
  for (const platform of platforms) stops[platform] = { ...entry(stops, platform), parent: row };
  return row;
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
