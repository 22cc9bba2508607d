import { NoticeLog } from '@maillage/feed-reading';
import { formatIsoDate, weekdayOf, type NoticeGroup, type ServiceDay } from '@maillage/kernel';
import { countShared } from './compare-feeds.js';
import type { FeedReport } from './feed-report.js';
import { areaChanged } from './rules/area-changed.rule.js';
import { expired } from './rules/expired.rule.js';
import { feedIdentityChanged } from './rules/feed-identity-changed.rule.js';
import { futureOnly } from './rules/future-only.rule.js';
import { nothingToRun } from './rules/nothing-to-run.rule.js';
import { regression } from './rules/regression.rule.js';
import { sameContent } from './rules/same-content.rule.js';
import { sameVersionName } from './rules/same-version-name.rule.js';

/** What may happen to a version that was read. */
export interface Verdict {
  /** `HELD` waits for a person, `SCHEDULED` for its first day. */
  readonly state: 'REJECTED' | 'HELD' | 'SCHEDULED' | 'READY';
  /** The judge's own findings; those of the reading are in the report. */
  readonly notices: readonly NoticeGroup[];
}

/** Share of trips, stops or routes that may be lost without asking anybody. */
const TOLERATED_LOSS = 0.3;
/** Every weekday occurs twice in it. */
const LOOK_AHEAD_DAYS = 14;

/**
 * Whether a version may replace the active one, by the clock of its territory.
 * A feed that has expired is refused even where none is active: it could not answer anything.
 * A feed that begins later is ready at once where none is active: its days can already be asked for.
 */
export function judgeFeed(report: FeedReport, active: FeedReport | undefined, today: ServiceDay): Verdict {
  const log = new NoticeLog();
  const state = judge(report, active, today, log);
  return { state, notices: log.groups() };
}

function judge(
  report: FeedReport,
  active: FeedReport | undefined,
  today: ServiceDay,
  log: NoticeLog,
): Verdict['state'] {
  if (report.notices.some(({ severity }) => severity === 'error')) return 'REJECTED';
  const { firstDay, lastDay } = report;
  if (firstDay === undefined || lastDay === undefined) {
    log.add(nothingToRun);
    return 'REJECTED';
  }
  if (lastDay < today) {
    log.add(expired, { file: 'calendar.txt' }, { last: formatIsoDate(lastDay) });
    return 'REJECTED';
  }
  const isFuture = firstDay > today;
  if (isFuture) log.add(futureOnly, { file: 'calendar.txt' }, { first: formatIsoDate(firstDay) });
  if (active === undefined) return 'READY';
  noteVersionName(report, active, log);
  if (isAnotherOperator(report, active)) log.add(feedIdentityChanged);
  else {
    noteLosses(report, active, firstDay, today, log);
    if (!boxesMeet(report.outline.box, active.outline.box)) log.add(areaChanged);
  }
  if ([feedIdentityChanged, regression, areaChanged].some((rule) => log.count(rule) > 0)) return 'HELD';
  return isFuture ? 'SCHEDULED' : 'READY';
}

function noteVersionName(report: FeedReport, active: FeedReport, log: NoticeLog): void {
  const { feedVersion: version } = report;
  if (version === undefined || active.feedVersion === undefined) return;
  const isSameName = version === active.feedVersion;
  const isSameContent =
    report.fingerprint === active.fingerprint ||
    JSON.stringify(contentOf(report)) === JSON.stringify(contentOf(active));
  if (isSameName === isSameContent) return;
  log.add(isSameName ? sameVersionName : sameContent, { file: 'feed_info.txt', field: 'feed_version' }, { version });
}

const contentOf = ({ counts, firstDay, outline }: FeedReport): unknown => [counts, firstDay, outline];

function isAnotherOperator({ outline: now }: FeedReport, { outline: before }: FeedReport): boolean {
  const sharesId =
    countShared(now.stopIdHashes, before.stopIdHashes) > 0 ||
    Object.keys(now.routes).some((id) => Object.hasOwn(before.routes, id));
  const sharesAgency = now.agencies.some((name) => before.agencies.includes(name));
  return !sharesId && !sharesAgency && !boxesMeet(now.box, before.box);
}

type Box = FeedReport['outline']['box'];

const boxesMeet = (left: Box, right: Box): boolean =>
  left !== undefined &&
  right !== undefined &&
  left.south <= right.north &&
  right.south <= left.north &&
  left.west <= right.east &&
  right.west <= left.east;

function noteLosses(
  report: FeedReport,
  active: FeedReport,
  firstDay: ServiceDay,
  today: ServiceDay,
  log: NoticeLog,
): void {
  for (const { count, subject_fr, subject_en } of COUNTED) {
    const before = active.counts[count];
    const after = report.counts[count];
    if (before > 0 && before - after >= TOLERATED_LOSS * before)
      log.add(regression, {}, { subject_fr, subject_en, before, after });
  }
  const now = tripsPerWeekday(active, today);
  const soon = tripsPerWeekday(report, Math.max(today, firstDay));
  WEEKDAYS.forEach(([subject_fr, subject_en], weekday) => {
    const before = now[weekday] ?? 0;
    if (before > 0 && soon[weekday] === 0) log.add(regression, {}, { subject_fr, subject_en, before, after: 0 });
  });
}

const COUNTED = [
  { count: 'trips', subject_fr: 'courses', subject_en: 'trips' },
  { count: 'stops', subject_fr: 'arrêts', subject_en: 'stops' },
  { count: 'routes', subject_fr: 'lignes', subject_en: 'routes' },
] as const;

const WEEKDAYS = [
  ['courses du lundi', 'trips on Mondays'],
  ['courses du mardi', 'trips on Tuesdays'],
  ['courses du mercredi', 'trips on Wednesdays'],
  ['courses du jeudi', 'trips on Thursdays'],
  ['courses du vendredi', 'trips on Fridays'],
  ['courses du samedi', 'trips on Saturdays'],
  ['courses du dimanche', 'trips on Sundays'],
] as const;

/** The most trips on each weekday in the days from `from` on; 0 is Monday. */
function tripsPerWeekday({ firstDay, outline }: FeedReport, from: number): number[] {
  const most = new Array<number>(7).fill(0);
  for (let day = from; day < from + LOOK_AHEAD_DAYS; day++) {
    const weekday = weekdayOf(day as ServiceDay);
    const trips = outline.tripsPerDay[day - (firstDay ?? 0)] ?? 0;
    most[weekday] = Math.max(most[weekday] ?? 0, trips);
  }
  return most;
}
