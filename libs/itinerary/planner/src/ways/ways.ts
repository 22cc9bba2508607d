import type {
  ElevationCosts,
  LegEnd,
  Place,
  RentalWishes,
  StreetLine,
  StreetMode,
  WayMode,
} from '@maillage/itinerary-model';
import type { StopOffset } from '@maillage/transit-raptor';
import type { StopIndex } from '@maillage/transit-timetable';

/** How somebody moves along streets. */
export interface Traveller {
  readonly wheelchair: boolean;
  readonly walkingMetresPerSecond: number;
  readonly cyclingMetresPerSecond: number;
  readonly elevationCosts: ElevationCosts;
  /** The farthest that a place may lie beside the streets. */
  readonly maxMatchingMetres: number;
}

interface WayQuery {
  readonly mode: WayMode;
  readonly maxSeconds: number;
  readonly traveller: Traveller;
  readonly rental: RentalWishes;
}

export interface ReachQuery extends WayQuery {
  readonly place: Place;
  /** forward: from the place to stops; backward: from stops to the place. */
  readonly direction: 'forward' | 'backward';
}

export interface DirectQuery extends WayQuery {
  readonly from: Place;
  readonly to: Place;
}

/** The stops around a place, with the time that each takes. */
export interface Reach {
  /** Each stop once, whole seconds, everything counted: doors, parking, unlocking. A place that is a stop has its family at 0. */
  readonly offsets: readonly StopOffset[];
  /** The way between the place and a stop of `offsets`, in the order of travel; none for 0 seconds. */
  sectionsTo(stop: StopIndex): readonly StreetSection[];
}

/** Moving in one mode from one end to another; times are laid on it later. */
export interface StreetSection {
  readonly mode: StreetMode;
  readonly from: LegEnd;
  readonly to: LegEnd;
  readonly seconds: number;
  readonly metres: number;
  /** Seconds spent at its end before going on: parking a car, locking or returning a bike, unlocking the next. */
  readonly pauseSeconds: number;
  readonly line: StreetLine | undefined;
}

/** Finds ways along streets (as the crow flies where no streets are known) on one network, for one request at a time. */
export interface Ways {
  /** A new request begins: what was reached before is forgotten. Not `isDrawn`: its lines have no points and no steps. */
  begin(isDrawn?: boolean): void;
  reach(query: ReachQuery): Reach;
  /** The whole way without a ride, undefined when there is none of at most `maxSeconds`. */
  direct(query: DirectQuery): readonly StreetSection[] | undefined;
  /** Whether somebody at the place can set foot on a street (so they can where no streets are known). */
  isBesideStreets(place: Place, traveller: Traveller): boolean;
  /** The walk that a footpath of the timetable stands for. */
  footpath(from: StopIndex, to: StopIndex, traveller: Traveller): StreetSection;
}

export const secondsOf = (sections: readonly StreetSection[]): number =>
  sections.reduce((sum, { seconds, pauseSeconds }) => sum + seconds + pauseSeconds, 0);
