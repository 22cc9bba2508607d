import type { Instant } from '@maillage/kernel';
import type { TripUpdate } from '@maillage/transit-model';
import type { RunUpdate } from '@maillage/transit-timetable';
import { bridgeRun, type BridgedRun } from '../match/bridge-run.js';
import type { MatchReason } from '../match/match-reason.js';
import type { MatchedRun, MatchHints, TripMatcher } from '../match/trip-matcher.js';
import { toAddedRun } from './added-run.js';
import { toDuplicatedRun } from './duplicated-run.js';
import { toRetimedRun } from './retimed-run.js';

export interface ResolveContext {
  readonly now: Instant;
  /** Of the version of the timetable before, for a feed that still speaks of its trips. */
  readonly earlier?: TripMatcher | undefined;
}

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
  const resolved = new Map<string, ToldRun>();
  const reasons: Partial<Record<MatchReason, number>> = {};
  const samples: MatchReport['samples'][number][] = [];
  let bridged = 0;
  for (const update of updates) {
    const result = resolveUpdate(matcher, update, context);
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

interface ResolvedUpdate {
  /** The run that it speaks of. */
  readonly key: string;
  readonly runs: readonly RunUpdate[];
  readonly isBridged: boolean;
}

function resolveUpdate(
  matcher: TripMatcher,
  update: TripUpdate,
  context: ResolveContext,
): ResolvedUpdate | MatchReason {
  switch (update.relationship) {
    case 'NEW':
    case 'ADDED': {
      if (matcher.tripsNamed(update.trip.tripId ?? '').length > 0) return 'EXISTING_TRIP';
      const added = toAddedRun(matcher, update, undefined);
      return typeof added === 'string'
        ? added
        : { key: `${added.day} +${added.feed} ${added.id}`, runs: [added], isBridged: false };
    }
    case 'DUPLICATED': {
      const added = toDuplicatedRun(matcher, update);
      return typeof added === 'string'
        ? added
        : { key: `${added.day} +${added.feed} ${added.id}`, runs: [added], isBridged: false };
    }
    case 'CANCELED':
    case 'DELETED':
    case 'REPLACEMENT':
    case 'SCHEDULED':
    case 'UNSCHEDULED':
      return resolvePlanned(matcher, update, context);
  }
}

function resolvePlanned(
  matcher: TripMatcher,
  update: TripUpdate,
  { now, earlier }: ResolveContext,
): ResolvedUpdate | MatchReason {
  const run = findRun(matcher, update, hintsOf(update, now), earlier);
  if (typeof run === 'string') return run;
  const { trip, day } = run;
  const isBridged = 'earlierTrip' in run;
  const key = `${day} ${trip}`;
  const cancelled = { kind: 'cancelled', trip, day } as const;
  if (update.relationship === 'CANCELED' || update.relationship === 'DELETED')
    return { key, runs: [cancelled], isBridged };
  if (update.relationship === 'REPLACEMENT') {
    const added = toAddedRun(matcher, update, run);
    return typeof added === 'string' ? added : { key, runs: [cancelled, added], isBridged };
  }
  const numbering = isBridged && earlier ? { matcher: earlier, trip: run.earlierTrip } : { matcher, trip };
  const retimed = toRetimedRun(matcher, run, update, numbering);
  return typeof retimed === 'string' ? retimed : { key, runs: [retimed], isBridged };
}

function findRun(
  matcher: TripMatcher,
  { trip }: TripUpdate,
  hints: MatchHints,
  earlier: TripMatcher | undefined,
): MatchedRun | BridgedRun | MatchReason {
  const run = matcher.match(trip, hints);
  return run === 'UNKNOWN_TRIP' && earlier ? bridgeRun(earlier, matcher, trip, hints) : run;
}

/** Stops tell trips apart that have no id in the feed. */
const hintsOf = (update: TripUpdate, now: Instant): MatchHints => ({
  near: firstTimeOf(update) ?? now,
  ...(update.trip.tripId === undefined && { stopIds: stopIdsOf(update) }),
});

function firstTimeOf({ stopTimes }: TripUpdate): Instant | undefined {
  for (const { arrival, departure } of stopTimes) {
    const time = departure?.time ?? arrival?.time;
    if (time !== undefined) return time as Instant;
  }
  return undefined;
}

const stopIdsOf = ({ stopTimes }: TripUpdate): string[] =>
  stopTimes.flatMap(({ stopId, relationship }) => (stopId === undefined || relationship === 'SKIPPED' ? [] : [stopId]));
