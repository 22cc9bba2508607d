import type { Resolution, ToldRun } from './resolve-updates.js';
import { ByRun } from './run-name.js';

/** What one feed says of a timetable, and when it said so. */
export interface FeedResolution extends Resolution {
  /** Seconds since 1970; for updates that do not say when they were measured. */
  readonly observedAt: number;
}

/**
 * Where several feeds speak of one run, the update that was measured last counts, of equals that of the later feed. The
 * others count as superseded, so that nobody sees two truths.
 */
export function latestOfFeeds<Feed extends FeedResolution>(feeds: readonly Feed[]): readonly Feed[] {
  if (feeds.length < 2) return feeds;
  const latest = new ByRun<{ readonly run: ToldRun; readonly time: number }>();
  for (const { told, observedAt } of feeds)
    for (const run of told) {
      const time = run.update.timestamp ?? observedAt;
      const known = latest.get(run.name);
      if (known === undefined || time >= known.time) latest.set(run.name, { run, time });
    }
  return feeds.map((feed) => {
    const told = feed.told.filter((run) => latest.get(run.name)?.run === run);
    const superseded = feed.told.length - told.length;
    if (superseded === 0) return feed;
    const { matched, reasons } = feed.report;
    const counted = { ...reasons, SUPERSEDED: (reasons.SUPERSEDED ?? 0) + superseded };
    const report = { ...feed.report, matched: matched - superseded, reasons: counted };
    return { ...feed, told, runs: told.flatMap(({ runs }) => runs), report };
  });
}
