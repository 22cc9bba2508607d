import { pipeline, type Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';

type Headers = Readonly<Record<string, string | string[] | undefined>>;

/** How the answer is packed; undefined when it is in no way that we open. */
export function packingOf(headers: Headers): 'none' | 'gzip' | undefined {
  const encoding = headers['content-encoding'] ?? 'identity';
  if (encoding === 'identity') return 'none';
  return encoding === 'gzip' || encoding === 'x-gzip' ? 'gzip' : undefined;
}

/** The body as it was before it was packed. What is read of it decides how much is unpacked. */
export function plainBody(body: Readable, packing: 'none' | 'gzip'): AsyncIterable<Uint8Array> {
  if (packing === 'none') return body;
  // A fault on either side ends the other and is thrown where the body is read.
  return pipeline(body, createGunzip(), () => undefined);
}
