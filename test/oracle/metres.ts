const EARTH_RADIUS_METRES = 6_371_008.8;

interface Place {
  readonly latitude: number;
  readonly longitude: number;
}

/** Great-circle distance, by the angle between two vectors from the middle of the Earth. */
export function metresBetween(a: Place, b: Place): number {
  const [ax, ay, az] = toVector(a);
  const [bx, by, bz] = toVector(b);
  return 2 * EARTH_RADIUS_METRES * Math.asin(Math.min(1, Math.hypot(ax - bx, ay - by, az - bz) / 2));
}

function toVector({ latitude, longitude }: Place): [number, number, number] {
  const [phi, lambda] = [(latitude * Math.PI) / 180, (longitude * Math.PI) / 180];
  return [Math.cos(phi) * Math.cos(lambda), Math.cos(phi) * Math.sin(lambda), Math.sin(phi)];
}
