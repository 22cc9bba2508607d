import { createHash } from 'node:crypto';

/** When a document was written, and for how long it holds, is no content. */
const DATES = /"(?:last_updated|ttl)"\s*:\s*(?:"[^"]*"|[\d.]+)/g;

/** SHA-256 over names and contents, the same for the same content written at another time. */
export function fingerprintOf(documents: ReadonlyMap<string, Uint8Array>): string {
  const hash = createHash('sha256');
  for (const [name, bytes] of [...documents].sort(([one], [other]) => (one < other ? -1 : 1))) {
    hash.update(`${name}\0`).update(new TextDecoder().decode(bytes).replace(DATES, '')).update('\0');
  }
  return hash.digest('hex');
}
