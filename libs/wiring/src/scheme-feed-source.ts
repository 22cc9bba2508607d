import { Failure } from '@maillage/kernel';
import { FeedSource, type FetchedFeed, type FetchOptions } from '@maillage/ports';

/** Picks the source that knows the scheme of the feed's address. */
export class SchemeFeedSource extends FeedSource {
  constructor(private readonly sources: Readonly<Record<string, FeedSource>>) {
    super();
  }

  override fetch(url: string, options: FetchOptions): Promise<FetchedFeed> {
    const scheme = /^[a-z]+:/i.exec(url)?.[0].toLowerCase() ?? '';
    const source = this.sources[scheme];
    if (!source)
      throw new Failure('FETCH_UNKNOWN_SCHEME', `feeds come over ${Object.keys(this.sources).join(', ')} only`);
    return source.fetch(url, options);
  }
}
