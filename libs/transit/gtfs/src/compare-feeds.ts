import { formatIsoDate } from '@maillage/kernel';
import type { FeedChanges, FeedReport } from './feed-report.js';

/** What differs between the version that answers now and another one. */
export function compareFeeds(before: FeedReport, after: FeedReport): FeedChanges {
  return {
    routes: {
      added: namesOfOthers(after.outline.routes, before.outline.routes),
      removed: namesOfOthers(before.outline.routes, after.outline.routes),
    },
    stops: countOthers(before.outline.stopIdHashes, after.outline.stopIdHashes),
    trips: countOthers(before.outline.tripIdHashes, after.outline.tripIdHashes),
    counts: { before: before.counts, after: after.counts },
    dates: { before: datesOf(before), after: datesOf(after) },
  };
}

type RouteNames = FeedReport['outline']['routes'];

/** Names of the routes whose ids `known` does not have. */
function namesOfOthers(routes: RouteNames, known: RouteNames): string[] {
  return Object.entries(routes)
    .filter(([id]) => !Object.hasOwn(known, id))
    .map(([id, names]) => names.split('|').find((name) => name !== '') ?? id);
}

function countOthers(before: readonly number[], after: readonly number[]): { added: number; removed: number } {
  const shared = countShared(before, after);
  return { added: after.length - shared, removed: before.length - shared };
}

/** How many entries two sorted lists have in common. */
export function countShared(left: readonly number[], right: readonly number[]): number {
  let shared = 0;
  let r = 0;
  for (const value of left) {
    while (r < right.length && (right[r] as number) < value) r++;
    if (right[r] !== value) continue;
    shared++;
    r++;
  }
  return shared;
}

const datesOf = ({ firstDay, lastDay }: FeedReport): readonly [string, string] =>
  firstDay === undefined || lastDay === undefined ? ['', ''] : [formatIsoDate(firstDay), formatIsoDate(lastDay)];
