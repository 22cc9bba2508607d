import type { FeedKind, ParkingProfileName } from '@maillage/contracts';
import type { ReportByKind } from './feed-report.js';

/** Reads an archive of unknown quality (a zip of tables, an extract), in a thread of bounded memory and time that ends with the work. */
export abstract class FeedReader {
  /** Always a report: what cannot be read is an error notice in it. @throws Failure `READER_…` when the machinery broke */
  abstract read<Kind extends FeedKind>(archive: {
    path: string;
    feed: string;
    kind: Kind;
    /** Of kind `parking`. */
    profile?: ParkingProfileName | undefined;
  }): Promise<ReportByKind[Kind]>;
}
