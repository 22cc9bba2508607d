import { FeedReader } from '@maillage/ports';
import type { FeedReport } from '@maillage/transit-gtfs';
import { runInThread, type ThreadLimits } from '../thread/run-in-thread.js';

/** Beside this file, with this file's extension: .ts from sources, .js from dist. */
const ENTRY = new URL(`./feed-reader.worker${import.meta.url.slice(-3)}`, import.meta.url);

/** Reads each archive in a thread of its own, bounded in time and memory. */
export class ThreadFeedReader extends FeedReader {
  constructor(private readonly limits: ThreadLimits = { seconds: 300, heapMegabytes: 1500 }) {
    super();
  }

  override async read(archive: { path: string; feed: string }): Promise<FeedReport> {
    return (await runInThread(ENTRY, archive.path, this.limits)) as FeedReport;
  }
}
