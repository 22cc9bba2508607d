import { entry } from '@maillage/kernel';
import type { LiveRun } from './live-runs.js';

/** When a vehicle comes to a call and leaves it, as far as its operator can know now; seconds from noon − 12 h. */
export interface PredictedCall {
  readonly position: number;
  readonly arrival: number;
  readonly departure: number;
  readonly isSkipped: boolean;
}

/** The last call left, as it was, and all that follow: the delay of now persists, and waits of the timetable take it up. */
export function predict({ run, drive, next }: LiveRun, now: number): PredictedCall[] {
  const first = Math.max(0, next - 1);
  let delay = next > 0 ? entry(drive.departureDelays, next - 1) : Math.max(0, now - entry(run.calls, 0).departure);
  return run.calls.slice(first).map(({ arrival, departure }, offset) => {
    const position = first + offset;
    const isSkipped = position === drive.skips;
    const actual = arrival + entry(drive.arrivalDelays, position);
    if (position < next || actual <= now) {
      const left = departure + entry(drive.departureDelays, position);
      delay = position < next ? left - departure : Math.max(left, now) - departure;
      return { position, arrival: actual, departure: departure + delay, isSkipped };
    }
    const arrives = Math.max(arrival + delay, position === next ? now : 0);
    delay = Math.max(0, arrives - departure);
    return { position, arrival: arrives, departure: departure + delay, isSkipped };
  });
}
