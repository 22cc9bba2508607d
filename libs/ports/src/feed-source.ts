import type { FeedKind } from '@maillage/contracts';

/** What came back for a feed's address. */
export type FetchedFeed =
  | { readonly kind: 'unchanged' }
  | {
      readonly kind: 'archive';
      readonly bytes: AsyncIterable<Uint8Array>;
      readonly validator: string | undefined;
      /** The server says that there is nothing just now, which is no fault of a feed of the moment's state. */
      readonly isNothing?: boolean;
    };

export interface FetchOptions {
  readonly maxBytes: number;
  /** What the last answer gave (ETag or date), so that nothing travels when nothing changed. */
  readonly validator?: string | undefined;
  /** A GBFS system is collected from several documents; everything else is one file. */
  readonly kind?: FeedKind | undefined;
  /** Addresses that are not public and that the territory allows all the same. */
  readonly allow?: readonly string[] | undefined;
  /** For the feed's own server, with `${NAME}` where the environment has a secret; so may the address. */
  readonly headers?: Readonly<Record<string, string>> | undefined;
  /** A `file:` URL of certificates (PEM), which alone are believed of the feed's own server; the usual ones where absent. */
  readonly ca?: string | undefined;
  /** The moment's state, whatever its media type: here within seconds or not at all. */
  readonly isLive?: boolean;
}

/** Where feeds come from. One implementation per URL scheme. */
export abstract class FeedSource {
  /**
   * The feed as one file (a folder is packed as a zip), streamed, at most `maxBytes`.
   * @throws Failure `FETCH_…`, retryable or not, with the cause in words
   */
  abstract fetch(url: string, options: FetchOptions): Promise<FetchedFeed>;
}
