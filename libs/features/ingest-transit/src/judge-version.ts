import { territoryNow, type FeedKind } from '@maillage/contracts';
import { dateAt, type Instant } from '@maillage/kernel';
import type { Judgement, ReportByKind, TerritoryRecord } from '@maillage/ports';
import { judgeFacilities } from './judge-facilities.js';
import { judgeExtract } from '@maillage/street-extract';
import { compareFeeds, judgeFeed } from '@maillage/transit-gtfs';

type Verdict = Pick<Judgement, 'state' | 'notices' | 'changes'>;
type Judge<Kind extends FeedKind> = (
  report: ReportByKind[Kind],
  active: ReportByKind[Kind] | undefined,
  today: ReturnType<typeof dateAt>,
) => Verdict;

const JUDGES: { readonly [Kind in FeedKind]: Judge<Kind> } = {
  gtfs: (report, active, today) => ({
    ...judgeFeed(report, active, today),
    changes: active && report.counts.trips > 0 ? compareFeeds(active, report) : undefined,
  }),
  osm: (report, active) => ({ ...judgeExtract(report, active), changes: undefined }),
  heights: judgeFacilities,
  gbfs: judgeFacilities,
  parking: judgeFacilities,
};

/** What becomes of a version of that kind, beside the one that answers now. */
export function judgeVersion<Kind extends FeedKind>(
  kind: Kind,
  report: ReportByKind[Kind],
  active: ReportByKind[Kind] | undefined,
  { territory, startedAt }: TerritoryRecord,
  systemNow: Instant,
): Judgement {
  const today = dateAt(territoryNow(territory, startedAt, systemNow), territory.timezone);
  const { state, notices, changes } = JUDGES[kind](report, active, today);
  return { state, report, notices: [...report.notices, ...notices], changes };
}
