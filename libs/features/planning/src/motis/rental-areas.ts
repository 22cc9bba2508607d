import type { RentalArea } from '@maillage/itinerary-model';
import type { Coordinate } from '@maillage/kernel';
import { PolylineEncoder } from './polyline.js';

/** MOTIS writes rings as polylines of precision 6. */
const ENCODER = new PolylineEncoder(6);

/** `[west, south, east, north]`; a system without a place is nowhere. */
export function boxAround(rentals: readonly Coordinate[]): number[] {
  const [first] = rentals;
  if (!first) return [0, 0, 0, 0];
  const box = [first.longitude, first.latitude, first.longitude, first.latitude] as [number, number, number, number];
  for (const { latitude, longitude } of rentals) {
    box[0] = Math.min(box[0], longitude);
    box[1] = Math.min(box[1], latitude);
    box[2] = Math.max(box[2], longitude);
    box[3] = Math.max(box[3], latitude);
  }
  return box;
}

/** MOTIS's `MultiPolygon`. */
export const encodeArea = (area: RentalArea) => area.map((rings) => rings.map(encodeRing));

export const outlinesOf = (area: RentalArea): Coordinate[] =>
  area.flatMap(([outline = []]) => outline.map(toCoordinate));

type Ring = RentalArea[number][number];

const toCoordinate = ([longitude, latitude]: Ring[number]) => ({ latitude, longitude });

function encodeRing(ring: Ring) {
  const points = ring.map(toCoordinate);
  const text = points.map((point, index) => {
    const before = points[index - 1];
    return before ? ENCODER.step(before, point) : ENCODER.start(point);
  });
  return { points: text.join(''), precision: ENCODER.precision, length: points.length };
}
