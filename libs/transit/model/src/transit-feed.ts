import type { Agency } from './agency.js';
import type { Frequency } from './frequency.js';
import type { Pathway } from './pathway.js';
import type { Route } from './route.js';
import type { ServiceCalendar } from './service-calendar.js';
import type { ShapeTable } from './shape.js';
import type { StopTimeTable } from './stop-time.js';
import type { Stop } from './stop.js';
import type { Transfer } from './transfer.js';
import type { TripTable } from './trip.js';

/**
 * One readable transit feed. References between its parts are row indices, −1 for none, always valid:
 * what dangled was dropped by the reader, and said in a notice.
 */
export interface TransitFeed {
  /** The one zone of the feed (IANA), from `agency.txt`. */
  readonly timezone: string;
  readonly agencies: readonly Agency[];
  /** In file order. */
  readonly stops: readonly Stop[];
  readonly routes: readonly Route[];
  readonly services: ServiceCalendar;
  readonly trips: TripTable;
  readonly stopTimes: StopTimeTable;
  /** Sorted by trip, then start. */
  readonly frequencies: readonly Frequency[];
  readonly transfers: readonly Transfer[];
  /** All of a station, or none: half of its ways would be dead ends. */
  readonly pathways: readonly Pathway[];
  readonly shapes: ShapeTable;
  readonly publisher: FeedPublisher;
}

/** From `feed_info.txt` and `attributions.txt`; empty texts when absent. */
export interface FeedPublisher {
  readonly name: string;
  readonly url: string;
  readonly lang: string;
  readonly version: string;
}
