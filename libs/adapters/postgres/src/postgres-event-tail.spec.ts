import { describe, expect, it } from '@jest/globals';
import { PostgresEventTail } from './postgres-event-tail.js';
import { useDatabase } from './testing/database.js';

const { database } = useDatabase();

describe('the tail of events', () => {
  it('is the last event of each key, for a day', async () => {
    const tail = new PostgresEventTail(database());
    const record = (key: string, text: string) => ({ topic: 'a.b-told.v1', key, text });
    await tail.keep([record('x', '1'), record('y', '1')]);
    await tail.keep([record('x', '2')]);
    await tail.keep([]);
    expect(await new PostgresEventTail(database()).load()).toEqual([record('y', '1'), record('x', '2')]);
    await database().write((manager) =>
      manager.query(`UPDATE event_tail SET kept_at = now() - interval '25 hours' WHERE key = 'y'`),
    );
    expect(await tail.load()).toEqual([record('x', '2')]);
  });
});
