import { Failure } from '@maillage/kernel';
import type { BuiltNetwork, NetworkInput } from '@maillage/ports';
import { readFeed } from '@maillage/transit-gtfs';
import type { TransitFeed } from '@maillage/transit-model';
import { buildTimetable, writeSnapshot } from '@maillage/transit-timetable';
import { openArchive } from '../archive/open-archive.js';

/** Reads the feeds one after the other and builds the territory's network from them. @throws Failure `BUILD_FAILED` */
export async function buildSnapshot(input: NetworkInput): Promise<BuiltNetwork> {
  const feeds: { id: string; feed: TransitFeed }[] = [];
  for (const { id, path } of input.feeds) feeds.push({ id, feed: await readArchive(id, path) });
  const network = writeSnapshot(buildTimetable(feeds, { timezone: input.timezone }), { territory: input.territory });
  return { network, streets: undefined, findings: [] };
}

async function readArchive(id: string, path: string): Promise<TransitFeed> {
  const archive = await openArchive(path);
  try {
    const { feed } = await readFeed(archive);
    if (!feed) throw new Failure('BUILD_FAILED', `feed ${id} has nothing to build from`);
    return feed;
  } finally {
    archive.close();
  }
}
