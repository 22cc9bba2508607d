import { bodyCut, tooLarge } from './push-problems.js';

/** The bytes of a body, at most so many. @throws Problem 413 or 400 */
export async function readBody(body: unknown, maxBytes: number): Promise<Uint8Array> {
  if (body === undefined || body === null) return new Uint8Array();
  if (!isStream(body)) return new TextEncoder().encode(JSON.stringify(body));
  const chunks: Uint8Array[] = [];
  let total = 0;
  try {
    for await (const chunk of body) {
      total += chunk.length;
      if (total > maxBytes) break;
      chunks.push(chunk);
    }
  } catch {
    throw bodyCut();
  }
  if (total > maxBytes) throw tooLarge(maxBytes);
  return Buffer.concat(chunks);
}

const isStream = (body: unknown): body is AsyncIterable<Uint8Array> =>
  typeof body === 'object' && body !== null && Symbol.asyncIterator in body;
