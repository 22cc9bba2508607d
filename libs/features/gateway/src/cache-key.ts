import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

const DAY_MILLISECONDS = 86_400_000;
const MARK_BYTES = 16;

/**
 * Names under which answers are kept: an HMAC under a key that changes every day, so that nobody who reads the
 * cache learns what was asked. Without a shared secret the names mean something to this process only.
 */
export class CacheKeys {
  private key: Uint8Array = new Uint8Array();
  private keyDay = Number.NaN;

  constructor(private readonly secret: Uint8Array = randomBytes(32)) {}

  /** The same request (members in the same order) on the same network has the same name on the same day. */
  nameOf(kind: string, generation: number, request: { readonly territory: string }): string {
    const digest = createHmac('sha256', this.keyOf(Math.floor(Date.now() / DAY_MILLISECONDS)))
      .update(JSON.stringify([kind, generation, request]))
      .digest('base64url');
    return `${request.territory}/answer/${digest}`;
  }

  /** The bytes behind their own mark, so that what a cache gives back can be trusted. */
  seal(name: string, body: Uint8Array): Uint8Array {
    return Buffer.concat([this.markOf(name, body), body]);
  }

  /** The bytes, or undefined when they are not what was sealed under this name. */
  unseal(name: string, sealed: Uint8Array): Uint8Array | undefined {
    if (sealed.byteLength < MARK_BYTES) return undefined;
    const body = sealed.subarray(MARK_BYTES);
    return timingSafeEqual(sealed.subarray(0, MARK_BYTES), this.markOf(name, body)) ? body : undefined;
  }

  private markOf(name: string, body: Uint8Array): Uint8Array {
    return createHmac('sha256', this.secret).update(name).update(body).digest().subarray(0, MARK_BYTES);
  }

  private keyOf(day: number): Uint8Array {
    if (day !== this.keyDay) {
      this.key = createHmac('sha256', this.secret).update(`answers of day ${day}`).digest();
      this.keyDay = day;
    }
    return this.key;
  }
}
