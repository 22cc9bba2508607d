/** What one message may cost, and what is believed. */
export interface RealtimeLimits {
  readonly bytes: number;
  readonly entities: number;
  /** Stop times, periods, selectors and texts of all entities together. */
  readonly items: number;
  readonly stopsPerTrip: number;
  readonly periodsPerAlert: number;
  readonly entitiesPerAlert: number;
  readonly translationsPerText: number;
  /** Of `FeedEntity.id`; other ids are kept as they are. */
  readonly idLength: number;
  readonly headerLength: number;
  readonly descriptionLength: number;
  readonly urlLength: number;
  /** Seconds that the clock of whoever publishes may be ahead of ours. */
  readonly futureSeconds: number;
  /** A message that is older than this is called old. */
  readonly oldSeconds: number;
  /** A larger delay is an error, such as a wrong service date. */
  readonly delaySeconds: number;
}

export const REALTIME_LIMITS: RealtimeLimits = {
  bytes: 64 * 1024 * 1024,
  entities: 200_000,
  items: 2_000_000,
  stopsPerTrip: 2_000,
  periodsPerAlert: 100,
  entitiesPerAlert: 2_000,
  translationsPerText: 20,
  idLength: 1_000,
  headerLength: 1_000,
  descriptionLength: 10_000,
  urlLength: 2_000,
  futureSeconds: 60,
  oldSeconds: 90,
  delaySeconds: 18 * 3_600,
};
