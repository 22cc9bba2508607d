import type { FeedVersionRef } from '@maillage/ports';
import type { EntityManager } from 'typeorm';

/**
 * Makes the versions ACTIVE and retires what they replace: the versions that answered before, READY ones older than the new,
 * and SCHEDULED ones whose service the new covers to its end. False, and nothing done, when one of them can no longer be used.
 */
export async function takeVersions(
  manager: EntityManager,
  territory: string,
  feeds: readonly FeedVersionRef[],
): Promise<boolean> {
  const taken = [territory, feeds.map(({ feed }) => feed), feeds.map(({ version }) => version)];
  const usable = await manager.query<unknown[]>(
    `SELECT 1 FROM feed_version
     JOIN unnest($2::text[], $3::integer[], $4::text[]) AS taken (feed, version, digest) USING (feed, version, digest)
     WHERE territory = $1 AND state IN ('READY', 'SCHEDULED', 'ACTIVE', 'RETIRED')
     ORDER BY feed FOR UPDATE OF feed_version`,
    [...taken, feeds.map(({ digest }) => digest)],
  );
  if (usable.length !== feeds.length) return false;
  for (const statement of [RETIRE_ANSWERING, ACTIVATE, RETIRE_SUPERSEDED]) await manager.query(statement, taken);
  return true;
}

const TAKEN = 'unnest($2::text[], $3::integer[]) AS taken (feed, version)';

const RETIRE_ANSWERING = `
  UPDATE feed_version SET state = 'RETIRED'
  WHERE territory = $1 AND state = 'ACTIVE' AND (feed, version) NOT IN (SELECT feed, version FROM ${TAKEN})`;

const ACTIVATE = `
  UPDATE feed_version SET state = 'ACTIVE'
  WHERE territory = $1 AND state <> 'ACTIVE' AND (feed, version) IN (SELECT feed, version FROM ${TAKEN})`;

const RETIRE_SUPERSEDED = `
  UPDATE feed_version AS old SET state = 'RETIRED'
  FROM feed_version AS new JOIN ${TAKEN} USING (feed, version)
  WHERE old.territory = $1 AND new.territory = $1 AND old.feed = new.feed AND old.version < new.version
    AND (old.state = 'READY' OR old.state = 'SCHEDULED' AND old.last_day <= new.last_day)`;
