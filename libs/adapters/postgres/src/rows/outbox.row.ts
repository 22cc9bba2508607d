import { defineTable } from './define-table.js';

export interface OutboxTableRow {
  /** Grows in commit order inside one key, because it is taken under the lock that the key's writers share. */
  seq: string;
  topic: string;
  key: string;
  event: unknown;
  sentAt: Date | null;
}

export const outboxTableRow = defineTable<OutboxTableRow>('outbox', {
  seq: { type: 'bigint', primary: true, generated: 'increment' },
  topic: { type: 'text' },
  key: { type: 'text' },
  event: { type: 'json' },
  sentAt: { type: 'timestamptz', name: 'sent_at', nullable: true },
});
