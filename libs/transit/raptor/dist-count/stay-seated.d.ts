import type { DayView } from '@maillage/transit-timetable';
import { type SearchState } from './search-state.js';
/**
 * Rides on from the end of a slot in the runs that the same vehicle makes next: the same trip for the rider, without
 * change time. One neither boards nor alights at the seam, where the run before has just stopped.
 */
export declare function staySeated(view: DayView, state: SearchState, round: number, slot: number, boarded: number): void;
//# sourceMappingURL=stay-seated.d.ts.map