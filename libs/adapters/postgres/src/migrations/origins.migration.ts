import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Versions remember what their server said, so that a restart fetches nothing that did not change. */
export class Origins1795514400000 implements MigrationInterface {
  readonly name = 'Origins1795514400000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE feed_version ADD COLUMN origin text');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE feed_version DROP COLUMN origin');
  }
}
