import type { FeedKind } from '@maillage/contracts';
import type { ExtractReport } from '@maillage/street-extract';
import type { FeedReport } from '@maillage/transit-gtfs';

/** What reading a version found, by the kind of its feed. */
export interface ReportByKind {
  readonly gtfs: FeedReport;
  readonly osm: ExtractReport;
}

export type VersionReport = ReportByKind[FeedKind];
