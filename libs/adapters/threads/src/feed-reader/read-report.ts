import type { FeedKind } from '@maillage/contracts';
import type { VersionReport } from '@maillage/ports';
import { readSharing } from './read-sharing.js';
import { readStreets } from './read-streets.js';
import { readTimetable } from './read-timetable.js';

/** What the thread is given. */
export interface ReadingTask {
  readonly path: string;
  readonly kind: FeedKind;
}

const READERS: Record<FeedKind, (path: string) => Promise<VersionReport>> = {
  gtfs: readTimetable,
  osm: readStreets,
  gbfs: readSharing,
};

/** Reads and validates what lies at `path`. */
export const readReport = ({ path, kind }: ReadingTask): Promise<VersionReport> => READERS[kind](path);
