import type { Column, Instant, ServiceDay } from '@maillage/kernel';
import type { ChainIndex, StopIndex, TripSlot } from './indices.js';

/** `forward`: time runs on, for depart-at. `backward`: the mirror image, in which arrive-by is depart-at. */
export type Direction = 'forward' | 'backward';

/**
 * Everything that runs around one service date, cut into chains that the router scans.
 *
 * Times are seconds from `anchor`, the instant of noon − 12 h of `day` in the territory's zone.
 * A forward view holds every run that touches [0 h, 48 h[ of the day, a backward view [−24 h, 24 h + 6 h[,
 * whatever service date it belongs to (yesterday's runs after midnight are shifted by real elapsed time,
 * so that a day of 23 or 25 hours comes out right).
 *
 * A backward view is the mirror image: time is negated, the stop order of a chain reversed, arrival and departure
 * swapped, boarding and alighting swapped, footpaths transposed and sorted again. The same kernel runs on both.
 */
export interface DayView {
  readonly direction: Direction;
  readonly day: ServiceDay;
  readonly anchor: Instant;
  readonly stopCount: number;
  readonly chains: Chains;
  readonly slots: Slots;
  /** Per position: stop << 2 | canAlight << 1 | canBoard. */
  readonly stopWord: Int32Array;
  /** arrival at position i of slot t: slots.start[t] + profileArrival[slots.profile[t] + i] */
  readonly profileArrival: Uint16Array | Int32Array;
  readonly profileDeparture: Uint16Array | Int32Array;
  /** Where each stop can be boarded: chain and position, for boardable positions that are not the last. */
  readonly boardings: Boardings;
  readonly footpathOffset: Int32Array;
  readonly footpathStop: Int32Array;
  readonly footpathSeconds: Int32Array;
  readonly changeSeconds: Column<StopIndex>;
}

/** Invariant: inside a chain, trip k + 1 is never before trip k at any arrival or departure. */
export interface Chains {
  readonly count: number;
  /** Offset of the chain's stops in `stopWord`. */
  readonly stopOffset: Column<ChainIndex>;
  readonly stopCount: Column<ChainIndex>;
  /** First slot. */
  readonly slotOffset: Column<ChainIndex>;
  /** Number of slots; a chain with a headway has exactly one. */
  readonly slotCount: Column<ChainIndex>;
  readonly pattern: Column<ChainIndex>;
  /** 0 for a chain of timed trips; else the headway in seconds (frequencies.txt, exact_times = 0). */
  readonly headwaySeconds: Column<ChainIndex>;
}

/** One entry per run in the view; the slots of a chain are contiguous and ordered by time. */
export interface Slots {
  readonly count: number;
  /** Time of departure from position 0 (of the mirrored trip in a backward view). With a headway: see `end`. */
  readonly start: Column<TripSlot>;
  /** Offset of its profile. */
  readonly profile: Column<TripSlot>;
  readonly trip: Column<TripSlot>;
  /** Service date of the run, in days from `day`: −1 is yesterday's. */
  readonly dayOffset: Column<TripSlot, Int8Array>;
  /** The slot in which passengers stay seated (forward: the next trip of the vehicle; backward: the previous), −1 for none. */
  readonly next: Column<TripSlot>;
  /** The chain of a slot. */
  readonly chain: Column<TripSlot>;
  /**
   * Of a run at its time 0, or `pieceOf` a run that is overtaken: such a run lies in its chain once for each of the
   * places that it takes in the order of the others. It is boarded from the first position of a piece until before the
   * last one, and alighted from after the first until the last; times elsewhere only keep the order. Where a piece ends
   * one rides on in the next slot that goes farther, which was boarded where the piece was: up to the next run that is
   * whole, which overtakes there, nothing goes farther that begins later.
   *
   * Else the bound of a headway. Vehicles of a headway are named by their *shift*: one of shift S is
   * at position i at S + profile. A rider ready at time r at position i is ready for the shift S = r − departure[i],
   * where departure[i] = profileDeparture[profile + i], and arrives at position j at shift + profileArrival[profile + j].
   *
   * Forward, `start` is the shift of the first vehicle, the only one whose time is known, and `end` is exclusive; after
   * the first, one full headway is the promise:
   *     leaves at S ≤ start ? start : S + headway, which must be < end, else there is no vehicle.
   *
   * Backward, where −r is the latest time at which a vehicle may arrive, shifts are mirrored: the vehicle of forward
   * shift V has the mirrored shift −(V + running time). `start` is that of the last vehicle that may be hoped for, forward
   * shift end − 1, and `end`, inclusive, that of the first vehicle:
   *     no vehicle when S > end, else leaves at min(max(S, start) + headway, end).
   * Told forward: the vehicle has shift V = min(latest, end − 1), for which one is ready a headway before, or in time for
   * the first vehicle, whichever is later; impossible when V < start.
   */
  readonly end: Column<TripSlot>;
}

/** In `Slots.end`: the positions between which a piece of a run is ridden. */
export const pieceOf = (first: number, last: number): number => (first << 16) | last;
export const firstOfPiece = (piece: number): number => piece >> 16;
export const lastOfPiece = (piece: number): number => piece & 0xffff;
/** Of a run at its time, whole or in a piece. */
export const isBoarded = (piece: number, position: number): boolean =>
  piece === 0 || (firstOfPiece(piece) <= position && position < lastOfPiece(piece));

export interface Boardings {
  /** Length stopCount + 1. */
  readonly offset: Int32Array;
  readonly chain: Int32Array;
  readonly position: Int32Array;
}

/** Larger than any time of a view, small enough to add to. */
export const UNREACHED = 0x3fffffff;
