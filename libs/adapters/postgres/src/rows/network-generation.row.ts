import type { FeedVersionRef } from '@maillage/ports';
import { defineTable } from './define-table.js';

/** The newest generation of a territory is the active one. */
export interface NetworkGenerationRow {
  territory: string;
  generation: number;
  checksum: string;
  /** Checksum of its streets. */
  streets: string | null;
}

export const networkGenerationRow = defineTable<NetworkGenerationRow>('network_generation', {
  territory: { type: 'text', primary: true },
  generation: { type: 'integer', primary: true },
  checksum: { type: 'text' },
  streets: { type: 'text', nullable: true },
});

/** One version that a generation was built from. */
export interface NetworkGenerationFeedRow extends FeedVersionRef {
  territory: string;
  generation: number;
}

export const networkGenerationFeedRow = defineTable<NetworkGenerationFeedRow>('network_generation_feed', {
  territory: { type: 'text', primary: true },
  generation: { type: 'integer', primary: true },
  feed: { type: 'text', primary: true },
  version: { type: 'integer' },
  digest: { type: 'text' },
});
