import type { RideLeg } from '@maillage/itinerary-model';
import { at, type Instant, type ServiceDay } from '@maillage/kernel';
import type { PatternIndex, StopIndex, Timetable, TripIndex } from '@maillage/transit-timetable';

/** A trip on one day. */
export interface TripRun {
  readonly trip: TripIndex;
  readonly serviceDay: ServiceDay;
  /** Departure from the first position. */
  readonly start: Instant;
}

/** One call of a run. */
export interface Call {
  readonly stop: StopIndex;
  readonly position: number;
  readonly arrival: Instant;
  readonly departure: Instant;
  readonly canBoard: boolean;
  readonly canAlight: boolean;
}

/** The run that a leg rides. A run of a headway starts so that it leaves the boarding stop as the leg says. */
export function runOf({ trips, profiles }: Timetable, leg: RideLeg): TripRun {
  const trip = leg.trip as TripIndex;
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
