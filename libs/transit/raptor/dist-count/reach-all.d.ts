import { type DayView } from '@maillage/transit-timetable';
import type { ReachQuery } from './journey.js';
import type { SearchState } from './search-state.js';
/**
 * One run of rounds to all stops, on labels that are clear and have a level per round.
 * reached[stop * (maxTrips + 1) + k]: seconds to be there with at most k trips, `UNREACHED` beyond `maxSeconds`; who may
 * end on foot gets there from the place at k = 0 and from the last stop at which one alights too.
 */
export declare function reachAll(view: DayView, state: SearchState, { access, endsOnFoot }: ReachQuery, time: number, maxSeconds: number): Int32Array<ArrayBuffer>;
//# sourceMappingURL=reach-all.d.ts.map