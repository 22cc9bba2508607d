import type { BoundingBox, Coordinate } from '@maillage/kernel';

/** The corners may come in any order. */
export const boxOf = (min: Coordinate, max: Coordinate): BoundingBox => ({
  south: Math.min(min.latitude, max.latitude),
  north: Math.max(min.latitude, max.latitude),
  west: Math.min(min.longitude, max.longitude),
  east: Math.max(min.longitude, max.longitude),
});
