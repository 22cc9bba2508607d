import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What the in-process bus told last. Unlogged: it is worth its age only, and a server that crashed may begin without. */
export class EventTail1795603600000 implements MigrationInterface {
  readonly name = 'EventTail1795603600000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE UNLOGGED TABLE event_tail (
        topic text NOT NULL,
        key text NOT NULL,
        text text NOT NULL,
        kept_at timestamptz NOT NULL DEFAULT now(),
        PRIMARY KEY (topic, key)
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE event_tail');
  }
}
