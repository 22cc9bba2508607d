import { entry, type ServiceDay } from '@maillage/kernel';
import { randomFrom, type Random } from '../random.js';
import { firstDeparture, type ScheduledRun } from './scheduled-run.js';

/** What becomes of a run on one day: known to the simulator from the start, to the public as it happens. */
export interface Drive {
  /** Seconds from noon − 12 h at which the operator says that it will not run; undefined when it does. */
  readonly cancelledAt: number | undefined;
  /** Per call: seconds behind the timetable on arrival and departure; a little early is possible, leaving early is not. */
  readonly arrivalDelays: readonly number[];
  readonly departureDelays: readonly number[];
  /** The call that is passed without stopping; −1 for none. */
  readonly skips: number;
  /** 0 empty to 1 full. */
  readonly crowd: number;
}

const CANCELLED_SHARE = 0.012;
const DISTURBED_SHARE = 0.04;
const SKIPPING_SHARE = 0.006;
const MOST_EARLY = -40;

/** The same run, day and seed give the same drive. */
export function drive(run: ScheduledRun, day: ServiceDay, seed: number): Drive {
  const random = randomFrom(seed).fork(`${run.tripId} on ${String(day)}`);
  const isCancelled = random.chance(CANCELLED_SHARE);
  const noticeSeconds = random.between(600, 3_600);
  const skips = random.chance(SKIPPING_SHARE) && run.calls.length > 6 ? 2 + random.integer(run.calls.length - 4) : -1;
  return {
    cancelledAt: isCancelled ? firstDeparture(run) - noticeSeconds : undefined,
    ...delaysOf(run, random),
    skips,
    crowd: crowdAt(firstDeparture(run), random),
  };
}

function delaysOf(run: ScheduledRun, random: Random): Pick<Drive, 'arrivalDelays' | 'departureDelays'> {
  const traffic = trafficAt(firstDeparture(run));
  const disturbedAt = random.chance(DISTURBED_SHARE) ? random.integer(run.calls.length) : -1;
  const arrivalDelays: number[] = [];
  const departureDelays: number[] = [];
  let delay = random.chance(0.6) ? 0 : Math.round(random.between(10, 60 + 120 * traffic));
  run.calls.forEach(({ arrival, departure }, i) => {
    if (i > 0) delay = Math.max(MOST_EARLY, delay + Math.round(random.between(-14, -6 + 30 * traffic)));
    if (i === disturbedAt) delay += Math.round(random.between(240, 720));
    arrivalDelays.push(delay);
    // A wait in the timetable takes up what is behind; nobody leaves before time.
    delay = Math.max(0, delay - (departure - arrival));
    departureDelays.push(delay);
  });
  return { arrivalDelays, departureDelays };
}

/** 0 in the calm of the evening to 1 in the peaks. */
function trafficAt(seconds: number): number {
  const hour = seconds / 3_600;
  if (hour < 6.5 || hour >= 20) return 0.25;
  return (hour >= 7 && hour < 9) || (hour >= 16.5 && hour < 18.5) ? 1 : 0.55;
}

const crowdAt = (seconds: number, random: Random): number =>
  Math.min(1, 0.1 + 0.65 * trafficAt(seconds) + random.between(0, 0.3));

/** The first call that the vehicle has not left at `seconds`; the number of calls when it has arrived. */
export function nextCall({ calls }: ScheduledRun, { arrivalDelays, departureDelays }: Drive, seconds: number): number {
  const last = calls.length - 1;
  const left = calls.findIndex(({ arrival, departure }, i) =>
    i === last ? arrival + entry(arrivalDelays, i) > seconds : departure + entry(departureDelays, i) > seconds,
  );
  return left < 0 ? calls.length : left;
}
