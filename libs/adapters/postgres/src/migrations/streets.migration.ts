import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Feeds have kinds, and a generation names the file of its streets. What was stored before are timetables. */
export class Streets1795510800000 implements MigrationInterface {
  readonly name = 'Streets1795510800000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE feed ADD COLUMN kind text NOT NULL DEFAULT 'gtfs'`);
    await runner.query(`ALTER TABLE feed_version ADD COLUMN kind text NOT NULL DEFAULT 'gtfs'`);
    await runner.query(`ALTER TABLE network_generation ADD COLUMN streets text CHECK (streets ~ '^[0-9a-f]{64}$')`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE network_generation DROP COLUMN streets');
    await runner.query('ALTER TABLE feed_version DROP COLUMN kind');
    await runner.query('ALTER TABLE feed DROP COLUMN kind');
  }
}
