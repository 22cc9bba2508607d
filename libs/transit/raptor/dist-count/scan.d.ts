import { type DayView } from '@maillage/transit-timetable';
import { type SearchState } from './search-state.js';
/**
 * Rides every queued chain (RAPTOR, algorithm 1, second loop). From the first to the last position where somebody
 * waits one alights and then boards, in this order, so that nobody leaves a trip where he boarded it; beyond, one
 * only alights.
 */
export declare function scanChains(view: DayView, state: SearchState, round: number): void;
//# sourceMappingURL=scan.d.ts.map