import { TextCache } from './text-cache.js';
import { WireError, type WireFault } from './wire-error.js';

/** Wire types of protocol buffers; a tag is field << 3 | wire type. */
export const VARINT = 0;
const FIXED64 = 1;
export const BYTES = 2;
export const FIXED32 = 5;
const START_GROUP = 3;
const END_GROUP = 4;

const MAX_GROUPS = 64;
/** No message of ours is longer: such a length is an attack or noise. */
const MAX_LENGTH = 0x10000000;
const TWO_32 = 0x100000000;

/**
 * Protocol buffers, read by whoever knows the message: `next` gives tags until the message that was entered ends, and
 * what is unknown is skipped. It never reads past the message and never recurses.
 * @throws WireError
 */
export class WireReader {
  #position = 0;
  #limit: number;
  readonly #view: DataView;
  readonly #texts: TextCache;

  constructor(readonly bytes: Uint8Array) {
    this.#limit = bytes.length;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.#texts = new TextCache(bytes);
  }

  /** The next tag of the message, 0 at its end. */
  next(): number {
    if (this.#position === this.#limit) return 0;
    const tag = this.uint32();
    if (tag >>> 3 === 0) throw this.#error('MALFORMED');
    return tag;
  }

  /** Enters the message whose length comes now; returns what `leave` needs. */
  enter(): number {
    const outer = this.#limit;
    this.#limit = this.#endOfLength();
    return outer;
  }

  leave(outer: number): void {
    this.#position = this.#limit;
    this.#limit = outer;
  }

  uint32(): number {
    const { bytes } = this;
    let value = 0;
    for (let shift = 0; shift < 35; shift += 7) {
      if (this.#position === this.#limit) throw this.#error('TRUNCATED');
      const byte = bytes[this.#position++];
      value |= (byte & 0x7f) << shift;
      if (byte < 0x80) return value >>> 0;
    }
    this.#skipVarint(5);
    return value >>> 0;
  }

  int32(): number {
    return this.uint32() | 0;
  }

  /** Exact up to 2^53. */
  uint64(): number {
    const { low, high } = this.#varint64();
    return (high >>> 0) * TWO_32 + low;
  }

  int64(): number {
    const { low, high } = this.#varint64();
    return (high | 0) * TWO_32 + low;
  }

  boolean(): boolean {
    const { low, high } = this.#varint64();
    return low !== 0 || high !== 0;
  }

  float(): number {
    return this.#view.getFloat32(this.#advance(4), true);
  }

  /** UTF-8; what is none becomes U+FFFD. */
  text(): string {
    const end = this.#endOfLength();
    const start = this.#position;
    this.#position = end;
    return this.#texts.text(start, end);
  }

  /** The value of an unknown tag. */
  skip(tag: number): void {
    let depth = 0;
    for (let unknown = tag; ; unknown = this.next()) {
      const type = unknown & 7;
      if (type === START_GROUP && ++depth > MAX_GROUPS) throw this.#error('TOO_DEEP');
      else if (type === END_GROUP && --depth < 0) throw this.#error('MALFORMED');
      else if (unknown === 0) throw this.#error('TRUNCATED');
      else this.#skipValue(type);
      if (depth === 0) return;
    }
  }

  #skipValue(type: number): void {
    if (type === VARINT) this.#skipVarint(0);
    else if (type === FIXED64) this.#advance(8);
    else if (type === BYTES) this.#position = this.#endOfLength();
    else if (type === FIXED32) this.#advance(4);
    else if (type !== START_GROUP && type !== END_GROUP) throw this.#error('MALFORMED');
  }

  #endOfLength(): number {
    const length = this.uint32();
    if (length > MAX_LENGTH) throw this.#error('IMPOSSIBLE_LENGTH');
    if (length > this.#limit - this.#position) throw this.#error('TRUNCATED');
    return this.#position + length;
  }

  #advance(count: number): number {
    if (count > this.#limit - this.#position) throw this.#error('TRUNCATED');
    this.#position += count;
    return this.#position - count;
  }

  #varint64(): { readonly low: number; readonly high: number } {
    let [low, high] = [0, 0];
    for (let i = 0; i < 10; i++) {
      if (this.#position === this.#limit) throw this.#error('TRUNCATED');
      const byte = this.bytes[this.#position++];
      const bits = byte & 0x7f;
      if (i < 4) low |= bits << (7 * i);
      else if (i === 4) {
        low |= bits << 28;
        high = bits >>> 4;
      } else high |= bits << (7 * i - 32);
      if (byte < 0x80) return { low: low >>> 0, high };
    }
    throw this.#error('MALFORMED');
  }

  /** The rest of a varint of which `read` bytes were read; ten is the longest. */
  #skipVarint(read: number): void {
    for (let i = read; i < 10; i++) {
      if (this.#position === this.#limit) throw this.#error('TRUNCATED');
      if (this.bytes[this.#position++] < 0x80) return;
    }
    throw this.#error('MALFORMED');
  }

  /** What ends inside the file was not cut off: its lengths are wrong. */
  #error(fault: WireFault): WireError {
    return new WireError(fault === 'TRUNCATED' && this.#limit !== this.bytes.length ? 'MALFORMED' : fault);
  }
}
