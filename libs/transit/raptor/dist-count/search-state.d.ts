import { type DayView } from '@maillage/transit-timetable';
export declare const MAX_TRIPS = 7;
/** Rounds 0 to 7 of a stop fill one cache line of eight 32-bit words: `stop << ROUND_BITS | round`. */
export declare const ROUND_BITS = 3;
/** In `firstWaiting`: the chain is not in the queue. */
export declare const NOT_QUEUED = 65535;
/** In `ridden`: a trip that comes after every trip. */
export declare const NEVER_RIDDEN = 2147483647;
/** Words of a leg in the log: slot, shift, boarding position, the leg before it in the same seat or −1. */
export declare const LEG_WORDS = 4;
/**
 * What one thread needs to answer queries, allocated once and reused.
 *
 * Labels come in levels. An earliest-arrival search has one (level 1): the best of all rounds so far. A range search
 * has one per round: "with at most k trips", kept from one departure to the next (rRAPTOR, section 4.2 of Delling,
 * Pajor, Werneck 2015); an improvement at k is copied to k + 1, k + 2, … while it improves, so that round k is
 * compared with level k alone. `shift` is 1 or 3: the labels of a stop are at stop << shift | level.
 */
export declare class SearchState {
    shift: number;
    levels: number;
    maxTrips: number;
    /** Counts the runs of rounds, to tell what the present one has found. */
    run: number;
    /** arrival[stop << shift | level], level ≥ 1: earliest arrival by vehicle; level 0: since when somebody waits there in this round. */
    readonly arrival: Int32Array;
    /** ready[stop << shift | level]: earliest time able to board there, after the change or the walk. */
    readonly ready: Int32Array;
    /** rideTaken[stop << 3 | round]: slot that brought the traveller there, or ~leg when it is told by the log. */
    readonly rideTaken: Int32Array;
    /** boarding position << 16 | alighting position of that ride. */
    readonly ridePositions: Int32Array;
    /** walkedFrom[stop << 3 | round]: where the ride of `round` was left by the one who waits here for the next. */
    readonly walkedFrom: Int32Array;
    readonly waiting: Int32Array;
    waitingCount: number;
    readonly alighted: Int32Array;
    alightedCount: number;
    readonly isAlighted: Uint8Array;
    /** Chains to scan in this round, with the first and the last position where somebody waits. */
    queue: Int32Array<ArrayBuffer>;
    queueCount: number;
    firstWaiting: Uint16Array<ArrayBuffer>;
    lastWaiting: Uint16Array<ArrayBuffer>;
    /** ridden[chain << shift | level]: trip of the chain << 16 | position of a boarding; later ones of later trips are no news. */
    ridden: Int32Array<ArrayBuffer>;
    /** Legs in the same seat and legs of a headway, which do not fit into `rideTaken`. */
    legs: Int32Array<ArrayBuffer>;
    legCount: number;
    /** egress[stop]: seconds from there to the goal. */
    readonly egress: Int32Array;
    /**
     * bestAtGoal[k]: earliest time at the goal with at most k trips, in an earliest-arrival search in any round so far;
     * `NEVER` beyond the last. Who goes on after round k rides once more at least: what is no earlier than
     * bestAtGoal[k + 1] is no news.
     */
    readonly bestAtGoal: Int32Array<ArrayBuffer>;
    /** Per round: the earliest time at the goal that it found, the stop before it, and in which run. */
    readonly goalTime: Int32Array<ArrayBuffer>;
    readonly goalStop: Int32Array<ArrayBuffer>;
    readonly goalRun: Int32Array<ArrayBuffer>;
    /** lowerBound[stop]: seconds to the goal that no way undercuts. */
    lowerBound: Int32Array;
    readonly noLowerBound: Int32Array;
    constructor(stopCount: number);
}
/** Makes room for the chains of `view`. */
export declare function fitChains(state: SearchState, { chains }: DayView): void;
/** Forgets the query before; `levels` is 1 for an earliest arrival, the number of rounds for a range. */
export declare function clearLabels(state: SearchState, view: DayView, levels: number): void;
export declare const levelOf: (state: SearchState, round: number) => number;
//# sourceMappingURL=search-state.d.ts.map