import { Failure } from '@maillage/kernel';
import { toFetchFailure } from './to-fetch-failure.js';

/** The file that a server sends, at most `maxBytes`; `close` runs when it ends, fails or is no longer wanted. */
export async function* archiveBody(
  body: AsyncIterable<Uint8Array>,
  options: { maxBytes: number; host: string; pages: Pages; close: () => void },
): AsyncGenerator<Uint8Array> {
  let total = 0;
  try {
    for await (const chunk of body) {
      if (total === 0 && isPage(chunk, options.pages)) throw pageReceived(options.host);
      total += chunk.length;
      if (total > options.maxBytes) throw tooLarge(options);
      yield chunk;
    }
  } catch (thrown) {
    throw toFetchFailure(thrown, options.host);
  } finally {
    options.close();
  }
}

/** Which markup a feed may be: none, XML and no HTML, or whatever its reader makes of it. */
type Pages = 'none' | 'XML' | 'welcome';

/** Markup that is no feed, after a byte order mark and white space. */
function isPage(chunk: Uint8Array, pages: Pages): boolean {
  if (pages === 'welcome') return false;
  const start = new TextDecoder().decode(chunk.subarray(0, 200));
  return pages === 'XML' ? /^\uFEFF?\s*<(!doctype html|html)\b/i.test(start) : /^\uFEFF?\s*</.test(start);
}

const pageReceived = (host: string): Failure =>
  new Failure('NOT_A_ZIP', `${host}: HTML page received instead of the feed`, { retryable: true });

export const tooLarge = ({ host, maxBytes }: { host: string; maxBytes: number }): Failure =>
  new Failure('FETCH_TOO_LARGE', `${host}: the feed is larger than ${maxBytes} bytes`);
