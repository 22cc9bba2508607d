import { distanceMetres } from '@maillage/kernel';
import type { StreetPoint } from '@maillage/street-graph';

/** A way over open ground is this much longer than the crow's flight. */
const DETOUR = 1.3;

/**
 * Metres over open ground between two places that are nearer to one another than to the streets: who would walk to a
 * street and back? Undefined where the streets are nearer.
 */
export function offStreetMetres(a: StreetPoint, b: StreetPoint): number | undefined {
  const metres = distanceMetres(a.coordinate, b.coordinate);
  return metres * 10 <= a.door + b.door ? metres * DETOUR : undefined;
}
