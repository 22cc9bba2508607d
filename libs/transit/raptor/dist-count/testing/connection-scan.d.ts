import { type DayView } from '@maillage/transit-timetable';
import type { Query } from '../journey.js';
/**
 * The Connection Scan Algorithm (Dibbelt, Pajor, Strasser, Wagner 2013) with trips counted: a judge for RAPTOR that knows
 * neither chains nor rounds. Times are the view's own (mirrored in a backward view). Headways are not connections.
 */
export declare function scanConnections(view: DayView, query: Query, time: number): {
    trips: number;
    time: number;
}[];
//# sourceMappingURL=connection-scan.d.ts.map