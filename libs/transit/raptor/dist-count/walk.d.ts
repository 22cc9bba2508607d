import { type DayView } from '@maillage/transit-timetable';
import { type SearchState } from './search-state.js';
/**
 * From every stop that this round's rides reached: change there, or walk to a neighbour. Whoever is ready to board
 * earlier than anyone before waits there in the next round.
 */
export declare function walkOn(view: DayView, state: SearchState, round: number): void;
//# sourceMappingURL=walk.d.ts.map