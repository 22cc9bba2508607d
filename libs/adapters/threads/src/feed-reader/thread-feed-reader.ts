import type { FeedKind, ParkingProfileName } from '@maillage/contracts';
import { FeedReader, type ReportByKind } from '@maillage/ports';
import { runInThread, type ThreadLimits } from '../thread/run-in-thread.js';
import type { ReadingTask } from './read-report.js';

/** Beside this file, with this file's extension: .ts from sources, .js from dist. */
const ENTRY = new URL(`./feed-reader.worker${import.meta.url.slice(-3)}`, import.meta.url);

/** Reads each archive in a thread of its own, bounded in time and memory. */
export class ThreadFeedReader extends FeedReader {
  constructor(private readonly limits: ThreadLimits = { seconds: 300, heapMegabytes: 1500 }) {
    super();
  }

  override async read<Kind extends FeedKind>(archive: {
    path: string;
    feed: string;
    kind: Kind;
    profile?: ParkingProfileName | undefined;
  }): Promise<ReportByKind[Kind]> {
    const { path, feed, kind, profile } = archive;
    const task: ReadingTask = { path, feed, kind, profile };
    return (await runInThread(ENTRY, task, this.limits)) as ReportByKind[Kind];
  }
}
