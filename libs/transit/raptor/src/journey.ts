import type { StopIndex, TripSlot } from '@maillage/transit-timetable';

/** What the router takes: a way to reach stops, a way on from stops, and when. */
export interface Query {
  /** Stops that can be reached first, with the seconds to get there (forward: from the origin; backward: from the destination). */
  readonly access: readonly StopOffset[];
  /** Stops from which the goal can be reached, with the seconds on from there. */
  readonly egress: readonly StopOffset[];
  /** At most this many rides, 1 to 7. */
  readonly maxTrips: number;
}

/** A range query; journeys that are no better than these in all of departure, arrival and trips are not looked for. */
export interface RangeQuery extends Query {
  readonly known?: readonly KnownJourney[];
  /** Asked before each departure; once nobody waits for the answer any more the search ends with what it has. */
  readonly isWanted?: () => boolean;
}

/** Seconds from the view's anchor, forward in time. */
export type KnownJourney = Pick<Journey, 'departure' | 'arrival' | 'trips'>;

/** A query without a goal. */
export interface ReachQuery extends Pick<Query, 'access' | 'maxTrips'> {
  /** Whether stops count that one walks to, at the beginning or after the last ride; else only where one alights. */
  readonly endsOnFoot: boolean;
}

export interface StopOffset {
  readonly stop: StopIndex;
  readonly seconds: number;
}

/** One way through the timetable, always told forward in time, seconds from the view's anchor. */
export interface Journey {
  /** Leaving the origin (before access). */
  readonly departure: number;
  /** Reaching the destination (after egress). */
  readonly arrival: number;
  /** Rides counted as the rider pays for them: staying seated on the same vehicle adds none. */
  readonly trips: number;
  /** Rides in order; walks lie between them. The first is boarded from access, the last is left for egress. */
  readonly rides: readonly Ride[];
}

export interface Ride {
  readonly slot: TripSlot;
  readonly boardPosition: number;
  readonly alightPosition: number;
  readonly boardStop: StopIndex;
  readonly alightStop: StopIndex;
  readonly departure: number;
  readonly arrival: number;
  /** True when the rider stayed seated from the ride before. */
  readonly seated: boolean;
}
