import { type DayView } from '@maillage/transit-timetable';
/** Hops backwards: from[offset[s] … offset[s + 1] − 1] are the stops before s, seconds[…] the least it takes from there. */
export interface Hops {
    readonly offset: Int32Array;
    readonly from: Int32Array;
    readonly seconds: Int32Array;
}
/** The shortest ride of any run between neighbouring stops, every seam where one stays seated, every footpath. */
export declare function shortestHops(view: DayView): Hops;
//# sourceMappingURL=shortest-hops.d.ts.map