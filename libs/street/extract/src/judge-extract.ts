import type { BoundingBox, NoticeGroup } from '@maillage/kernel';
import { extractNotices } from './extract-rules.js';
import type { ExtractReport } from './report-extract.js';

/** Share of streets that may be lost without asking anybody. */
const TOLERATED_LOSS = 0.3;

/** Whether an extract may replace the active one; `HELD` waits for a person. */
export function judgeExtract(
  report: ExtractReport,
  active: ExtractReport | undefined,
): { readonly state: 'REJECTED' | 'HELD' | 'READY'; readonly notices: readonly NoticeGroup[] } {
  if (report.notices.some(({ severity }) => severity === 'error')) return { state: 'REJECTED', notices: [] };
  if (!active) return { state: 'READY', notices: [] };
  const notices: NoticeGroup[] = [];
  const [before, after] = [active.counts.streets, report.counts.streets];
  if (!boxesMeet(report.box, active.box)) notices.push(extractNotices('EXTRACT_AREA_CHANGED'));
  else if (before - after >= TOLERATED_LOSS * before) {
    notices.push(extractNotices('EXTRACT_REGRESSION', 1, `${String(before)} → ${String(after)}`));
  }
  return { state: notices.length > 0 ? 'HELD' : 'READY', notices };
}

const boxesMeet = (left: BoundingBox | undefined, right: BoundingBox | undefined): boolean =>
  left !== undefined &&
  right !== undefined &&
  left.south <= right.north &&
  right.south <= left.north &&
  left.west <= right.east &&
  right.west <= left.east;
