import type { FacilityReport } from '@maillage/ports';
import { ArchiveRefusal } from '../archive/archive-rules.js';

/** The report, or one that says why the archive cannot be opened. */
export async function orRefused(read: () => Promise<FacilityReport>): Promise<FacilityReport> {
  try {
    return await read();
  } catch (thrown) {
    if (!(thrown instanceof ArchiveRefusal)) throw thrown;
    const { notice } = thrown;
    const { code, severity } = notice;
    return { fingerprint: '', counts: {}, notices: [{ code, severity, count: 1, samples: [notice] }] };
  }
}
