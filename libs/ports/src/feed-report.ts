import type { FeedKind } from '@maillage/contracts';
import type { NoticeGroup } from '@maillage/kernel';
import type { ExtractReport } from '@maillage/street-extract';
import type { FeedReport } from '@maillage/transit-gtfs';

/** What reading bike shares, car parks or ground heights found. */
export interface FacilityReport {
  /** The same for the same facilities, whenever they were written; empty for what cannot be read. */
  readonly fingerprint: string;
  /** `stations`, `vehicleTypes`, `parks`, `tiles` … */
  readonly counts: Readonly<Record<string, number>>;
  readonly notices: readonly NoticeGroup[];
}

/** What reading a version found, by the kind of its feed. */
export interface ReportByKind {
  readonly gtfs: FeedReport;
  readonly osm: ExtractReport;
  readonly heights: FacilityReport;
  readonly gbfs: FacilityReport;
  readonly parking: FacilityReport;
}

export type VersionReport = ReportByKind[FeedKind];
