import { type DayView } from '@maillage/transit-timetable';
import type { SearchState } from './search-state.js';
/** Rides a chain whose vehicles are promised at intervals. `Slots.end` states the rule for both directions. */
export declare function rideHeadway(view: DayView, state: SearchState, round: number, chain: number, from: number): void;
//# sourceMappingURL=headway.d.ts.map