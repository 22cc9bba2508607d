import type { DayView } from '@maillage/transit-timetable';
import type { Journey, StopOffset } from './journey.js';
import { type SearchState } from './search-state.js';
/** Journeys that the last run found, fewest trips first: a round that reached the goal was earlier than those before it. */
export declare function collectJourneys(view: DayView, state: SearchState, access: readonly StopOffset[], into: Journey[]): void;
//# sourceMappingURL=reconstruct.d.ts.map