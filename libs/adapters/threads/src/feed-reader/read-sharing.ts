import type { FacilityReport } from '@maillage/ports';
import { readGbfs } from '@maillage/sharing-gbfs';
import { openDocuments } from '../archive/open-documents.js';
import { fingerprintOf } from './fingerprint-of.js';
import { orRefused } from './or-refused.js';

/** Reads the GBFS documents in the archive at `path`; what cannot be opened is an error notice in the report. */
export function readSharing(path: string): Promise<FacilityReport> {
  return orRefused(async () => {
    const documents = await openDocuments(path);
    const { stations, vehicleTypes, zones, notices } = readGbfs(documents);
    const counts = { stations: stations.length, vehicleTypes: vehicleTypes.length, zones: zones.length };
    return { fingerprint: fingerprintOf(documents), counts, notices };
  });
}
