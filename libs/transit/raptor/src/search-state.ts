import { UNREACHED, type DayView } from '@maillage/transit-timetable';
import { walksOf } from './walks.js';
import { fitRideBounds, noRideBounds, type RideBounds } from './ride-bounds.js';

export const MAX_TRIPS = 7;
/** In `firstWaiting`: the chain is not in the queue. */
export const NOT_QUEUED = 0xffff;
/** In `ridden`: a trip that comes after every trip. */
export const NEVER_RIDDEN = 0x7fffffff;
/** Earlier than any time. */
export const NEVER = -0x3fffffff;
/** Words of a leg in the log: slot, shift, boarding position, the leg before it in the same seat or −1. */
export const LEG_WORDS = 4;

/**
 * What one thread needs to answer queries, allocated once and reused.
 *
 * Labels come in levels. An earliest-arrival search has one (level 1): the best of all rounds so far. A range search
 * has one per round: "with at most k trips", kept from one departure to the next (rRAPTOR, section 4.2 of Delling,
 * Pajor, Werneck 2015); an improvement at k is copied to k + 1, k + 2, … while it improves, so that round k is
 * compared with level k alone. A level is opened when a run first comes to its round: until then it would be as the one
 * below. The labels of one level lie together, those of a stop at level * stopCount + stop: a round reads one level of
 * each array, which stays in the nearest cache.
 */
export class SearchState {
  readonly stopCount: number;
  chainCount = 0;
  /** Whether there is a level per round. */
  hasLevels = false;
  /** The last level that is open. */
  levels = 1;
  maxTrips = MAX_TRIPS;
  /** Counts the runs of rounds, to tell what the present one has found. */
  run = 0;

  /** arrival[level * stopCount + stop], level ≥ 1: earliest arrival by vehicle; level 0: since when somebody waits there in this round. */
  readonly arrival: Int32Array;
  /** ready[level * stopCount + stop]: earliest time able to board there, after the change or the walk. */
  readonly ready: Int32Array;
  /** rideTaken[round * stopCount + stop]: slot that brought the traveller there, or ~leg when it is told by the log. */
  readonly rideTaken: Int32Array;
  /** boarding position << 16 | alighting position of that ride. */
  readonly ridePositions: Int32Array;
  /** walkedFrom[round * stopCount + stop]: where the ride of `round` was left by the one who waits here for the next. */
  readonly walkedFrom: Int32Array;

  /** missed[stop]: when the last run leaves there that the one who waits there in this round is too late for, `NEVER` for none. */
  readonly missed: Int32Array;
  /** `Walks.onward` of the view. */
  walks: Int32Array = new Int32Array(0);
  readonly waiting: Int32Array;
  waitingCount = 0;
  readonly alighted: Int32Array;
  alightedCount = 0;
  readonly isAlighted: Uint8Array;

  /** Chains to scan in this round, with the first and the last position where somebody waits. */
  queue = new Int32Array(0);
  queueCount = 0;
  firstWaiting = new Uint16Array(0);
  lastWaiting = new Uint16Array(0);
  /** ridden[level * chainCount + chain]: trip of the chain << 16 | position of a boarding; later ones of later trips are no news. */
  ridden = new Int32Array(0);

  /** Legs in the same seat and legs of a headway, which do not fit into `rideTaken`. */
  legs = new Int32Array(LEG_WORDS * 256);
  legCount = 0;

  /** egress[stop]: seconds from there to the goal. */
  readonly egress: Int32Array;
  /**
   * bestAtGoal[k]: earliest time at the goal with at most k trips, in an earliest-arrival search in any round so far;
   * `NEVER` beyond the last. Who goes on after round k rides once more at least: what is no earlier than
   * bestAtGoal[k + 1] is no news.
   */
  readonly bestAtGoal = new Int32Array(MAX_TRIPS + 2);
  /** Per round: the earliest time at the goal that it found, the stop before it, and in which run. */
  readonly goalTime = new Int32Array(MAX_TRIPS + 1);
  readonly goalStop = new Int32Array(MAX_TRIPS + 1);
  readonly goalRun = new Int32Array(MAX_TRIPS + 1);
  /** lowerBound[stop]: seconds to the goal that no way undercuts. */
  lowerBound: Int32Array;
  readonly noLowerBound: Int32Array;
  rideBounds: RideBounds;
  noRideBounds: RideBounds;

  constructor(view: DayView) {
    const { stopCount } = view;
    const labels = stopCount * (MAX_TRIPS + 1);
    this.stopCount = stopCount;
    this.arrival = new Int32Array(labels);
    this.ready = new Int32Array(labels);
    this.rideTaken = new Int32Array(labels);
    this.ridePositions = new Int32Array(labels);
    this.walkedFrom = new Int32Array(labels);
    this.missed = new Int32Array(stopCount);
    this.waiting = new Int32Array(stopCount);
    this.alighted = new Int32Array(stopCount);
    this.isAlighted = new Uint8Array(stopCount);
    this.egress = new Int32Array(stopCount).fill(UNREACHED);
    this.noLowerBound = new Int32Array(stopCount);
    this.lowerBound = this.noLowerBound;
    this.noRideBounds = noRideBounds(view);
    this.rideBounds = this.noRideBounds;
  }
}

/** Makes room for the chains of `view`. */
export function fitChains(state: SearchState, view: DayView): void {
  const { chains } = view;
  requireCapacity(chains);
  state.chainCount = chains.count;
  state.walks = walksOf(view).onward;
  state.noRideBounds = fitRideBounds(state.noRideBounds, view);
  if (state.queue.length >= chains.count) return;
  state.queue = new Int32Array(chains.count);
  state.firstWaiting = new Uint16Array(chains.count).fill(NOT_QUEUED);
  state.lastWaiting = new Uint16Array(chains.count);
  state.ridden = new Int32Array(chains.count * (MAX_TRIPS + 1));
}

/** Positions and trips of a chain are packed into 16 bits; a write past that would wrap silently. */
function requireCapacity({ count, stopCount, slotCount }: DayView['chains']): void {
  for (let chain = 0; chain < count; chain++)
    if (stopCount[chain] >= NOT_QUEUED || slotCount[chain] > NEVER_RIDDEN >> 16)
      throw new RangeError(`chain ${chain} has more positions or trips than 16 bits can tell apart`);
}

/** Forgets the query before. */
export function clearLabels(state: SearchState, hasLevels: boolean): void {
  state.hasLevels = hasLevels;
  state.levels = 1;
  state.arrival.fill(UNREACHED, 0, 2 * state.stopCount);
  state.ready.fill(UNREACHED, 0, 2 * state.stopCount);
  state.ridden.fill(NEVER_RIDDEN, 0, 2 * state.chainCount);
  state.bestAtGoal.fill(UNREACHED).fill(NEVER, state.maxTrips + 1);
}

export const levelOf = (state: SearchState, round: number): number => (state.hasLevels ? round : 1);

/** Makes sure that the level of a round is open. */
export function openLevel(state: SearchState, round: number): void {
  const level = levelOf(state, round);
  if (level <= state.levels) return;
  const { arrival, ready, ridden, stopCount, chainCount } = state;
  arrival.copyWithin(level * stopCount, (level - 1) * stopCount, level * stopCount);
  ready.copyWithin(level * stopCount, (level - 1) * stopCount, level * stopCount);
  ridden.copyWithin(level * chainCount, (level - 1) * chainCount, level * chainCount);
  state.levels = level;
}
