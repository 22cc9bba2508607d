import type { Coordinate } from '@maillage/kernel';

/** Where a traveller starts or ends: a point, or a stop of the network by its scoped id. */
export type PlaceInput =
  | ({ readonly kind: 'coordinate' } & Coordinate)
  | { readonly kind: 'stop'; readonly id: string };
