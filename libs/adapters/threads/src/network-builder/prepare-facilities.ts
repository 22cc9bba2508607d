import type { Bilingual } from '@maillage/kernel';
import type { NetworkFacilities } from '@maillage/itinerary-model';
import { toNetworkFacilities, type FacilitySources } from '@maillage/itinerary-planner';
import { readParking } from '@maillage/parking-facilities';
import type { NetworkInput } from '@maillage/ports';
import { readGbfs } from '@maillage/sharing-gbfs';
import { listPlaces } from '@maillage/street-extract';
import { openDocuments } from '../archive/open-documents.js';
import { blocksOf } from './prepare-streets.js';

const PARKS: ReadonlySet<string> = new Set(['parking', 'bicycle_parking']);

/** Where one changes between ways of moving: what the feeds and the extracts tell of. */
export async function prepareFacilities({
  facilities,
  extracts,
}: Pick<NetworkInput, 'facilities' | 'extracts'>): Promise<{
  readonly facilities: NetworkFacilities;
  readonly findings: readonly Bilingual[];
}> {
  const gbfs: FacilitySources['gbfs'][number][] = [];
  const parkings: FacilitySources['parkings'][number][] = [];
  for (const { id: feed, kind, path, profile } of facilities) {
    if (kind === 'gbfs') gbfs.push({ feed, reading: readGbfs(await openDocuments(path)) });
    else if (profile) parkings.push({ feed, reading: readParking(profile, await openDocuments(path, feed)) });
  }
  return toNetworkFacilities({ gbfs, parkings, osm: await listPlaces(() => blocksOf(extracts), 'amenity', PARKS) });
}
