import { createHmac, randomBytes } from 'node:crypto';

const DAY_MILLISECONDS = 86_400_000;

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

  private keyOf(day: number): Uint8Array {
    if (day !== this.keyDay) {
      this.key = createHmac('sha256', this.secret).update(`answers of day ${day}`).digest();
      this.keyDay = day;
    }
    return this.key;
  }
}
