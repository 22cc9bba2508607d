import { createHash } from 'node:crypto';
import type { NoticeGroup } from '@maillage/kernel';
import type { FacilityReport } from '@maillage/ports';
import { readGbfs } from '@maillage/sharing-gbfs';
import { ArchiveRefusal } from '../archive/archive-rules.js';
import { openDocuments } from '../archive/open-documents.js';

/** Reads the GBFS documents in the archive at `path`; what cannot be opened is an error notice in the report. */
export async function readSharing(path: string): Promise<FacilityReport> {
  try {
    const documents = await openDocuments(path);
    const { stations, vehicleTypes, zones, notices } = readGbfs(documents);
    const counts = { stations: stations.length, vehicleTypes: vehicleTypes.length, zones: zones.length };
    return { fingerprint: fingerprintOf(documents), counts, notices };
  } catch (thrown) {
    if (thrown instanceof ArchiveRefusal) return { fingerprint: '', counts: {}, notices: [groupOf(thrown)] };
    throw thrown;
  }
}

/** When a document was written, and for how long it holds, is no content. */
const DATES = /"(?:last_updated|ttl)"\s*:\s*(?:"[^"]*"|[\d.]+)/g;

function fingerprintOf(documents: ReadonlyMap<string, Uint8Array>): string {
  const hash = createHash('sha256');
  for (const [name, bytes] of [...documents].sort(([one], [other]) => (one < other ? -1 : 1))) {
    hash.update(`${name}\0`).update(new TextDecoder().decode(bytes).replace(DATES, '')).update('\0');
  }
  return hash.digest('hex');
}

const groupOf = ({ notice }: ArchiveRefusal): NoticeGroup => ({
  code: notice.code,
  severity: notice.severity,
  count: 1,
  samples: [notice],
});
