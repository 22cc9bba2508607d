import type { TripUpdate } from '@maillage/transit-model';
import type { RunUpdate } from '@maillage/transit-timetable';
import type { MatchReason } from '../match/match-reason.js';
import type { TripMatcher } from '../match/trip-matcher.js';
import { resolveUpdate, type ResolveContext, type ResolvedUpdate } from './resolve-update.js';
import { ByRun, type RunName } from './run-name.js';

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
  readonly name: RunName;
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
  const told: ToldRun[] = [];
  /** Places in `told`. */
  const places = new ByRun<number>();
  const reasons: Partial<Record<MatchReason, number>> = {};
  const samples: MatchReport['samples'][number][] = [];
  let bridged = 0;
  for (const update of updates) {
    const result = resolve(update);
    if (typeof result === 'string') {
      refuse(update, result);
      continue;
    }
    const { name, runs } = result;
    const place = places.get(name);
    if (place === undefined) {
      if (result.isBridged) bridged++;
      places.set(name, told.push({ name, update, runs }) - 1);
      continue;
    }
    const known = told[place];
    const isLater = (update.timestamp ?? 0) >= (known.update.timestamp ?? 0);
    refuse(isLater ? known.update : update, 'SUPERSEDED');
    if (isLater) told[place] = { name, update, runs };
  }
  return {
    told,
    runs: told.flatMap(({ runs }) => runs),
    report: { received: updates.length, matched: told.length, bridged, reasons, samples },
  };

  function refuse({ entityId, trip: { tripId } }: TripUpdate, reason: MatchReason): void {
    reasons[reason] = (reasons[reason] ?? 0) + 1;
    if (samples.length < SAMPLES) samples.push({ entityId, tripId, reason });
  }
}
