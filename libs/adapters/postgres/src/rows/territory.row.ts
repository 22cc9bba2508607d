import type { Territory } from '@maillage/contracts';
import { defineTable } from './define-table.js';

export interface TerritoryRow {
  id: string;
  /** Order of the first put. */
  position: string;
  declaration: Territory;
  startedAt: Date;
}

export const territoryRow = defineTable<TerritoryRow>('territory', {
  id: { type: 'text', primary: true },
  position: { type: 'bigint', generated: 'increment' },
  declaration: { type: 'jsonb' },
  startedAt: { type: 'timestamptz', name: 'started_at' },
});
