import { dateAt, entry, serviceAnchor, type Instant, type ServiceDay } from '@maillage/kernel';
import { runsOn, type ServiceId } from '../calendar/services.js';
import { drawFor } from '../random.js';
import { drive, nextCall, type Drive } from './drive.js';
import { firstDeparture, lastArrival, shifted, type ScheduledRun } from './scheduled-run.js';

/** A run that the public hears of now. */
export interface LiveRun {
  /** `planned`: in the timetable. `duplicated`: a reinforcement that copies `original`. `new`: a train of its own. */
  readonly kind: 'planned' | 'duplicated' | 'new';
  readonly run: ScheduledRun;
  readonly original: ScheduledRun;
  readonly day: ServiceDay;
  /** The instant of noon − 12 h of the service date. */
  readonly anchor: Instant;
  readonly drive: Drive;
  readonly isCancelled: boolean;
  /** The first call that the vehicle has not left. */
  readonly next: number;
}

/** Runs are announced so long before they leave, and forgotten so long after they have arrived. */
const AHEAD_SECONDS = 1_800;
const BEHIND_SECONDS = 300;
/** Runs that will not come are told of earlier. */
const LONGEST_NOTICE_SECONDS = 3_600;
const LONGEST_DELAY_SECONDS = 3_600;

interface Sought {
  readonly instant: Instant;
  readonly zone: string;
  readonly seed: number;
}

/** Everything under way or about to be at the instant, in the order of the runs given. */
export function liveRuns(runs: readonly ScheduledRun[], sought: Sought): LiveRun[] {
  const today = dateAt(sought.instant, sought.zone);
  return [today - 1, today].flatMap((day) => runsOfDay(runs, day as ServiceDay, sought));
}

function runsOfDay(runs: readonly ScheduledRun[], day: ServiceDay, { instant, zone, seed }: Sought): LiveRun[] {
  const anchor = serviceAnchor(day, zone);
  const now = instant - anchor;
  const running = new Map<ServiceId, boolean>();
  const isRunning = (service: ServiceId): boolean => {
    const known = running.get(service) ?? runsOn(service, day);
    running.set(service, known);
    return known;
  };
  return runs
    .filter((run) => isNear(run, now) && isRunning(run.service))
    .flatMap((planned) => [
      { kind: 'planned' as const, run: planned, original: planned },
      ...extraRuns(planned, day, seed),
    ])
    .flatMap(({ kind, run, original }): LiveRun[] => {
      const driven = drive(run, day, seed);
      const isCancelled = driven.cancelledAt !== undefined && now >= driven.cancelledAt;
      const next = nextCall(run, driven, now);
      const isOver = isCancelled ? now > lastArrival(run) : next === run.calls.length && now > endOf(run, driven);
      const isAhead = now < firstDeparture(run) - AHEAD_SECONDS;
      if (isOver || (isAhead && !isCancelled)) return [];
      return [{ kind, run, original, day, anchor, drive: driven, isCancelled, next }];
    });
}

/** Whether anybody could speak of the run or of one that copies it. */
const isNear = (run: ScheduledRun, now: number): boolean =>
  now >= firstDeparture(run) - LONGEST_NOTICE_SECONDS && now <= lastArrival(run) + LONGEST_DELAY_SECONDS;

const endOf = (run: ScheduledRun, { arrivalDelays }: Drive): number =>
  lastArrival(run) + entry(arrivalDelays, arrivalDelays.length - 1) + BEHIND_SECONDS;

/** In the peaks an operator sometimes sends a second bus half-way to the next one, and a train on some evenings. */
function extraRuns(run: ScheduledRun, day: ServiceDay, seed: number): Pick<LiveRun, 'kind' | 'run' | 'original'>[] {
  const hour = firstDeparture(run) / 3_600;
  if (run.service !== 'SEM' || !((hour >= 7.25 && hour < 8.75) || (hour >= 16.75 && hour < 18))) return [];
  if (drawFor(`extra ${run.tripId} on ${String(day)}`, seed) > EXTRA_SHARE) return [];
  const isTrain = run.routeId.startsWith('T');
  const extra = shifted(run, isTrain ? 900 : 240, `${run.tripId}-renfort`);
  return [{ kind: isTrain ? 'new' : 'duplicated', run: extra, original: run }];
}

const EXTRA_SHARE = 0.05;
