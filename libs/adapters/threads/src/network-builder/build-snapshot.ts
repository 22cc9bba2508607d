import type { PlatformSpot } from '@maillage/itinerary-model';
import {
  encodeFacilities,
  matchPlatforms,
  walksOn,
  withOsmEntrances,
  withOsmTracks,
  type OsmPlace,
} from '@maillage/itinerary-planner';
import type { BuiltNetwork, NetworkInput } from '@maillage/ports';
import type { StreetGraph } from '@maillage/street-graph';
import { encodeStandingSystems } from '@maillage/sharing-gbfs';
import { readFeed } from '@maillage/transit-gtfs';
import type { TransitFeed } from '@maillage/transit-model';
import { buildTimetable, DEFAULT_WALKING, writeSnapshot, type Timetable } from '@maillage/transit-timetable';
import { blaming } from './blaming.js';
import { findFarStops } from './find-far-stops.js';
import { listOsmPlaces } from './list-osm-places.js';
import { prepareFacilities } from './prepare-facilities.js';
import { prepareStreets } from './prepare-streets.js';
import { openArchive } from '../archive/open-archive.js';

/**
 * Builds the territory's network: timetable, streets, facilities.
 * @throws Failure `BUILD_FAILED`, `STREETS_FAILED`, `HEIGHTS_FAILED` or `FACILITIES_FAILED`: which of the inputs is at fault
 */
export async function buildSnapshot(input: NetworkInput): Promise<BuiltNetwork> {
  const streets = await prepareStreets(input);
  const osm = await blaming('STREETS_FAILED', () => listOsmPlaces(input));
  const feeds = await blaming('BUILD_FAILED', () => readFeeds(input, osm));
  const platforms = matchPlatforms(
    feeds.map(({ feed }) => feed),
    osm,
  );
  const timetable = await blaming('BUILD_FAILED', () => toTimetable(input, feeds, streets?.graph, platforms));
  const prepared = await blaming('FACILITIES_FAILED', () => prepareFacilities(input, osm, timetable));
  const { facilities, findings, sharing } = prepared;
  const meta = {
    territory: input.territory,
    changeSeconds: input.changeSeconds,
    ...(streets && { streets: streets.file.checksum }),
  };
  return {
    network: writeSnapshot(timetable, meta, {
      facilities: encodeFacilities({ ...facilities, platforms }),
      ...(sharing.size > 0 && { sharing: encodeStandingSystems(sharing) }),
    }),
    streets: streets?.file,
    findings: [...(streets?.findings ?? []), ...findings],
    extractNotices: streets ? [...streets.notices, ...findFarStops(streets.graph, timetable)] : [],
  };
}

interface ReadFeed {
  readonly id: string;
  readonly feed: TransitFeed;
}

/** One after the other. */
async function readFeeds({ feeds }: NetworkInput, osm: readonly OsmPlace[]): Promise<readonly ReadFeed[]> {
  const read: ReadFeed[] = [];
  for (const { id, path } of feeds)
    read.push({ id, feed: withOsmTracks(withOsmEntrances(await readArchive(id, path), osm), osm) });
  return read;
}

const toTimetable = (
  { timezone, changeSeconds }: NetworkInput,
  feeds: readonly ReadFeed[],
  graph: StreetGraph | undefined,
  platforms: readonly PlatformSpot[],
): Timetable =>
  buildTimetable(feeds, {
    timezone,
    walking: { ...DEFAULT_WALKING, changeSeconds },
    streets: graph && walksOn(graph, platforms),
  });

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
