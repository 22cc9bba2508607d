import type { FeedReport } from '@maillage/transit-gtfs';

/** Reads an archive of unknown quality, in a thread of bounded memory and time that ends with the work. */
export abstract class FeedReader {
  /** Always a report: what cannot be read is an error notice in it. @throws Failure `READER_…` when the machinery broke */
  abstract read(archive: { path: string; feed: string }): Promise<FeedReport>;
}
