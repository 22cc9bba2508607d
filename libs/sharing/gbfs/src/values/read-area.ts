import type { JsonItem } from '@maillage/feed-reading';
import type { Area } from '../gbfs-feed.js';
import { invalidArea } from '../rules/gbfs-rules.js';
import { crossesItself } from './crosses-itself.js';

const MAX_POSITIONS = 20_000;

type Ring = readonly (readonly [number, number])[];
type Reason = keyof typeof REASONS;

/** A GeoJSON MultiPolygon or Polygon; undefined and told when it is none. */
export function readArea(item: JsonItem, name: string): Area | undefined {
  const geometry = item.item(name);
  if (!geometry) return undefined;
  const type = geometry.raw('type');
  const coordinates = geometry.raw('coordinates');
  const polygons = type === 'Polygon' ? [coordinates] : type === 'MultiPolygon' ? coordinates : undefined;
  const area = Array.isArray(polygons) ? toArea(polygons) : 'shape';
  if (typeof area !== 'string') return area;
  const { fr, en } = REASONS[area];
  item.add(invalidArea, name, undefined, { reason_fr: fr, reason_en: en });
  return undefined;
}

const REASONS = {
  shape: { fr: 'ce n’est pas un MultiPolygon', en: 'it is no MultiPolygon' },
  ring: { fr: 'un contour est ouvert ou trop court', en: 'a ring is open or too short' },
  position: { fr: 'une position est hors du globe', en: 'a position is off the Earth' },
  size: { fr: 'trop de positions', en: 'too many positions' },
  crossing: { fr: 'un contour se croise', en: 'a ring crosses itself' },
} as const;

function toArea(polygons: readonly unknown[]): Area | Reason {
  const area: Ring[][] = [];
  let positions = 0;
  for (const polygon of polygons) {
    if (!Array.isArray(polygon) || polygon.length === 0) return 'shape';
    const rings: Ring[] = [];
    for (const points of polygon as readonly unknown[]) {
      if (!Array.isArray(points)) return 'shape';
      positions += points.length;
      if (positions > MAX_POSITIONS) return 'size';
      const ring = toRing(points);
      if (typeof ring === 'string') return ring;
      rings.push(ring);
    }
    area.push(rings);
  }
  return area.length === 0 ? 'shape' : area;
}

function toRing(points: readonly unknown[]): Ring | Reason {
  const ring: (readonly [number, number])[] = [];
  for (const point of points) {
    const [longitude, latitude] = Array.isArray(point) ? (point as readonly unknown[]) : [];
    if (typeof longitude !== 'number' || typeof latitude !== 'number') return 'shape';
    if (!(Math.abs(longitude) <= 180 && Math.abs(latitude) <= 90)) return 'position';
    ring.push([longitude, latitude]);
  }
  const [first, last] = [ring[0], ring.at(-1)];
  if (ring.length < 4 || first?.[0] !== last?.[0] || first?.[1] !== last?.[1]) return 'ring';
  return crossesItself(ring) ? 'crossing' : ring;
}
