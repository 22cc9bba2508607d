import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How live feeds are fetched. The key of `live_fetch` is also the inbox: a fetch that is told twice is recorded once. */
export class LiveHealth1795600000000 implements MigrationInterface {
  readonly name = 'LiveHealth1795600000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('CREATE SEQUENCE live_epoch');
    await runner.query(`
      CREATE TABLE live_fetch (
        territory text NOT NULL,
        feed text NOT NULL,
        part text NOT NULL,
        sequence bigint NOT NULL,
        recorded_at timestamptz NOT NULL DEFAULT now(),
        told json NOT NULL,
        PRIMARY KEY (territory, feed, part, sequence)
      )`);
    await runner.query(`
      CREATE TABLE live_part (
        territory text NOT NULL,
        feed text NOT NULL,
        part text NOT NULL,
        sequence bigint NOT NULL,
        last json NOT NULL,
        success json,
        failures integer NOT NULL,
        PRIMARY KEY (territory, feed, part)
      )`);
    await runner.query(`
      CREATE TABLE live_match (
        territory text NOT NULL,
        feed text NOT NULL,
        sequence bigint NOT NULL,
        matches json NOT NULL,
        PRIMARY KEY (territory, feed)
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE live_match');
    await runner.query('DROP TABLE live_part');
    await runner.query('DROP TABLE live_fetch');
    await runner.query('DROP SEQUENCE live_epoch');
  }
}
