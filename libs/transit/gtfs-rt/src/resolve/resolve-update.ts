import type { Instant } from '@maillage/kernel';
import type { TripUpdate } from '@maillage/transit-model';
import type { AddedRun, RunUpdate } from '@maillage/transit-timetable';
import { bridgeRun, type BridgedRun } from '../match/bridge-run.js';
import type { MatchReason } from '../match/match-reason.js';
import type { MatchedRun, MatchHints, TripMatcher } from '../match/trip-matcher.js';
import { toAddedRun } from './added-run.js';
import { toDuplicatedRun } from './duplicated-run.js';
import { toRetimedRun } from './retimed-run.js';
import type { RunName } from './run-name.js';

export interface ResolveContext {
  readonly now: Instant;
  /** Of the version of the timetable before, for a feed that still speaks of its trips. */
  readonly earlier?: TripMatcher | undefined;
}

export interface ResolvedUpdate {
  /** The run that it speaks of. */
  readonly name: RunName;
  readonly runs: readonly RunUpdate[];
  readonly isBridged: boolean;
}

/** Beside the matchers and the update, the outcome depends on `hintOf(now)` at most. */
export function resolveUpdate(
  matcher: TripMatcher,
  update: TripUpdate,
  context: ResolveContext,
): ResolvedUpdate | MatchReason {
  switch (update.relationship) {
    case 'NEW':
    case 'ADDED': {
      if (matcher.tripsNamed(update.trip.tripId ?? '').length > 0) return 'EXISTING_TRIP';
      const added = toAddedRun(matcher, update, undefined);
      return typeof added === 'string' ? added : { name: nameOf(added), runs: [added], isBridged: false };
    }
    case 'DUPLICATED': {
      const added = toDuplicatedRun(matcher, update);
      return typeof added === 'string' ? added : { name: nameOf(added), runs: [added], isBridged: false };
    }
    case 'CANCELED':
    case 'DELETED':
    case 'REPLACEMENT':
    case 'SCHEDULED':
    case 'UNSCHEDULED':
      return resolvePlanned(matcher, update, context);
  }
}

const nameOf = ({ day, feed, id }: AddedRun): RunName => ({ day, trip: `${feed} ${id}` });

function resolvePlanned(
  matcher: TripMatcher,
  update: TripUpdate,
  { now, earlier }: ResolveContext,
): ResolvedUpdate | MatchReason {
  const run = findRun(matcher, update, hintsOf(update, now), earlier);
  if (typeof run === 'string') return run;
  const { trip, day } = run;
  const isBridged = 'earlierTrip' in run;
  const name = { day, trip };
  const cancelled = { kind: 'cancelled', trip, day } as const;
  if (update.relationship === 'CANCELED') return { name, runs: [cancelled], isBridged };
  if (update.relationship === 'DELETED') return { name, runs: [{ ...cancelled, isDeleted: true }], isBridged };
  if (update.relationship === 'REPLACEMENT') {
    const added = toAddedRun(matcher, update, run);
    return typeof added === 'string' ? added : { name, runs: [cancelled, added], isBridged };
  }
  const numbering = isBridged && earlier ? { matcher: earlier, trip: run.earlierTrip } : { matcher, trip };
  const retimed = toRetimedRun(matcher, run, update, numbering);
  return typeof retimed === 'string' ? retimed : { name, runs: [retimed], isBridged };
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
  near: firstTimeOf(update) ?? hintOf(now),
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

/** Runs of a trip are a day apart, so minutes decide nothing: in steps, what was resolved holds for a while. */
export const hintOf = (now: Instant): Instant => (now - (now % HINT_STEP_SECONDS)) as Instant;

const HINT_STEP_SECONDS = 300;

/** Whether the run is looked for around now: the update tells no time, and perhaps no date. */
export const isNearNow = (update: TripUpdate): boolean => firstTimeOf(update) === undefined;
