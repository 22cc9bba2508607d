import type { DayView } from '@maillage/transit-timetable';
import type { StopOffset } from './journey.js';
/**
 * Seconds to the goal that no way undercuts: shortest rides between neighbours and walks, without waiting and without
 * changing. One search backwards from the goal per query, in buckets (Dial 1969).
 */
export declare class LowerBound {
    #private;
    constructor(view: DayView);
    /** Bounds up to `limit`; what is farther counts as that far. The array is overwritten by the next call. */
    compute(goal: readonly StopOffset[], limit: number): Int32Array;
}
//# sourceMappingURL=lower-bound.d.ts.map