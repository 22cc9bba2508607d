import { type DayView } from '@maillage/transit-timetable';
import type { StopOffset } from './journey.js';
import { type SearchState } from './search-state.js';
/** Waits at an access stop from `time` on, unless somebody was ready there earlier or it leads nowhere in time. */
export declare function startAt(state: SearchState, { stop, seconds }: StopOffset, time: number): void;
/** Rounds of RAPTOR from the stops where somebody waits: round k finds what k trips reach. */
export declare function runRounds(view: DayView, state: SearchState): void;
//# sourceMappingURL=rounds.d.ts.map