import type { ServiceDay } from '@maillage/kernel';
import type { FeedVersionRow } from './rows/feed-version.row.js';

type Candidate = Pick<FeedVersionRow, 'feed' | 'version' | 'state' | 'firstDay' | 'lastDay'>;

/**
 * Per feed the newest version that may answer on `today`. A version that has ended stands back behind one that runs:
 * a season that was published early comes due although a correction of the season before it is newer.
 */
export function chooseVersions<Row extends Candidate>(candidates: readonly Row[], today: ServiceDay): Row[] {
  const chosen = new Map<string, Row>();
  for (const row of candidates) {
    if (row.state === 'SCHEDULED' && (row.firstDay === null || row.firstDay > today)) continue;
    const rival = chosen.get(row.feed);
    if (!rival || precedes(row, rival, today)) chosen.set(row.feed, row);
  }
  return [...chosen.values()].sort((one, other) => (one.feed < other.feed ? -1 : 1));
}

function precedes(row: Candidate, rival: Candidate, today: ServiceDay): boolean {
  const runs = (candidate: Candidate): boolean => candidate.lastDay !== null && candidate.lastDay >= today;
  return runs(row) === runs(rival) ? row.version > rival.version : runs(row);
}
