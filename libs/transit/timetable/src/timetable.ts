import type { Column, ServiceDay } from '@maillage/kernel';
import type { StringColumn } from '@maillage/snapshot';
import type { AgencyIndex, PatternIndex, RouteIndex, ServiceIndex, StopIndex, TripIndex } from './indices.js';

/**
 * The timetable of a territory: all its feeds as immutable columns, what the router reads on every day.
 * All columns are views into one buffer (a SharedArrayBuffer when it was loaded from a snapshot).
 */
export interface Timetable {
  /** The territory's zone (IANA): day views are anchored in it. */
  readonly timezone: string;
  readonly feeds: readonly TimetableFeed[];
  /** First service date of any feed. */
  readonly firstDay: ServiceDay;
  /** Number of service dates from `firstDay` to the last of any feed. */
  readonly dayCount: number;
  readonly stops: Stops;
  readonly footpaths: Footpaths;
  /** The same for who needs streets without steps; the very same walks where no streets are known. */
  readonly wheelchairFootpaths: Footpaths;
  readonly passages: Passages;
  readonly patterns: Patterns;
  readonly lines: Lines;
  readonly trips: Trips;
  readonly profiles: Profiles;
  readonly services: Services;
  readonly routes: Routes;
  readonly agencies: Agencies;
}

export interface TimetableFeed {
  readonly id: string;
  readonly timezone: string;
  readonly publisherName: string;
  readonly publisherUrl: string;
  readonly lang: string;
  readonly firstDay: ServiceDay;
  readonly lastDay: ServiceDay;
}

/** Stops, renumbered along a Hilbert curve so that neighbours on the ground are neighbours in memory. */
export interface Stops {
  readonly count: number;
  readonly latitude: Column<StopIndex, Float64Array>;
  readonly longitude: Column<StopIndex, Float64Array>;
  readonly feed: Column<StopIndex, Uint16Array>;
  /** Station of a platform, −1 for none. */
  readonly parent: Column<StopIndex>;
  /** GTFS `location_type`. */
  readonly locationType: Column<StopIndex, Uint8Array>;
  /** `levels.txt`: quarters of a storey above `LOWEST_LEVEL`, from 1 on; 0 when nobody tells. `levelOf` reads it. */
  readonly level: Column<StopIndex, Uint8Array>;
  /** GTFS accessibility: 0 unknown, 1 possible, 2 not possible. */
  readonly wheelchair: Column<StopIndex, Uint8Array>;
  /**
   * The stop that the traveller knows: itself, except for a variant, which is a copy of a stop made so that
   * `transfers.txt` rows that name a route or a trip hold for some patterns only. A variant has its origin's place.
   */
  readonly origin: Column<StopIndex>;
  /** Seconds between alighting and boarding at this very stop; `FORBIDDEN_CHANGE` when not possible. */
  readonly changeSeconds: Column<StopIndex>;
  /** children[childOffset[s] … childOffset[s + 1] − 1]: platforms of station s, and the variants of stop s. */
  readonly childOffset: Int32Array;
  readonly children: Int32Array;
  /** Texts, read by the process that writes answers and never by the router's threads. */
  readonly id: StringColumn<StopIndex>;
  readonly code: StringColumn<StopIndex>;
  readonly name: StringColumn<StopIndex>;
  readonly platformCode: StringColumn<StopIndex>;
}

/** Walks between two different stops. to[offset[s] … offset[s + 1] − 1], shortest first. */
export interface Footpaths {
  readonly offset: Int32Array;
  readonly to: Int32Array;
  /** Includes the time that a change needs. */
  readonly seconds: Int32Array;
}

/**
 * Ways inside stations (`pathways.txt`) between entrances and platforms, and between platforms, of the stations that tell
 * all of theirs. Row by row, sorted by the stop from which one goes.
 */
export interface Passages {
  readonly from: Int32Array;
  readonly to: Int32Array;
  /** On foot at the speed of `WalkingRules`. */
  readonly seconds: Int32Array;
  /** Without a step; −1 where there is no such way. */
  readonly wheelchairSeconds: Int32Array;
}

