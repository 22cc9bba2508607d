import { Outbox, type OutboxRow } from '@maillage/ports';
import { IsNull, type EntityManager } from 'typeorm';
import type { Database } from './database.js';
import { listen } from './listen.js';
import { outboxTableRow } from './rows/outbox.row.js';

/** Any number that no other program takes in this database. */
const RELAY_LOCK = 7_114_222;
/** How long told rows are kept for who must look into what was told. */
const KEPT = '7 days';

export class PostgresOutbox extends Outbox {
  constructor(private readonly database: Database) {
    super();
  }

  override async relay(tell: (row: OutboxRow) => Promise<void>, limit: number): Promise<number> {
    const outcome = await this.database.exclusively(RELAY_LOCK, (manager) => tellWaiting(manager, tell, limit));
    if (outcome?.refusal) throw outcome.refusal.thrown;
    return outcome?.told ?? 0;
  }

  override onCommit(callback: () => void): Promise<() => Promise<void>> {
    return listen(this.database.createClient, callback);
  }
}

/** What `tell` throws is kept apart from what the database throws. */
async function tellWaiting(
  manager: EntityManager,
  tell: (row: OutboxRow) => Promise<void>,
  limit: number,
): Promise<{ told: number; refusal?: { thrown: unknown } }> {
  const rows = await manager.find(outboxTableRow, { where: { sentAt: IsNull() }, order: { seq: 'ASC' }, take: limit });
  if (rows.length > 0) await forgetOld(manager);
  for (const [told, { seq, topic, event }] of rows.entries()) {
    try {
      await tell({ topic, event });
    } catch (thrown) {
      return { told, refusal: { thrown } };
    }
    await manager.update(outboxTableRow, { seq }, { sentAt: () => 'now()' });
  }
  return { told: rows.length };
}

async function forgetOld(manager: EntityManager): Promise<void> {
  await manager.query('DELETE FROM outbox WHERE sent_at < now() - $1::interval', [KEPT]);
}
