import type { FeedKind, ParkingProfileName } from '@maillage/contracts';
import type { VersionReport } from '@maillage/ports';
import { readHeights } from './read-heights.js';
import { readParkingFeed } from './read-parking-feed.js';
import { readSharing } from './read-sharing.js';
import { readStreets } from './read-streets.js';
import { readTimetable } from './read-timetable.js';

/** What the thread is given. */
export interface ReadingTask {
  readonly path: string;
  readonly feed: string;
  readonly kind: FeedKind;
  readonly profile: ParkingProfileName | undefined;
}

const READERS: Record<FeedKind, (task: ReadingTask) => Promise<VersionReport>> = {
  gtfs: ({ path }) => readTimetable(path),
  osm: ({ path }) => readStreets(path),
  heights: ({ path }) => readHeights(path),
  gbfs: ({ path }) => readSharing(path),
  parking: readParkingFeed,
};

/** Reads and validates what lies at `path`. */
export const readReport = (task: ReadingTask): Promise<VersionReport> => READERS[task.kind](task);
