import type { Calendar } from './calendar.js';

/** What the oracle knows of a territory: its feeds as they are written, stops numbered across feeds. */
export interface OracleNetwork {
  /** In the order of the territory. */
  readonly feeds: readonly OracleFeed[];
  readonly stops: readonly OracleStop[];
  readonly trips: readonly OracleTrip[];
  readonly transfers: readonly TransferRow[];
}

export interface OracleFeed {
  readonly id: string;
  readonly timezone: string;
  readonly calendar: Calendar;
}

export interface OracleStop {
  readonly feed: OracleFeed;
  readonly id: string;
  readonly latitude: number;
  readonly longitude: number;
  /** Where vehicles stop: `location_type` 0 or none. */
  readonly isPlatform: boolean;
  /** The stops above it, nearest first. */
  readonly parents: readonly number[];
}

export interface OracleTrip {
  readonly feed: OracleFeed;
  readonly id: string;
  /** Route and trip with their feed, as transfers name them. */
  readonly key: string;
  readonly route: string;
  readonly service: string;
  readonly block: string;
  readonly stops: Int32Array;
  /** Seconds from noon − 12 h. Nobody arrives at the first stop nor leaves from the last: the times there are equal. */
  readonly arrivals: Int32Array;
  readonly departures: Int32Array;
  /** 1 where one may board (`pickup_type` is not 1, not at the last stop), or alight (the same, not at the first). */
  readonly boards: Uint8Array;
  readonly alights: Uint8Array;
  /** Rows of `frequencies.txt`; a trip that has some never runs at its own times. */
  readonly frequencies: readonly FrequencyRow[];
}

export interface FrequencyRow {
  readonly start: number;
  readonly end: number;
  readonly headway: number;
  readonly exact: boolean;
}

/** A row of `transfers.txt`; routes and trips carry their feed and are empty where the row names none. */
export interface TransferRow {
  readonly type: number;
  /** Platforms: the stop itself or all below the station, and whether it was named itself. */
  readonly from: readonly NamedPlatform[];
  readonly to: readonly NamedPlatform[];
  readonly fromRoute: string;
  readonly toRoute: string;
  readonly fromTrip: string;
  readonly toTrip: string;
  /** −1 when empty. */
  readonly minSeconds: number;
}

export interface NamedPlatform {
  readonly stop: number;
  readonly isNamed: boolean;
}
