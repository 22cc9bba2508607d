import { describe, expect, it } from '@jest/globals';
import { FeedSource, type FetchedFeed, type FetchOptions } from '@maillage/ports';
import { SecretFeedSource } from './secret-feed-source.js';

/** Notes what it is asked. */
class Asked extends FeedSource {
  readonly fetches: { url: string; options: FetchOptions }[] = [];
  override fetch(url: string, options: FetchOptions): Promise<FetchedFeed> {
    this.fetches.push({ url, options });
    return Promise.resolve({ kind: 'unchanged' });
  }
}

describe('secrets of the environment', () => {
  const asked = new Asked();
  const source = new SecretFeedSource(asked, { TOKEN: 's&cret', EMPTY: '' });

  it('stand where the territory file names them, in an address as part of it', async () => {
    await source.fetch('https://example.org/feed?key=${TOKEN}&x=1', {
      maxBytes: 1,
      headers: { Authorization: 'Bearer ${TOKEN}', Plain: '$TOKEN' },
    });
    expect(asked.fetches).toEqual([
      {
        url: 'https://example.org/feed?key=s%26cret&x=1',
        options: { maxBytes: 1, headers: { Authorization: 'Bearer s&cret', Plain: '$TOKEN' } },
      },
    ]);
  });

  it.each(['OTHER', 'EMPTY'])('are missed by their name: %s', async (name) => {
    const fetched = source.fetch(`https://example.org/\${${name}}`, { maxBytes: 1 });
    await expect(fetched).rejects.toMatchObject({
      code: 'SECRET_MISSING',
      retryable: false,
      message: expect.stringContaining(name),
    });
  });
});
