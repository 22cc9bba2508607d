import type { FeedKind } from '@maillage/contracts';

/** What came back for a feed's address. */
export type FetchedFeed =
  | { readonly kind: 'unchanged' }
  | { readonly kind: 'archive'; readonly bytes: AsyncIterable<Uint8Array>; readonly validator: string | undefined };

export interface FetchOptions {
  readonly maxBytes: number;
  /** What the last answer gave (ETag or date), so that nothing travels when nothing changed. */
  readonly validator?: string | undefined;
  /** A GBFS system is collected from several documents; everything else is one file. */
  readonly kind?: FeedKind | undefined;
}

/** Where feeds come from. One implementation per URL scheme. */
export abstract class FeedSource {
  /**
   * The feed as one file (a folder is packed as a zip), streamed, at most `maxBytes`.
   * @throws Failure `FETCH_…`, retryable or not, with the cause in words
   */
  abstract fetch(url: string, options: FetchOptions): Promise<FetchedFeed>;
}
