const EARTH_RADIUS_METRES = 6_371_008.8;
const RADIANS = Math.PI / 180;

/** WGS 84, decimal degrees. */
export interface Coordinate {
  readonly latitude: number;
  readonly longitude: number;
}

export interface BoundingBox {
  readonly south: number;
  readonly west: number;
  readonly north: number;
  readonly east: number;
}

/** Great-circle distance (haversine) in metres. */
export function distanceMetres(from: Coordinate, to: Coordinate): number {
  const sinLatitude = Math.sin(((to.latitude - from.latitude) * RADIANS) / 2);
  const sinLongitude = Math.sin(((to.longitude - from.longitude) * RADIANS) / 2);
  const h = sinLatitude ** 2 + Math.cos(from.latitude * RADIANS) * Math.cos(to.latitude * RADIANS) * sinLongitude ** 2;
  return 2 * EARTH_RADIUS_METRES * Math.asin(Math.min(1, Math.sqrt(h)));
}

/** Whether the numbers are finite and on Earth. */
export const isCoordinate = ({ latitude, longitude }: Coordinate): boolean =>
  Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180;
