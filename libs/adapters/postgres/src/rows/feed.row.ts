import type { FeedKind } from '@maillage/contracts';
import { defineTable } from './define-table.js';

/** Its lock orders all that happens to the versions of one feed. */
export interface FeedRow {
  territory: string;
  id: string;
  /** As declared last. */
  kind: FeedKind;
  /** Whether the territory still names the feed. */
  declared: boolean;
  /** The number given last. */
  lastVersion: number;
}

export const feedRow = defineTable<FeedRow>('feed', {
  territory: { type: 'text', primary: true },
  id: { type: 'text', primary: true },
  kind: { type: 'text' },
  declared: { type: 'boolean' },
  lastVersion: { type: 'integer', name: 'last_version' },
});
