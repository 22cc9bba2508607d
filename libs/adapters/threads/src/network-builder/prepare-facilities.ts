import type { Bilingual, BoundingBox } from '@maillage/kernel';
import type { NetworkFacilities } from '@maillage/itinerary-model';
import { toNetworkFacilities, type FacilitySources } from '@maillage/itinerary-planner';
import { readParking } from '@maillage/parking-facilities';
import type { NetworkInput } from '@maillage/ports';
import { readGbfs, type StandingSystem } from '@maillage/sharing-gbfs';
import type { Timetable } from '@maillage/transit-timetable';
import { openDocuments } from '../archive/open-documents.js';

interface PreparedFacilities {
  readonly facilities: NetworkFacilities;
  readonly findings: readonly Bilingual[];
  /** By feed: what sharing systems say of themselves, to be published again. */
  readonly sharing: ReadonlyMap<string, StandingSystem>;
}

/** Where one changes between ways of moving: what the feeds and the extracts tell of. */
export async function prepareFacilities(
  { facilities }: Pick<NetworkInput, 'facilities'>,
  osm: FacilitySources['osm'],
  { stops }: Pick<Timetable, 'stops'>,
): Promise<PreparedFacilities> {
  const gbfs: FacilitySources['gbfs'][number][] = [];
  const parkings: FacilitySources['parkings'][number][] = [];
  for (const { id: feed, kind, path, profile } of facilities) {
    if (kind === 'gbfs') gbfs.push({ feed, reading: readGbfs(await openDocuments(path)) });
    else if (profile) parkings.push({ feed, reading: readParking(profile, await openDocuments(path, feed)) });
  }
  return {
    ...toNetworkFacilities({ gbfs, parkings, osm, around: areaOf(stops) }),
    sharing: new Map(gbfs.map(({ feed, reading }) => [feed, reading])),
  };
}

/** Undefined when no stop says where it is. */
function areaOf({ latitude, longitude }: Timetable['stops']): BoundingBox | undefined {
  const box = { south: Infinity, west: Infinity, north: -Infinity, east: -Infinity };
  for (let stop = 0; stop < latitude.length; stop++) {
    const [north, east] = [Number(latitude[stop]), Number(longitude[stop])];
    if (Number.isNaN(north) || Number.isNaN(east)) continue;
    box.south = Math.min(box.south, north);
    box.north = Math.max(box.north, north);
    box.west = Math.min(box.west, east);
    box.east = Math.max(box.east, east);
  }
  return box.south <= box.north ? box : undefined;
}
