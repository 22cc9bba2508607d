import type { PlatformSpot } from '@maillage/itinerary-model';
import type { Coordinate } from '@maillage/kernel';
import type { Stop, TransitFeed } from '@maillage/transit-model';
import type { OsmPlace } from './osm-place.js';
import { codeOf, indexPlatforms, listPlatforms, nearestOn, type Platform } from './osm-platforms.js';
import { isSameStation, stationWords } from './station-name.js';

/** Metres from a stop to a platform that names it by its id, by its platform, by its stop area, and to one that says nothing else. */
const BY_ID = 150;
const BY_CODE = 100;
const BY_AREA = 75;
const BY_PLACE = 25;

/**
 * The platforms of OpenStreetMap on which stops are: the one that tells the stop's id, the nearest that tells its platform code, first in
 * the stop area of its name, the nearest at all that tells no other code, a farther one in that stop area. Platforms that are mere nodes
 * lie where their stops lie.
 */
export function matchPlatforms(
  feeds: readonly Pick<TransitFeed, 'stops'>[],
  places: readonly OsmPlace[],
): readonly PlatformSpot[] {
  const platforms = listPlatforms(places);
  if (platforms.length === 0) return [];
  const around = indexPlatforms(platforms, BY_ID);
  const spots = new Map<string, PlatformSpot | undefined>();
  for (const { stops } of feeds)
    for (const stop of stops) {
      if (stop.locationType !== 0 || Number.isNaN(stop.latitude)) continue;
      const spot = spotOf(stop, stops[stop.parent], around(stop));
      const key = `${String(stop.latitude)} ${String(stop.longitude)}`;
      const known = spots.get(key);
      // stops at one place on different platforms: nobody knows which
      const isOther =
        spots.has(key) && (known?.spotLatitude !== spot?.latitude || known?.spotLongitude !== spot?.longitude);
      const { latitude, longitude } = stop;
      const found = spot && { latitude, longitude, spotLatitude: spot.latitude, spotLongitude: spot.longitude };
      spots.set(key, isOther ? undefined : found);
    }
  return [...spots.values()].flatMap((spot) => spot ?? []);
}

function spotOf(stop: Stop, station: Stop | undefined, platforms: readonly Platform[]): Coordinate | undefined {
  if (platforms.length === 0) return undefined;
  const code = codeOf(stop.platformCode);
  const names = [stop.name, station?.name ?? ''].map(stationWords);
  const near = platforms
    .map((platform) => ({
      ...platform,
      ...nearestOn(platform, stop),
      isOfArea: platform.areas.some((area) => names.some((name) => isSameStation(area, name))),
    }))
    .sort((a, b) => Number(b.isOfArea) - Number(a.isOfArea) || a.metres - b.metres);
  const mayBe = (codes: ReadonlySet<string>): boolean => code === '' || codes.size === 0;
  const found =
    near.find(({ ids, metres }) => metres <= BY_ID && isTold(stop, ids)) ??
    near.find(({ codes, metres }) => metres <= BY_CODE && code !== '' && codes.has(code)) ??
    near.find(({ codes, metres }) => metres <= BY_PLACE && mayBe(codes)) ??
    near.find(({ codes, metres, isOfArea }) => isOfArea && metres <= BY_AREA && mayBe(codes));
  return found?.spot;
}

const isTold = ({ id, code }: Stop, ids: ReadonlySet<string>): boolean =>
  ids.has(id) || (code.length > 2 && ids.has(code));
