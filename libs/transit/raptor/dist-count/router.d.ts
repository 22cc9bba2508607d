import { type DayView } from '@maillage/transit-timetable';
import type { Journey, Query, ReachQuery } from './journey.js';
/** Answers queries on one day view, one at a time; what it needs is allocated once. */
export interface Router {
    readonly view: DayView;
    /**
     * All journeys that are Pareto-optimal in time and number of trips: on a forward view the earliest arrivals when one
     * leaves at `time`, on a backward view the latest departures when one arrives by `time`.
     */
    earliest(query: Query, time: number): Journey[];
    /**
     * All journeys that are Pareto-optimal in departure, arrival and number of trips and depart in [from, to], on a
     * backward view arrive in [from, to]. One that is beaten by a journey from just outside is left out.
     */
    range(query: Query, from: number, to: number): Journey[];
    /**
     * All stops at once: reached[stop * (maxTrips + 1) + k] is how many seconds after `time` one is there with at most k
     * trips (backward: how long before `time` one leaves), `UNREACHED` beyond `maxSeconds`.
     */
    reachAll(query: ReachQuery, time: number, maxSeconds: number): Int32Array<ArrayBuffer>;
    /** Answers on another view of the same stops from now on. */
    use(view: DayView): void;
}
export declare function createRouter(view: DayView): Router;
//# sourceMappingURL=router.d.ts.map