import { buffer } from 'node:stream/consumers';
import { describe, expect, it } from '@jest/globals';
import type { FeedSource, FetchedFeed } from '@maillage/ports';

/** A feed that is published somewhere, with one file inside. */
export interface Publication {
  readonly source: FeedSource;
  readonly url: string;
  /** An address of the same kind where nothing is. */
  readonly missing: string;
  /** Publishes the feed again with another content. */
  readonly publish: (content: string) => Promise<void>;
  readonly close?: () => Promise<void>;
}

const maxBytes = 1_000_000;
/** Signature of a zip's first local file header (APPNOTE 4.3.7). */
const ZIP = Buffer.from([0x50, 0x4b, 0x03, 0x04]);

export function describeFeedSource(name: string, make: () => Promise<Publication>): void {
  const withPublication = async (work: (publication: Publication) => Promise<void>): Promise<void> => {
    const publication = await make();
    try {
      await work(publication);
    } finally {
      await publication.close?.();
    }
  };

  describe(`${name} keeps the promises of FeedSource`, () => {
    it('gives the feed as a zip', () =>
      withPublication(async ({ source, url }) => {
        const archive = await archiveOf(source.fetch(url, { maxBytes }));
        expect((await buffer(archive.bytes)).subarray(0, 4)).toEqual(ZIP);
      }));

    it('gives nothing when nothing changed, and the feed again when something did', () =>
      withPublication(async ({ source, url, publish }) => {
        const first = await archiveOf(source.fetch(url, { maxBytes }));
        const before = await buffer(first.bytes);
        expect(first.validator).toBeDefined();
        const again = { maxBytes, validator: first.validator };
        expect(await source.fetch(url, again)).toEqual({ kind: 'unchanged' });
        await publish('something quite different');
        const changed = await archiveOf(source.fetch(url, again));
        expect(changed.validator).not.toBe(first.validator);
        expect(await buffer(changed.bytes)).not.toEqual(before);
      }));

    it('gives up on a feed that is larger than asked', () =>
      withPublication(async ({ source, url }) => {
        const read = async (): Promise<Buffer> => buffer((await archiveOf(source.fetch(url, { maxBytes: 100 }))).bytes);
        await expect(read()).rejects.toMatchObject({ code: 'FETCH_TOO_LARGE', retryable: false });
      }));

    it('says that there is no feed', () =>
      withPublication(async ({ source, missing }) => {
        await expect(source.fetch(missing, { maxBytes })).rejects.toMatchObject({ code: 'FETCH_NOT_FOUND' });
      }));
  });
}

async function archiveOf(fetched: Promise<FetchedFeed>): Promise<Extract<FetchedFeed, { kind: 'archive' }>> {
  const feed = await fetched;
  if (feed.kind === 'archive') return feed;
  throw new Error('an archive was expected');
}
