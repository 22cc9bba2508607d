import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Territories, feeds and their versions, networks, outbox.
 * `json` where the text must come back as it was, even with characters that `jsonb` refuses (U+0000 in a hostile feed).
 */
export class FirstTables1790000000000 implements MigrationInterface {
  readonly name = 'FirstTables1790000000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of TABLES) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE outbox, network_generation_feed, network_generation, feed_version, feed, territory');
  }
}

const TABLES = [
  `CREATE TABLE territory (
    id text PRIMARY KEY CHECK (id ~ '^[a-z0-9-]{1,40}$'),
    position bigint GENERATED ALWAYS AS IDENTITY,
    declaration jsonb NOT NULL,
    started_at timestamptz NOT NULL DEFAULT now()
  )`,
  `CREATE TABLE feed (
    territory text NOT NULL REFERENCES territory (id),
    id text NOT NULL CHECK (id ~ '^[a-z0-9-]{1,40}$'),
    declared boolean NOT NULL DEFAULT true,
    last_version integer NOT NULL DEFAULT 0,
    PRIMARY KEY (territory, id)
  )`,
  `CREATE TABLE feed_version (
    territory text NOT NULL,
    feed text NOT NULL,
    version integer NOT NULL CHECK (version > 0),
    state text NOT NULL CHECK (state IN
      ('RECEIVED', 'REJECTED', 'HELD', 'SCHEDULED', 'READY', 'ACTIVE', 'RETIRED', 'FAILED')),
    digest text NOT NULL CHECK (digest ~ '^[0-9a-f]{64}$'),
    bytes bigint NOT NULL,
    fingerprint text NOT NULL DEFAULT '',
    received_at timestamptz NOT NULL DEFAULT now(),
    counts json,
    first_day integer,
    last_day integer,
    notices json NOT NULL DEFAULT '[]',
    changes json,
    report json,
    PRIMARY KEY (territory, feed, version),
    FOREIGN KEY (territory, feed) REFERENCES feed (territory, id)
  )`,
  `CREATE UNIQUE INDEX feed_version_live_digest ON feed_version (territory, feed, digest)
    WHERE state IN ('RECEIVED', 'HELD', 'SCHEDULED', 'READY', 'ACTIVE')`,
  `CREATE UNIQUE INDEX feed_version_active ON feed_version (territory, feed) WHERE state = 'ACTIVE'`,
  `CREATE TABLE network_generation (
    territory text NOT NULL REFERENCES territory (id),
    generation integer NOT NULL CHECK (generation > 0),
    checksum text NOT NULL CHECK (checksum ~ '^[0-9a-f]{64}$'),
    activated_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (territory, generation)
  )`,
  `CREATE TABLE network_generation_feed (
    territory text NOT NULL,
    generation integer NOT NULL,
    feed text NOT NULL,
    version integer NOT NULL,
    digest text NOT NULL,
    PRIMARY KEY (territory, generation, feed),
    FOREIGN KEY (territory, generation) REFERENCES network_generation (territory, generation),
    FOREIGN KEY (territory, feed, version) REFERENCES feed_version (territory, feed, version)
  )`,
  `CREATE TABLE outbox (
    seq bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    topic text NOT NULL,
    key text NOT NULL,
    event json NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    sent_at timestamptz
  )`,
  `CREATE INDEX outbox_waiting ON outbox (seq) WHERE sent_at IS NULL`,
];
