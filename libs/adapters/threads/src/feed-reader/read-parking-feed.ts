import type { FacilityReport } from '@maillage/ports';
import { openDocuments } from '../archive/open-documents.js';
import { readParking } from '@maillage/parking-facilities';
import { fingerprintOf } from './fingerprint-of.js';
import { orRefused } from './or-refused.js';
import type { ReadingTask } from './read-report.js';

/** Reads parking facilities in the declared format; what cannot be opened is an error notice in the report. */
export function readParkingFeed({
  path,
  feed,
  profile = 'schema-stationnement',
}: ReadingTask): Promise<FacilityReport> {
  return orRefused(async () => {
    const documents = await openDocuments(path, feed);
    const { facilities, notices } = readParking(profile, documents);
    const countOf = (kind: string): number => facilities.filter((facility) => facility.kind === kind).length;
    const counts = { carParks: countOf('car'), bicycleParks: countOf('bicycle') };
    return { fingerprint: fingerprintOf(documents), counts, notices };
  });
}
