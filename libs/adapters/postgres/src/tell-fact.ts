import { writeEvent, type Topic } from '@maillage/contracts';
import type { EntityManager } from 'typeorm';
import { outboxTableRow } from './rows/outbox.row.js';

/** PostgreSQL's notification channel that wakes the relays. */
export const OUTBOX_CHANNEL = 'maillage_outbox';

/** Puts the fact into the outbox, in the transaction that makes it true and under the lock that orders the facts of its key. */
export async function tellFact<Event>(manager: EntityManager, topic: Topic<Event>, event: Event): Promise<void> {
  const { key, text } = writeEvent(topic, event);
  await manager.insert(outboxTableRow, { topic: topic.name, key, event: JSON.parse(text) as object });
  await manager.query('SELECT pg_notify($1, $2)', [OUTBOX_CHANNEL, '']);
}
