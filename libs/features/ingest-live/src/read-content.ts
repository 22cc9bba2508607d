import { Failure, type Instant } from '@maillage/kernel';
import type { LiveDocuments, LiveReader, LiveReading } from '@maillage/ports';
import { labelOf, type LivePart } from './live-part.js';

/** What came of asking for a part, or what was sent. */
export type Content =
  ReadableContent | { readonly kind: 'unchanged' } | { readonly kind: 'failed'; readonly code: string };

export type ReadableContent =
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array }
  /** The server says that there is nothing just now. */
  | { readonly kind: 'nothing' };

/** What content says, or the code of why it was not read. */
export async function readContent(
  reader: LiveReader,
  live: LivePart,
  content: ReadableContent,
  { now, last }: { readonly now: Instant; readonly last: LiveDocuments['last'] },
): Promise<LiveReading | string> {
  const { feed, document } = live;
  if (content.kind === 'nothing') return feed.kind === 'gtfs-rt' ? NO_VEHICLE : 'FETCH_EMPTY';
  const documents = new Map([[document, content.bytes]]);
  try {
    return await reader.read({ label: labelOf(live), kind: feed.kind, profile: feed.profile, now, documents, last });
  } catch (thrown) {
    if (thrown instanceof Failure && thrown.code.startsWith('READER_')) return thrown.code;
    throw thrown;
  }
}

/** What no vehicle on the road comes to (A22). */
const NO_VEHICLE: LiveReading = {
  facts: { updates: [], alerts: [], positions: [] },
  timestamp: undefined,
  feedVersion: '',
  entities: 0,
  notices: [],
  refusal: undefined,
};
