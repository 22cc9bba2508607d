/** How one moves along streets in one leg, as MOTIS names it. */
export const STREET_MODES = ['WALK', 'BIKE', 'CAR', 'RENTAL'] as const;
export type StreetMode = (typeof STREET_MODES)[number];

/**
 * How one gets to the first stop, on from the last, or all the way without a ride (MOTIS `preTransitModes`,
 * `postTransitModes`, `directModes`). BIKE and CAR go to the stop itself; with `requireBikeTransport` the bike comes along.
 */
export const WAY_MODES = [
  'WALK',
  'BIKE',
  'CAR',
  'RENTAL',
  /** Drive, park, walk. Only before the first ride, or all the way. */
  'CAR_PARKING',
  /** Ride one's own bike, leave it at a rack, walk. */
  'BIKE_PARKING',
  /** Be driven near the stop, walk; after the last ride: walk, be picked up. */
  'CAR_DROPOFF',
] as const;
export type WayMode = (typeof WAY_MODES)[number];
