import type { DayView } from '@maillage/transit-timetable';
import type { StopOffset } from './journey.js';
/**
 * Every moment in [from, to] at which leaving later would miss a run, with the access stop where it is boarded,
 * as moment * access.length + place in the access list, ascending.
 */
export declare function listDepartures(view: DayView, access: readonly StopOffset[], from: number, to: number): Float64Array;
/** Where a headway is boarded, for which every moment is one to leave. */
export declare const listHeadwayStops: ({ boardings, chains }: DayView, access: readonly StopOffset[]) => StopOffset[];
//# sourceMappingURL=departures.d.ts.map