import type { Notice, NoticeGroup } from '@maillage/kernel';
import { readFeed, reportFeed, type FeedReading, type FeedReport } from '@maillage/transit-gtfs';
import { ArchiveRefusal } from '../archive/archive-rules.js';
import { openArchive, type OpenArchive } from '../archive/open-archive.js';

/** Reads and validates the GTFS archive at `path`; what cannot be opened is an error notice in the report. */
export async function readTimetable(path: string): Promise<FeedReport> {
  let archive: OpenArchive | undefined;
  try {
    archive = await openArchive(path);
    const reading = await readFeed(archive);
    const fingerprint = await archive.fingerprint();
    return reportFeed(withNotices(reading, archive.notices), fingerprint);
  } catch (thrown) {
    if (thrown instanceof ArchiveRefusal) return reportFeed(withNotices(NOTHING, [thrown.notice]), '');
    throw thrown;
  } finally {
    archive?.close();
  }
}

const NOTHING: FeedReading = { feed: undefined, notices: [] };

const withNotices = (reading: FeedReading, notices: readonly Notice[]): FeedReading => ({
  ...reading,
  notices: [...notices.map(groupOf), ...reading.notices],
});

const groupOf = (notice: Notice): NoticeGroup => ({
  code: notice.code,
  severity: notice.severity,
  count: 1,
  samples: [notice],
});
