import { encodeFacilities } from '@maillage/itinerary-planner';
import { Failure } from '@maillage/kernel';
import type { BuiltNetwork, NetworkInput } from '@maillage/ports';
import { readFeed } from '@maillage/transit-gtfs';
import type { TransitFeed } from '@maillage/transit-model';
import { buildTimetable, writeSnapshot } from '@maillage/transit-timetable';
import { findFarStops } from './find-far-stops.js';
import { prepareFacilities } from './prepare-facilities.js';
import { prepareStreets } from './prepare-streets.js';
import { openArchive } from '../archive/open-archive.js';

/** Reads the feeds one after the other and builds the territory's network from them. @throws Failure `BUILD_FAILED` */
export async function buildSnapshot(input: NetworkInput): Promise<BuiltNetwork> {
  const feeds: { id: string; feed: TransitFeed }[] = [];
  for (const { id, path } of input.feeds) feeds.push({ id, feed: await readArchive(id, path) });
  const timetable = buildTimetable(feeds, { timezone: input.timezone });
  const streets = await prepareStreets(input);
  const { facilities, findings } = await prepareFacilities(input, timetable);
  const meta = { territory: input.territory, ...(streets && { streets: streets.file.checksum }) };
  return {
    network: writeSnapshot(timetable, meta, { facilities: encodeFacilities(facilities) }),
    streets: streets?.file,
    findings: [...(streets?.findings ?? []), ...findings],
    extractNotices: streets ? [...streets.notices, ...findFarStops(streets.graph, timetable)] : [],
  };
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
