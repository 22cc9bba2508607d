import type { Coordinate } from '@maillage/kernel';

/** Where a traveller starts or ends: a point, or a stop of the network by its scoped id. */
export type PlaceInput =
  ({ readonly kind: 'coordinate' } & Coordinate) | { readonly kind: 'stop'; readonly id: string };

/** The same once it was found in a network: a point, or a row of its stops with the stop's point. */
export interface Place extends Coordinate {
  /** Row in the stops of the network that answers, −1 for a point that is not a stop. */
  readonly stop: number;
}
