import { type CityOptions } from '@maillage/transit-gtfs/testing';
/** `A → B 08:00 on 20260120`: leave at; `… 08:00–10:00`: leave between; `A → B by 09:00`, `by 08:00–09:00`: arrive. */
export type Question = string;
interface Feed {
    readonly text: string;
    readonly options?: CityOptions;
}
/**
 * A city, a question, and its journeys, each told as `BUS 1 A 08:00 → B 08:10 | BUS 2 B 08:15 → C 08:30`. Between two
 * rides one changes at the stop or walks; `=` before a ride says that one stays seated. `leave` and `reach` are told
 * where a headway makes them differ from the rides. Times count from noon − 12 h of the date.
 */
export declare function scenario(name: string, cities: string | readonly Feed[], question: Question, answer: readonly string[]): void;
export {};
//# sourceMappingURL=scenario.d.ts.map