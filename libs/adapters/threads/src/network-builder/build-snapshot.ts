import { encodeFacilities, walksOn } from '@maillage/itinerary-planner';
import type { BuiltNetwork, NetworkInput } from '@maillage/ports';
import type { StreetGraph } from '@maillage/street-graph';
import { readFeed } from '@maillage/transit-gtfs';
import type { TransitFeed } from '@maillage/transit-model';
import { buildTimetable, DEFAULT_WALKING, writeSnapshot, type Timetable } from '@maillage/transit-timetable';
import { blaming } from './blaming.js';
import { findFarStops } from './find-far-stops.js';
import { prepareFacilities } from './prepare-facilities.js';
import { prepareStreets } from './prepare-streets.js';
import { openArchive } from '../archive/open-archive.js';

/**
 * Builds the territory's network: timetable, streets, facilities.
 * @throws Failure `BUILD_FAILED`, `STREETS_FAILED`, `HEIGHTS_FAILED` or `FACILITIES_FAILED`: which of the inputs is at fault
 */
export async function buildSnapshot(input: NetworkInput): Promise<BuiltNetwork> {
  const streets = await prepareStreets(input);
  const timetable = await blaming('BUILD_FAILED', () => readTimetable(input, streets?.graph));
  const { facilities, findings } = await blaming('FACILITIES_FAILED', () => prepareFacilities(input, timetable));
  const meta = {
    territory: input.territory,
    changeSeconds: input.changeSeconds,
    ...(streets && { streets: streets.file.checksum }),
  };
  return {
    network: writeSnapshot(timetable, meta, { facilities: encodeFacilities(facilities) }),
    streets: streets?.file,
    findings: [...(streets?.findings ?? []), ...findings],
    extractNotices: streets ? [...streets.notices, ...findFarStops(streets.graph, timetable)] : [],
  };
}

/** The feeds are read one after the other. */
async function readTimetable(
  { feeds: archives, timezone, changeSeconds }: NetworkInput,
  graph: StreetGraph | undefined,
): Promise<Timetable> {
  const feeds: { id: string; feed: TransitFeed }[] = [];
  for (const { id, path } of archives) feeds.push({ id, feed: await readArchive(id, path) });
  return buildTimetable(feeds, {
    timezone,
    walking: { ...DEFAULT_WALKING, changeSeconds },
    streets: graph && walksOn(graph),
  });
}

async function readArchive(id: string, path: string): Promise<TransitFeed> {
  const archive = await openArchive(path);
  try {
    const { feed } = await readFeed(archive);
    if (!feed) throw new RangeError(`feed ${id} has nothing to build from`);
    return feed;
  } finally {
    archive.close();
  }
}
