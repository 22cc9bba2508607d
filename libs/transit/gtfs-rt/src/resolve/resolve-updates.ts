import type { TripUpdate } from '@maillage/transit-model';
import type { RunUpdate } from '@maillage/transit-timetable';
import type { MatchReason } from '../match/match-reason.js';
import type { TripMatcher } from '../match/trip-matcher.js';
import { resolveUpdate, type ResolveContext, type ResolvedUpdate } from './resolve-update.js';

/** received = matched + the sum of the reasons. */
export interface MatchReport {
  readonly received: number;
  readonly matched: number;
  /** How many were matched through the version before. */
  readonly bridged: number;
  readonly reasons: Readonly<Partial<Record<MatchReason, number>>>;
  /** The first few that did not match, for the operator. */
  readonly samples: readonly {
    readonly entityId: string;
    readonly tripId: string | undefined;
    readonly reason: MatchReason;
  }[];
}

/** What one update says of the run that it speaks of. */
export interface ToldRun {
  /** Names the run, whatever feed tells of it. */
  readonly key: string;
  readonly update: TripUpdate;
  /** One, or none of the timetable's and one in its place. */
  readonly runs: readonly RunUpdate[];
}

export interface Resolution {
  /** At most one of each run. */
  readonly told: readonly ToldRun[];
  readonly runs: readonly RunUpdate[];
  readonly report: MatchReport;
}

const SAMPLES = 20;

/** What a feed says of trips → how runs of the timetable differ from it. */
export function resolveUpdates(
  matcher: TripMatcher,
  updates: readonly TripUpdate[],
  context: ResolveContext,
): Resolution {
  return gatherRuns(updates, (update) => resolveUpdate(matcher, update, context));
}

/** One result for each run: of several updates that speak of it the latest counts, of equals the last. */
export function gatherRuns(
  updates: readonly TripUpdate[],
  resolve: (update: TripUpdate) => ResolvedUpdate | MatchReason,
): Resolution {
  const resolved = new Map<string, ToldRun>();
  const reasons: Partial<Record<MatchReason, number>> = {};
  const samples: MatchReport['samples'][number][] = [];
  let bridged = 0;
  for (const update of updates) {
    const result = resolve(update);
    if (typeof result === 'string') {
      refuse(update, result);
      continue;
    }
    const known = resolved.get(result.key);
    const isLater = known === undefined || (update.timestamp ?? 0) >= (known.update.timestamp ?? 0);
    if (known !== undefined) refuse(isLater ? known.update : update, 'SUPERSEDED');
    if (!isLater) continue;
    if (result.isBridged && known === undefined) bridged++;
    resolved.set(result.key, { key: result.key, update, runs: result.runs });
  }
  const told = [...resolved.values()];
  return {
    told,
    runs: told.flatMap(({ runs }) => runs),
    report: { received: updates.length, matched: resolved.size, bridged, reasons, samples },
  };

  function refuse({ entityId, trip: { tripId } }: TripUpdate, reason: MatchReason): void {
    reasons[reason] = (reasons[reason] ?? 0) + 1;
    if (samples.length < SAMPLES) samples.push({ entityId, tripId, reason });
  }
}
