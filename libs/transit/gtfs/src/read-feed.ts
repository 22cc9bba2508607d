import { NoticeLog } from '@maillage/feed-reading';
import type { NoticeGroup } from '@maillage/kernel';
import type { TransitFeed } from '@maillage/transit-model';
import type { FeedFiles } from './feed-files.js';
import { DEFAULT_LIMITS, type Limits } from './limits.js';
import { listFiles } from './list-files.js';
import { readAgencies } from './tables/agency.table.js';
import { readServices } from './tables/calendar.table.js';
import { readPublisher } from './tables/feed-info.table.js';
import { readFrequencies } from './tables/frequencies.table.js';
import { keepTrips } from './tables/keep-trips.js';
import type { Reading } from './tables/reading.js';
import { readLevels } from './tables/levels.table.js';
import { readPathways } from './tables/pathways.table.js';
import { readRoutes } from './tables/routes.table.js';
import { settleTrips } from './tables/settle-trips.js';
import { readShapes } from './tables/shapes.table.js';
import { readStopTimes } from './tables/read-stop-times.js';
import { readStops } from './tables/stops.table.js';
import { readTransfers } from './tables/transfers.table.js';
import { readTrips } from './tables/trips.table.js';

/** What reading a feed gave. */
export interface FeedReading {
  /** Undefined when a notice is an error. */
  readonly feed: TransitFeed | undefined;
  /** Errors first, then warnings, then the rest. */
  readonly notices: readonly NoticeGroup[];
}

/**
 * Reads a GTFS feed of unknown quality in one pass over each file.
 * Whatever is odd becomes a notice; nothing is thrown but what `files` throws.
 */
export async function readFeed(files: FeedFiles, limits: Partial<Limits> = {}): Promise<FeedReading> {
  const log = new NoticeLog();
  const reading: Reading = { files, log, limits: { ...DEFAULT_LIMITS, ...limits } };
  listFiles(reading);
  const feed = await readTables(reading);
  return { feed: log.hasErrors ? undefined : feed, notices: log.groups() };
}

/** Undefined when a file could not be used that the next ones refer to: they would only seem to be full of mistakes. */
async function readTables(reading: Reading): Promise<TransitFeed | undefined> {
  const { log } = reading;
  const { agencies, ids: agencyIds, timezone } = await readAgencies(reading);
  const publisher = await readPublisher(reading);
  const stopReading = await readStops(reading, await readLevels(reading));
  const { stops, ids: stopIds } = stopReading;
  const { routes, ids: routeIds } = await readRoutes(reading, agencyIds, agencies.length);
  const { services, ids: serviceIds } = await readServices(reading);
  const { shapes, ids: shapeIds } = await readShapes(reading);
  if (['stops.txt', 'routes.txt', 'calendar.txt', 'calendar_dates.txt'].some((file) => log.hasErrorsIn(file)))
    return undefined;
  const tripReading = await readTrips(reading, { routes: routeIds, services: serviceIds, shapes: shapeIds });
  const { trips, ids: tripIds } = tripReading;
  if (log.hasErrorsIn('trips.txt')) return undefined;
  const stopTimeReading = await readStopTimes(reading, stopReading, tripReading);
  const { stopTimes, moved } = settleTrips(reading, stopTimeReading, trips.id, stops);
  tripIds.reassign(moved);
  const frequencies = await readFrequencies(reading, tripIds);
  const transfers = await readTransfers(reading, { stops, stopIds, routeIds, tripIds });
  const pathways = await readPathways(reading, { stops, stopIds });
  return {
    timezone,
    agencies,
    stops,
    routes,
    services,
    trips: keepTrips(trips, moved),
    stopTimes,
    frequencies,
    transfers,
    pathways,
    shapes,
    publisher,
  };
}
