/** What every engine is asked: from stop to stop, at a time of the benchmark's date, in seconds. */
export interface BenchQuery {
  readonly from: string;
  readonly to: string;
  readonly time: number;
}

export interface Answer {
  readonly departure: number;
  readonly arrival: number;
  readonly trips: number;
}

export interface Engine {
  readonly name: string;
  readonly earliest: (query: BenchQuery) => readonly Answer[];
  /** Journeys that depart in the two hours from `time` on; absent when the engine cannot. */
  readonly range?: (query: BenchQuery) => readonly Answer[];
}

export const RANGE_SECONDS = 7200;
export const MAX_TRIPS = 6;