export interface Patterns {
  readonly count: number;
  /** Length count + 1: pattern p owns the positions stopOffset[p] … stopOffset[p + 1] − 1. */
  readonly stopOffset: Int32Array;
  /** Per position: stop << 2 | canAlight << 1 | canBoard. */
  readonly stopWord: Int32Array;
  /** Per position: GTFS pickup_type << 4 | drop_off_type << 2 (0–3 each). */
  readonly boarding: Uint8Array;
  readonly route: Column<PatternIndex>;
  /** Length count + 1: pattern p owns the trips tripOffset[p] … tripOffset[p + 1] − 1, ordered by start. */
  readonly tripOffset: Int32Array;
  /** Offset into `sequences`: `stop_sequence` at position i is sequences[sequence + i], but for `Trips.otherSequenceOf`. */
  readonly sequence: Column<PatternIndex>;
  /** GTFS `stop_sequence`, increasing along a trip; each list is kept once. */
  readonly sequences: Int32Array;
}

/** Where vehicles pass between stops (`shapes.txt`), read by the process that writes answers and never by the router's threads. */
export interface Lines {
  /**
   * One per position of `Patterns.stopWord`, and one more: points offset[i] … offset[i + 1] − 1 lie between the position before
   * and position i, the stops themselves left out. None where the feed has no shape.
   */
  readonly offset: Int32Array;
  /** points[2p] latitude, points[2p + 1] longitude of point p, in microdegrees. */
  readonly points: Int32Array;
}

export interface Trips {
  readonly count: number;
  readonly pattern: Column<TripIndex>;
  /** Departure from the first position, seconds from noon − 12 h of the feed's zone. */
  readonly start: Column<TripIndex>;
  /** Offset into the profile columns: arrival at position i is start + profiles.arrival[profile + i]. */
  readonly profile: Column<TripIndex>;
  readonly service: Column<TripIndex>;
  /** The trip that the same vehicle runs next with passengers staying seated, where it runs that day; −1 for none. */
  readonly next: Column<TripIndex>;
  /**
   * Where services meet on some days only: trip otherNextOf[i] goes on as trip otherNext[i] on days on which neither
   * `next` nor an entry before runs. Sorted by trip; mostly empty.
   */
  readonly otherNextOf: Int32Array;
  readonly otherNext: Int32Array;
  /** Trips that number their stops otherwise than their pattern, ascending: otherSequenceOf[i] from otherSequence[i] on. */
  readonly otherSequenceOf: Int32Array;
  readonly otherSequence: Int32Array;
  /** 0 for a trip that runs once at its time; else the seconds promised between runs from `start` to `end`. */
  readonly headwaySeconds: Column<TripIndex>;
  /** With a headway: runs leave the first position before this, in seconds from noon − 12 h. */
  readonly end: Column<TripIndex>;
  /** 0 or 1; 255 unknown. */
  readonly direction: Column<TripIndex, Uint8Array>;
  readonly wheelchair: Column<TripIndex, Uint8Array>;
  readonly bikes: Column<TripIndex, Uint8Array>;
  readonly id: StringColumn<TripIndex>;
  readonly headsign: StringColumn<TripIndex>;
  readonly shortName: StringColumn<TripIndex>;
}

/** Seconds from the departure at the first position, one entry per position, shared by all trips that run alike. */
export interface Profiles {
  readonly arrival: Uint16Array | Int32Array;
  readonly departure: Uint16Array | Int32Array;
}

export interface Services {
  readonly count: number;
  readonly feed: Column<ServiceIndex, Uint16Array>;
  readonly wordsPerService: number;
  /** bits[service * wordsPerService + (d >> 5)] bit (d & 31), where d = day − firstDay of the timetable */
  readonly bits: Uint32Array;
  /** anchors[feed * dayCount + d]: the instant of noon − 12 h of day firstDay + d in the feed's zone. */
  readonly anchors: Float64Array;
}

export interface Routes {
  readonly count: number;
  readonly feed: Column<RouteIndex, Uint16Array>;
  readonly agency: Column<RouteIndex>;
  /** GTFS `route_type`, basic or extended. */
  readonly type: Column<RouteIndex, Uint16Array>;
  readonly id: StringColumn<RouteIndex>;
  readonly shortName: StringColumn<RouteIndex>;
  readonly longName: StringColumn<RouteIndex>;
  /** Six hexadecimal digits, or empty. */
  readonly color: StringColumn<RouteIndex>;
  readonly textColor: StringColumn<RouteIndex>;
}

export interface Agencies {
  readonly count: number;
  readonly feed: Column<AgencyIndex, Uint16Array>;
  readonly id: StringColumn<AgencyIndex>;
  readonly name: StringColumn<AgencyIndex>;
  readonly url: StringColumn<AgencyIndex>;
}

/** In `Stops.changeSeconds`: alighting here never leads to boarding here. Larger than any search horizon. */
export const FORBIDDEN_CHANGE = 0x1fffffff;

/** Storeys. */
export const LOWEST_LEVEL = -32;
