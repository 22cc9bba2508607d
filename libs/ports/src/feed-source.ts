/** What came back for a feed's address. */
export type FetchedFeed =
  | { readonly kind: 'unchanged' }
  | { readonly kind: 'archive'; readonly bytes: AsyncIterable<Uint8Array>; readonly validator: string | undefined };

/** Where feeds come from. One implementation per URL scheme. */
export abstract class FeedSource {
  /**
   * The feed as a zip archive (a folder is packed), streamed, at most `maxBytes`.
   * `validator` is what the last answer gave (ETag or date), so that nothing travels when nothing changed.
   * @throws Failure `FETCH_…`, retryable or not, with the cause in words
   */
  abstract fetch(url: string, options: { maxBytes: number; validator?: string | undefined }): Promise<FetchedFeed>;
}
