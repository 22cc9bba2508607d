import { readFile } from 'node:fs/promises';
import { Failure } from '@maillage/kernel';

/** The certificates behind a `file:` URL, read anew each time: they are renewed without a word to us. */
export async function readAuthority(url: string): Promise<string> {
  try {
    return await readFile(new URL(url), 'utf8');
  } catch (cause) {
    throw new Failure('FETCH_AUTHORITY', 'the certificates that the territory file names as ca cannot be read', {
      retryable: true,
      cause,
    });
  }
}
