import type { Territory } from '@maillage/contracts';
import type { Instant } from '@maillage/kernel';

export interface TerritoryRecord {
  readonly territory: Territory;
  /** When this territory's clock began to run (first put, or first put with another clock). */
  readonly startedAt: Instant;
}

/** The territories of the install: written by who reads the files, read by everybody. */
export abstract class TerritoryStore {
  /** Stores the declaration and makes its feeds known; the same declaration twice changes nothing. */
  abstract put(territory: Territory): Promise<void>;
  /** In the order in which they were first put. */
  abstract list(): Promise<readonly TerritoryRecord[]>;
}
