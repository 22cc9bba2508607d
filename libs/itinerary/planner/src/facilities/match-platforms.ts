import KDBush from 'kdbush';
import type { PlatformSpot } from '@maillage/itinerary-model';
import { distanceMetres, entry, type Coordinate } from '@maillage/kernel';
import type { Stop } from '@maillage/transit-model';
import type { OsmPlace } from './osm-place.js';

/** Metres from a stop to a platform that names it by its id, by its platform, and to one that says nothing else. */
const BY_ID = 150;
const BY_CODE = 100;
const BY_PLACE = 25;
/** Sides of platforms are shorter. */
const LONGEST_SIDE = 200;
const METRES_PER_DEGREE = 110_000;

/**
 * The platforms of OpenStreetMap on which stops are: the one that tells the stop's id, the nearest that tells its platform code, the
 * nearest at all that tells no other code. Platforms that are mere nodes lie where their stops lie.
 */
export function matchPlatforms(stops: readonly Stop[], places: readonly OsmPlace[]): readonly PlatformSpot[] {
  const platforms = places.filter(isPlatform).flatMap((place) => toPlatform(place) ?? []);
  if (platforms.length === 0) return [];
  const around = indexOf(platforms);
  const spots = new Map<string, PlatformSpot | undefined>();
  for (const stop of stops) {
    if (stop.locationType !== 0 || Number.isNaN(stop.latitude)) continue;
    const spot = spotOf(stop, around(stop));
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

interface Platform {
  readonly lines: readonly (readonly Coordinate[])[];
  readonly ids: ReadonlySet<string>;
  readonly codes: ReadonlySet<string>;
}

const isPlatform = ({ tags }: OsmPlace): boolean =>
  tags['public_transport'] === 'platform' || tags['railway'] === 'platform' || tags['highway'] === 'platform';

function toPlatform({ tags, lines = [] }: OsmPlace): Platform | undefined {
  const drawn = lines.filter(({ length }) => length > 1);
  if (drawn.length === 0) return undefined;
  const ids = Object.entries(tags).flatMap(([key, value]) => (ID_KEY.test(key) ? values(value) : []));
  const codes = ['local_ref', 'ref', 'platform:ref'].flatMap((key) => values(tags[key] ?? '').map(codeOf));
  return { lines: drawn, ids: new Set(ids), codes: new Set(codes.filter((code) => code !== '')) };
}

const ID_KEY = /^(ref|uic_ref|gtfs:stop_id|gtfs_stop_id|gtfs_id|ref:gtfs.*|gtfs:stop_id:.*|ref:IFOPT|ref:FR:.*)$/;
const values = (text: string): string[] =>
  text
    .split(/[;,/]/)
    .map((part) => part.trim())
    .filter((part) => part !== '');

/** `Voie 2`, `quai 02` and `2` are one platform. */
const codeOf = (text: string): string =>
  text
    .toLowerCase()
    .replace(/^(voie|quai|platform|track|gleis|steig|bussteig|via|andén)\s*/, '')
    .replace(/^0+(?=\d)/, '');

/** The platforms that may lie within reach of a place. */
function indexOf(platforms: readonly Platform[]): (place: Coordinate) => readonly Platform[] {
  const points = platforms.flatMap((platform) => platform.lines.flat().map((point) => ({ platform, point })));
  const index = new KDBush(points.length);
  for (const { point } of points) index.add(point.longitude, point.latitude);
  index.finish();
  return ({ latitude, longitude }) => {
    const north = (BY_ID + LONGEST_SIDE) / METRES_PER_DEGREE;
    const east = north / Math.max(0.01, Math.cos((latitude * Math.PI) / 180));
    const near = index.range(longitude - east, latitude - north, longitude + east, latitude + north);
    return [...new Set(near.map((row) => entry(points, row).platform))];
  };
}

function spotOf(stop: Stop, platforms: readonly Platform[]): Coordinate | undefined {
  const code = codeOf(stop.platformCode);
  const near = platforms
    .map((platform) => ({ platform, ...nearestOn(platform, stop) }))
    .sort((a, b) => a.metres - b.metres);
  const named = near.find(
    ({ platform: { ids }, metres }) =>
      metres <= BY_ID && (ids.has(stop.id) || (stop.code !== '' && stop.code.length > 2 && ids.has(stop.code))),
  );
  const coded = near.find(({ platform: { codes }, metres }) => metres <= BY_CODE && code !== '' && codes.has(code));
  const beside = near.find(
    ({ platform: { codes }, metres }) => metres <= BY_PLACE && (code === '' || codes.size === 0),
  );
  return (named ?? coded ?? beside)?.spot;
}

function nearestOn({ lines }: Platform, place: Coordinate): { readonly metres: number; readonly spot: Coordinate } {
  let best = { metres: Infinity, spot: place };
  for (const line of lines)
    line.slice(1).forEach((end, i) => {
      const spot = nearestOnSide(entry(line, i), end, place);
      const metres = distanceMetres(spot, place);
      if (metres < best.metres) best = { metres, spot };
    });
  return best;
}

function nearestOnSide(from: Coordinate, to: Coordinate, place: Coordinate): Coordinate {
  const scale = Math.cos((place.latitude * Math.PI) / 180);
  const [north, east] = [to.latitude - from.latitude, (to.longitude - from.longitude) * scale];
  const square = north * north + east * east;
  const along = (place.latitude - from.latitude) * north + (place.longitude - from.longitude) * scale * east;
  const share = square === 0 ? 0 : Math.min(1, Math.max(0, along / square));
  return {
    latitude: from.latitude + share * (to.latitude - from.latitude),
    longitude: from.longitude + share * (to.longitude - from.longitude),
  };
}
