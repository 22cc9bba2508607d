import { type DayView, type StopIndex, type Timetable } from '@maillage/transit-timetable';
/** A network in numbers, for specs: everything runs on one day, stops have no place, walks are what is listed. */
export interface Network {
    readonly stopCount: number;
    readonly changeSeconds: number;
    readonly walks: readonly {
        readonly from: number;
        readonly to: number;
        readonly seconds: number;
    }[];
    readonly trips: readonly NetworkTrip[];
}
export interface NetworkTrip {
    readonly calls: readonly Call[];
    /** Place in `trips` of the run that the same vehicle makes next. */
    readonly next?: number;
    readonly headway?: {
        readonly seconds: number;
        readonly end: number;
    };
}
export interface Call {
    readonly stop: number;
    readonly arrival: number;
    readonly departure: number;
    readonly canBoard?: boolean;
    readonly canAlight?: boolean;
}
export interface Views {
    readonly forward: DayView;
    readonly backward: DayView;
    readonly timetable: Timetable;
    /** Index of a stop of the network. */
    readonly stop: (place: number) => StopIndex;
    /** Place of a stop of the views. */
    readonly place: (stop: StopIndex) => number;
}
export declare function viewsOf(network: Network): Views;
//# sourceMappingURL=network.d.ts.map