import type { Leg, RideLeg } from '@maillage/itinerary-model';
import { liveCallAt, runOf, stateOf } from '@maillage/itinerary-planner';
import { entry } from '@maillage/kernel';
import type { RealtimeTimetable } from '@maillage/transit-timetable';

/** A ride with those that follow it in the same vehicle, when they are told as one. */
export type JoinedRides = readonly [RideLeg, ...RideLeg[]];

export type Times = Pick<Leg, 'departure' | 'arrival'>;

/** When a ride is now; `scheduled`: as planned, when something else is known of it. */
export function timesOf(
  realtime: RealtimeTimetable,
  rides: JoinedRides,
): { readonly times: Times; readonly scheduled: Times | undefined } {
  const [first, last] = [rides[0], entry(rides, rides.length - 1)];
  const runs = rides.map((ride) => runOf(realtime.timetable, ride));
  if (!runs.some((run) => stateOf(realtime, run).isLive))
    return { times: { departure: first.departure, arrival: last.arrival }, scheduled: undefined };
  const board = liveCallAt(realtime, entry(runs, 0), first.boardPosition);
  const alight = liveCallAt(realtime, entry(runs, runs.length - 1), last.alightPosition);
  return {
    times: { departure: board.departure, arrival: alight.arrival },
    scheduled: { departure: board.scheduledDeparture, arrival: alight.scheduledArrival },
  };
}
