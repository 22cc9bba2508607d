import KDBush from 'kdbush';
import { distanceMetres, entry, type Coordinate } from '@maillage/kernel';
import type { OsmPlace } from './osm-place.js';
import { stationWords } from './station-name.js';

/** A platform that is drawn as a line or an area. */
export interface Platform {
  readonly lines: readonly (readonly Coordinate[])[];
  readonly ids: ReadonlySet<string>;
  readonly codes: ReadonlySet<string>;
  /** As travellers read them. */
  readonly tracks: readonly string[];
  /** Words of the names of its stop areas. */
  readonly areas: readonly ReadonlySet<string>[];
}

export const listPlatforms = (places: readonly OsmPlace[]): readonly Platform[] =>
  places.filter(isPlatform).flatMap((place) => toPlatform(place) ?? []);

const isPlatform = ({ tags }: OsmPlace): boolean =>
  tags['public_transport'] === 'platform' || tags['railway'] === 'platform' || tags['highway'] === 'platform';

function toPlatform({ tags, lines = [], stopAreas = [] }: OsmPlace): Platform | undefined {
  const drawn = lines.filter(({ length }) => length > 1);
  if (drawn.length === 0) return undefined;
  const ids = Object.entries(tags).flatMap(([key, value]) => (ID_KEY.test(key) ? values(value) : []));
  const codes = ['local_ref', 'ref', 'platform:ref'].flatMap((key) => values(tags[key] ?? '').map(codeOf));
  return {
    lines: drawn,
    ids: new Set(ids),
    codes: new Set(codes.filter((code) => code !== '')),
    tracks: values(tags['local_ref'] ?? (tags['railway'] === 'platform' ? tags['ref'] : undefined) ?? ''),
    areas: stopAreas.map(stationWords),
  };
}

const ID_KEY = /^(ref|uic_ref|gtfs:stop_id|gtfs_stop_id|gtfs_id|ref:gtfs.*|gtfs:stop_id:.*|ref:IFOPT|ref:FR:.*)$/;
const values = (text: string): string[] =>
  text
    .split(/[;,/]/)
    .map((part) => part.trim())
    .filter((part) => part !== '');

/** `Voie 2`, `quai 02` and `2` are one platform. */
export const codeOf = (text: string): string =>
  text
    .toLowerCase()
    .replace(/^(voie|quai|platform|track|gleis|steig|bussteig|via|andén)\s*/, '')
    .replace(/^0+(?=\d)/, '');

/** The platforms that may lie within so many metres of a place. */
export function indexPlatforms(
  platforms: readonly Platform[],
  metres: number,
): (place: Coordinate) => readonly Platform[] {
  const points = platforms.flatMap((platform) => platform.lines.flat().map((point) => ({ platform, point })));
  const index = new KDBush(points.length);
  for (const { point } of points) index.add(point.longitude, point.latitude);
  index.finish();
  return ({ latitude, longitude }) => {
    const north = (metres + LONGEST_SIDE) / METRES_PER_DEGREE;
    const east = north / Math.max(0.01, Math.cos((latitude * Math.PI) / 180));
    const near = index.range(longitude - east, latitude - north, longitude + east, latitude + north);
    return [...new Set(near.map((row) => entry(points, row).platform))];
  };
}

/** Sides of platforms are shorter. */
const LONGEST_SIDE = 200;
const METRES_PER_DEGREE = 110_000;

export function nearestOn(
  { lines }: Platform,
  place: Coordinate,
): { readonly metres: number; readonly spot: Coordinate } {
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
