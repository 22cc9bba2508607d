import { distanceMetres } from '@maillage/kernel';
import type { StreetPoint } from '@maillage/street-graph';
import { CROW_DETOUR } from './crow-ways.js';

/**
 * Metres over open ground between two places that are nearer to one another than to the streets: who would walk to a
 * street and back? Undefined where the streets are nearer.
 */
export function offStreetMetres(a: StreetPoint, b: StreetPoint): number | undefined {
  const metres = distanceMetres(a.coordinate, b.coordinate);
  return metres * 10 <= a.door + b.door ? metres * CROW_DETOUR : undefined;
}
