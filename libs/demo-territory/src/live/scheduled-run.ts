import { entry, formatServiceTime } from '@maillage/kernel';
import { type BusLine } from '../bus/bus-lines.js';
import { busRunsOf } from '../bus/bus-runs.js';
import { type ServiceId } from '../calendar/services.js';
import { listTrains, trackFor } from '../feed/rail-feed.js';
import { quayId } from '../feed/stop-rows.js';
import { gap, type Point } from '../plane.js';

/** One trip of the timetable as the simulator drives it. */
export interface ScheduledRun {
  readonly tripId: string;
  readonly routeId: string;
  readonly direction: 0 | 1;
  readonly headsign: string;
  readonly service: ServiceId;
  readonly calls: readonly ScheduledCall[];
  readonly shape: readonly Point[];
}

interface ScheduledCall {
  readonly stopId: string;
  /** Seconds from noon − 12 h of the service date. */
  readonly arrival: number;
  readonly departure: number;
  /** Along the shape, from its first point. */
  readonly metres: number;
}

export const busRuns = (lines: readonly BusLine[]): ScheduledRun[] =>
  lines.flatMap((line) =>
    busRunsOf(line).map(({ id, plan, direction, headsign, service, calls }) => ({
      tripId: id,
      routeId: plan.code,
      direction: direction.direction,
      headsign,
      service,
      shape: direction.shape,
      calls: calls.map(({ stop, arrival, departure }) => ({
        stopId: quayId(stop.quay),
        arrival,
        departure,
        metres: stop.metres,
      })),
    })),
  );

export const trainRuns = (): ScheduledRun[] =>
  listTrains().map(({ id, direction, headsign, service, calls }) => {
    const shape = trackFor(direction);
    return {
      tripId: id,
      routeId: 'T21',
      direction,
      headsign,
      service,
      shape,
      calls: calls.map(({ platform, station, arrival, departure }) => ({
        stopId: platform,
        arrival,
        departure,
        metres: metresTo(shape, station),
      })),
    };
  });

/** The same run at another time of the day, under a name of its own. */
export const shifted = (run: ScheduledRun, seconds: number, tripId: string): ScheduledRun => ({
  ...run,
  tripId,
  calls: run.calls.map((call) => ({
    ...call,
    arrival: call.arrival + seconds,
    departure: call.departure + seconds,
  })),
});

export const firstDeparture = ({ calls }: ScheduledRun): number => entry(calls, 0).departure;
export const lastArrival = ({ calls }: ScheduledRun): number => entry(calls, calls.length - 1).arrival;

/** As GTFS-Realtime writes `start_time`. */
export const startTime = (run: ScheduledRun): string => formatServiceTime(firstDeparture(run));

/** Along the shape to its point nearest to `place`. */
function metresTo(shape: readonly Point[], place: Point): number {
  let [metres, best, nearest] = [0, 0, Infinity];
  shape.forEach((p, i) => {
    if (i > 0) metres += gap(entry(shape, i - 1), p);
    if (gap(p, place) < nearest) [nearest, best] = [gap(p, place), metres];
  });
  return best;
}
