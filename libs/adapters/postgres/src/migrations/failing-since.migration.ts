import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Since when each part of a feed fails: the first failure may be older than the fetches that are kept. */
export class FailingSince1795607200000 implements MigrationInterface {
  readonly name = 'FailingSince1795607200000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE live_part ADD COLUMN failing_since bigint');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE live_part DROP COLUMN failing_since');
  }
}
