import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readTerritoryFile } from '@maillage/adapters-filesystem';
import { listFeeds, listLiveFeeds } from '@maillage/contracts';
import { messageOf } from '@maillage/kernel';
import type { TerritoryRecord } from '@maillage/ports';
import type { TripMatcher } from '@maillage/transit-gtfs-rt';
import { SystemClock } from '@maillage/wiring';
import { checkFeed } from './check-feed.js';
import { checkLiveFeed } from './check-live-feed.js';
import type { Means } from './means.js';
import { readMatchers } from './read-matchers.js';

/** Reads a territory, its feeds, its streets and the moment's state, prints what was found, and tells whether all of it can be used. */
export async function checkTerritory(path: string, means: Means): Promise<boolean> {
  const territory = await readTerritoryFile(path);
  means.print(`${territory.name} (${territory.id}), ${territory.timezone}`);
  const record = { territory, startedAt: new SystemClock().now() };
  const folder = await mkdtemp(join(tmpdir(), 'maillage-check-'));
  try {
    const standing = await checkStanding(record, folder, means);
    const live = await checkLive(record, standing.timetables, means);
    return standing.usable && live;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

interface Standing {
  readonly usable: boolean;
  /** Archives of the timetables that can be used. */
  readonly timetables: readonly { readonly id: string; readonly path: string }[];
}

async function checkStanding(record: TerritoryRecord, folder: string, means: Means): Promise<Standing> {
  const timetables: Standing['timetables'][number][] = [];
  let usable = true;
  for (const feed of listFeeds(record.territory)) {
    const path = join(folder, feed.id);
    const isUsable = await checkFeed(record, feed, path, means);
    if (isUsable && feed.kind === 'gtfs') timetables.push({ id: feed.id, path });
    usable &&= isUsable;
  }
  return { usable, timetables };
}

async function checkLive(record: TerritoryRecord, timetables: Standing['timetables'], means: Means): Promise<boolean> {
  const feeds = listLiveFeeds(record.territory);
  const named = timetables.filter(({ id }) => feeds.some(({ timetable }) => timetable === id));
  let usable = true;
  let matchers: ReadonlyMap<string, TripMatcher> = new Map();
  try {
    if (named.length > 0) matchers = await readMatchers(record.territory, named, means.builder);
  } catch (thrown) {
    means.print(`\n${messageOf(thrown)}`);
    usable = false;
  }
  for (const feed of feeds) usable = (await checkLiveFeed(record, feed, matchers, means)) && usable;
  return usable;
}
