import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { feedVersionAccepted } from '@maillage/contracts';
import type { Database } from './database.js';
import { lockFeed } from './lock-feed.js';
import { PostgresFeedStore } from './postgres-feed-store.js';
import { PostgresOutbox } from './postgres-outbox.js';
import { PostgresTerritoryStore } from './postgres-territory-store.js';
import { tellFact } from './tell-fact.js';
import { useDatabase } from './testing/database.js';

const { database } = useDatabase();
const territory = 'ordre';

/** A judgement that has been written and told, in a transaction that stays open until it is released. */
async function openWriter(on: Database, feed: string): Promise<{ commit: () => Promise<void> }> {
  let release = (): void => undefined;
  const held = new Promise<void>((resolve) => (release = resolve));
  let wrote = (): void => undefined;
  const written = new Promise<void>((resolve) => (wrote = resolve));
  const transaction = on.write(async (manager) => {
    await lockFeed(manager, territory, feed);
    await tellFact(manager, feedVersionAccepted, { territory, feed, version: 100, digest: 'first' });
    wrote();
    await held;
  });
  await written;
  return {
    commit: async () => {
      release();
      await transaction;
    },
  };
}

async function waitForBlocked(on: Database): Promise<void> {
  const blocked = `SELECT count(*)::int AS number FROM pg_stat_activity WHERE wait_event_type = 'Lock'`;
  for (;;) {
    const [row] = await on.read((manager) => manager.query<{ number: number }[]>(blocked));
    if (row?.number === 1) return;
  }
}

async function relayed(on: Database): Promise<string[]> {
  const facts: string[] = [];
  const tell = ({ event }: { event: unknown }): Promise<void> => {
    const { feed, digest } = event as { feed: string; digest: string };
    facts.push(`${feed} ${digest === 'first' ? 'first' : 'second'}`);
    return Promise.resolve();
  };
  await new PostgresOutbox(on).relay(tell, 10);
  return facts;
}

describe('the order of the outbox while a transaction is held open', () => {
  let second: Promise<boolean> = Promise.resolve(true);
  let first = { commit: () => Promise.resolve() };

  beforeEach(async () => {
    const feeds = ['bus', 'train'].map((id) => ({ id, kind: 'gtfs' as const, url: 'file:///x' }));
    const declaration = { id: territory, name: 'Ordre', timezone: 'Europe/Paris', streets: [], feeds };
    await new PostgresTerritoryStore(database()).put(declaration);
  });
  afterEach(async () => {
    await first.commit();
    await second;
  });

  const judgeAnother = async (feed: string): Promise<boolean> => {
    const feeds = new PostgresFeedStore(database());
    const digest = feed === 'bus' ? 'b'.repeat(64) : 'a'.repeat(64);
    const { version } = await feeds.receive({ territory, feed, digest, bytes: 1 });
    return feeds.judge(version, { state: 'READY', report: undefined, notices: [], changes: undefined });
  };

  it('makes a second writer of the same key wait, so that commit order is the order of seq', async () => {
    first = await openWriter(database(), 'bus');
    second = judgeAnother('bus');
    await waitForBlocked(database());
    expect(await relayed(database())).toEqual([]);
    await first.commit();
    await second;
    expect(await relayed(database())).toEqual(['bus first', 'bus second']);
  });

  it('does not make another key wait, and does not lose the fact that was taken first and committed last', async () => {
    first = await openWriter(database(), 'bus');
    second = judgeAnother('train');
    await second;
    expect(await relayed(database())).toEqual(['train second']);
    await first.commit();
    expect(await relayed(database())).toEqual(['bus first']);
  });
});
