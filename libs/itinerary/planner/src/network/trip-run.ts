import type { RideLeg } from '@maillage/itinerary-model';
import { at, type Instant, type ServiceDay } from '@maillage/kernel';
import {
  updateOf,
  type PatternIndex,
  type RealtimeTimetable,
  type RouteIndex,
  type StopIndex,
  type Timetable,
  type TripIndex,
} from '@maillage/transit-timetable';

/** A trip on one day, as planned. */
export interface TripRun {
  readonly trip: TripIndex;
  readonly serviceDay: ServiceDay;
  /** Departure from the first position. */
  readonly start: Instant;
}

/** One call of a run, as planned unless said otherwise. */
export interface Call {
  readonly stop: StopIndex;
  readonly position: number;
  readonly arrival: Instant;
  readonly departure: Instant;
  readonly canBoard: boolean;
  readonly canAlight: boolean;
}

/** One call as it is now. */
export interface LiveCall extends Call {
  readonly scheduledStop: StopIndex;
  readonly scheduledArrival: Instant;
  readonly scheduledDeparture: Instant;
  /** The vehicle passes without stopping. */
  readonly isSkipped: boolean;
}

/** How a run stands now. */
export interface RunState {
  /** Something is known of it. */
  readonly isLive: boolean;
  readonly isCancelled: boolean;
  /** Cancelled, and nobody is told of it. */
  readonly isDeleted: boolean;
  /** Not in the timetable as planned. */
  readonly isAdded: boolean;
}

/** The run that a leg rides. A run of a headway starts so that it leaves the boarding stop as the leg says. */
export function runOf(timetable: Timetable, leg: RideLeg): TripRun {
  const { trips, profiles } = timetable;
  const trip = leg.trip as TripIndex;
  if (at(trips.headwaySeconds, trip) === 0) {
    const start = anchorOf(timetable, trip, leg.serviceDay) + at(trips.start, trip);
    return { trip, serviceDay: leg.serviceDay, start: start as Instant };
  }
  const offset = profiles.departure[at(trips.profile, trip) + leg.boardPosition] as number;
  return { trip, serviceDay: leg.serviceDay, start: (leg.departure - offset) as Instant };
}

export function callCount({ trips, patterns }: Timetable, trip: TripIndex): number {
  const pattern = at(trips.pattern, trip) as PatternIndex;
  return (patterns.stopOffset[pattern + 1] as number) - (patterns.stopOffset[pattern] as number);
}

export function callAt({ trips, patterns, profiles, stops }: Timetable, run: TripRun, position: number): Call {
  const word = patterns.stopWord[(patterns.stopOffset[at(trips.pattern, run.trip)] as number) + position] as number;
  const profile = at(trips.profile, run.trip) + position;
  return {
    stop: at(stops.origin, (word >> 2) as StopIndex) as StopIndex,
    position,
    arrival: (run.start + (profiles.arrival[profile] as number)) as Instant,
    departure: (run.start + (profiles.departure[profile] as number)) as Instant,
    canBoard: (word & 1) !== 0,
    canAlight: (word & 2) !== 0,
  };
}

/** A call with all that is known of it. A cancelled run keeps its planned times. */
export function liveCallAt(realtime: RealtimeTimetable, run: TripRun, position: number): LiveCall {
  const { timetable } = realtime;
  const planned = callAt(timetable, run, position);
  const update = updateOf(realtime, run.trip, run.serviceDay);
  if (update === undefined || update.kind === 'cancelled') return asPlannedCall(planned);
  const anchor = run.start - at(timetable.trips.start, run.trip);
  const [isFirst, isLast] = [position === 0, position === update.arrival.length - 1];
  const arrival = (anchor + at(isFirst ? update.departure : update.arrival, position)) as Instant;
  const departure = (anchor + at(isLast ? update.arrival : update.departure, position)) as Instant;
  const live = { ...asPlannedCall(planned), arrival, departure };
  if (update.kind === 'added') return live;
  const isSkipped = update.skipped?.[position] === 1;
  const assigned = update.stops?.[position];
  return {
    ...live,
    ...(assigned !== undefined && { stop: at(timetable.stops.origin, assigned as StopIndex) as StopIndex }),
    ...(isSkipped && { isSkipped, canBoard: false, canAlight: false }),
  };
}

/** Member by member: nearly all calls of an answer are made here, and spreading is several times slower. */
const asPlannedCall = ({ stop, position, arrival, departure, canBoard, canAlight }: Call): LiveCall => ({
  stop,
  position,
  arrival,
  departure,
  canBoard,
  canAlight,
  scheduledStop: stop,
  scheduledArrival: arrival,
  scheduledDeparture: departure,
  isSkipped: false,
});

export function stateOf(realtime: RealtimeTimetable, { trip, serviceDay }: TripRun): RunState {
  const update = updateOf(realtime, trip, serviceDay);
  const isAdded = trip >= realtime.planned.trips.count;
  return {
    isLive: update !== undefined,
    isCancelled: update === undefined ? isAdded : update.kind === 'cancelled',
    isDeleted: update?.kind === 'cancelled' && update.isDeleted === true,
    isAdded,
  };
}

/** The instant of noon − 12 h of a service date in the zone of the trip's feed. */
export function anchorOf(timetable: Timetable, trip: TripIndex, day: ServiceDay): Instant {
  const { services, routes, patterns, trips, dayCount, firstDay } = timetable;
  const route = at(patterns.route, at(trips.pattern, trip) as PatternIndex) as RouteIndex;
  return services.anchors[at(routes.feed, route) * dayCount + (day - firstDay)] as Instant;
}
