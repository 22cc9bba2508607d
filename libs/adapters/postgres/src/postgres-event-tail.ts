import { EventTail, type TailRecord } from '@maillage/ports';
import type { Database } from './database.js';

/** Older events say nothing of now. */
const KEPT = '1 day';

export class PostgresEventTail extends EventTail {
  constructor(private readonly database: Database) {
    super();
  }

  override load(): Promise<readonly TailRecord[]> {
    return this.database.write(async (manager) => {
      await manager.query('DELETE FROM event_tail WHERE kept_at < now() - $1::interval', [KEPT]);
      return manager.query<TailRecord[]>('SELECT topic, key, text FROM event_tail ORDER BY kept_at, key');
    });
  }

  override async keep(records: readonly TailRecord[]): Promise<void> {
    if (records.length === 0) return;
    await this.database.write((manager) =>
      manager.query(
        `INSERT INTO event_tail (topic, key, text)
         SELECT * FROM unnest($1::text[], $2::text[], $3::text[])
         ON CONFLICT (topic, key) DO UPDATE SET text = excluded.text, kept_at = now()`,
        [records.map(({ topic }) => topic), records.map(({ key }) => key), records.map(({ text }) => text)],
      ),
    );
  }
}
