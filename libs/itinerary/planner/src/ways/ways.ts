import type {
  ElevationCosts,
  LegEnd,
  Place,
  RentalVehicle,
  RentalWishes,
  StreetLine,
  StreetMode,
  WayMode,
} from '@maillage/itinerary-model';
import type { Instant } from '@maillage/kernel';
import type { StopOffset } from '@maillage/transit-raptor';
import type { StopIndex } from '@maillage/transit-timetable';
import type { Judgement, Purpose } from './facility-presence.js';
import type { Moment, Trust } from './facility-rules.js';

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
  /** How far what is counted just now rules where vehicles are taken and left; `presumed` where it is left out. */
  readonly trust?: Trust | undefined;
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
  /** Something was left out for what is counted, or closed, at the moment. */
  readonly isLimited: boolean;
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
  /** The entrance of a station (a stop of the network) by which one gets in or out, where known. */
  readonly entrance?: StopIndex | undefined;
}

/** Finds ways along streets (as the crow flies where no streets are known) on one network, for one request at a time. */
export interface Ways {
  /** What is known of the facilities just now; undefined where there are none. */
  readonly live: LiveView | undefined;
  /**
   * A new request begins: what was reached before is forgotten. Not `isDrawn`: its lines have no points and no
   * steps. Without a moment nothing is counted.
   */
  begin(isDrawn?: boolean, moment?: Moment): void;
  reach(query: ReachQuery): Reach;
  /** The whole way without a ride, undefined when there is none of at most `maxSeconds`. */
  direct(query: DirectQuery): readonly StreetSection[] | undefined;
  /** How long that way takes; nothing is drawn. */
  directSeconds(query: DirectQuery): number | undefined;
  /** Whether somebody at the place can set foot on a street (so they can where no streets are known). */
  isBesideStreets(place: Place, traveller: Traveller): boolean;
  /** The walk that a footpath of the timetable stands for. */
  footpath(from: StopIndex, to: StopIndex, traveller: Traveller): StreetSection;
}

export interface LiveView {
  /** Of the availability that requests rest on. */
  readonly sequence: number;
  /** What is known of a facility for an instant, by its row. */
  judge(row: number, purpose: Purpose, rental: RentalWishes | undefined, at: Instant): Judgement;
  /** The vehicle that stands free just now in a row beyond the facilities of the network. */
  vehicleAt(row: number): RentalVehicle | undefined;
}

export const secondsOf = (sections: readonly StreetSection[]): number =>
  sections.reduce((sum, { seconds, pauseSeconds }) => sum + seconds + pauseSeconds, 0);
