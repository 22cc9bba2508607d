import type { Instant } from '@maillage/kernel';
import { INSTANT_BYTES, putInstant } from './iso-instant.js';

const FIRST_SIZE = 1 << 20;
/** Memory that one huge answer needed is not kept for the next. */
const KEPT_SIZE = 8 << 20;

/** Shorter texts are written faster byte by byte than by a call into the engine. */
const SHORT = 16;

/**
 * JSON under construction, as the bytes that will be sent. Answers are written one at a time, so all share one piece of
 * memory; what is finished is a copy of its own.
 */
export class JsonBytes {
  #buffer: Buffer;
  #length = 0;

  private constructor(buffer: Buffer) {
    this.#buffer = buffer;
  }

  /** What `write` puts. */
  static of(write: (json: JsonBytes) => void): Uint8Array {
    const json = new JsonBytes(spare ?? Buffer.allocUnsafe(FIRST_SIZE));
    spare = undefined;
    try {
      write(json);
      return Buffer.from(json.#buffer.subarray(0, json.#length));
    } finally {
      spare = json.#buffer.length <= KEPT_SIZE ? json.#buffer : undefined;
    }
  }

  get length(): number {
    return this.#length;
  }

  /** What stands at `start` … `end` − 1, once more. */
  again(start: number, end: number): this {
    const place = this.room(end - start);
    this.#buffer.copyWithin(place, start, end);
    return this;
  }

  bytes(bytes: Uint8Array): this {
    const start = this.room(bytes.length);
    this.#buffer.set(bytes, start);
    return this;
  }

  /** Bytes `from` … `to` − 1; their place is returned, for what is to be put over them. */
  slice(bytes: Buffer, from: number, to: number): number {
    const start = this.room(to - from);
    bytes.copy(this.#buffer, start, from, to);
    return start;
  }

  /** Characters below 128 only. */
  ascii(text: string): this {
    const { length } = text;
    const start = this.room(length);
    const buffer = this.#buffer;
    if (length > SHORT) buffer.write(text, start, 'latin1');
    else for (let i = 0; i < length; i++) buffer[start + i] = text.charCodeAt(i);
    return this;
  }

  /** Any text, as UTF-8. */
  text(text: string): this {
    const start = this.room(3 * text.length);
    this.#length = start + this.#buffer.write(text, start, 'utf8');
    return this;
  }

  number(value: number): this {
    return this.ascii(String(value));
  }

  /** The UTF-8 of a text in the alphabet of RFC 4648 §5, without padding. */
  base64url(text: string): this {
    const start = this.room(7 * text.length);
    const buffer = this.#buffer;
    let read = start + 4 * text.length;
    const end = read + buffer.write(text, read, 'utf8');
    let place = start;
    for (; read < end; read += 3) {
      const left = end - read;
      const bits =
        ((buffer[read] as number) << 16) |
        (left > 1 ? (buffer[read + 1] as number) << 8 : 0) |
        (left > 2 ? (buffer[read + 2] as number) : 0);
      buffer[place++] = BASE64URL[bits >> 18] as number;
      buffer[place++] = BASE64URL[(bits >> 12) & 63] as number;
      if (left > 1) buffer[place++] = BASE64URL[(bits >> 6) & 63] as number;
      if (left > 2) buffer[place++] = BASE64URL[bits & 63] as number;
    }
    this.#length = place;
    return this;
  }

  instant(instant: Instant): this {
    const start = this.room(INSTANT_BYTES);
    putInstant(this.#buffer, start, instant);
    return this;
  }

  instantAt(position: number, instant: Instant): void {
    putInstant(this.#buffer, position, instant);
  }

  /** Google's polyline number: zigzag, then groups of five bits, a backslash written twice as JSON wants. */
  polylineNumber(value: number): void {
    let position = this.room(LONGEST_NUMBER);
    const buffer = this.#buffer;
    let rest = value < 0 ? -2 * value - 1 : 2 * value;
    for (; rest >= 0x20; rest = Math.floor(rest / 0x20)) {
      const byte = (0x20 | (rest % 0x20)) + 63;
      buffer[position++] = byte;
      if (byte === BACKSLASH) buffer[position++] = BACKSLASH;
    }
    buffer[position++] = rest + 63;
    if (rest + 63 === BACKSLASH) buffer[position++] = BACKSLASH;
    this.#length = position;
  }

  array<Item>(items: readonly Item[], write: (item: Item, index: number) => void): this {
    this.ascii('[');
    items.forEach((item, index) => {
      if (index > 0) this.ascii(',');
      write(item, index);
    });
    return this.ascii(']');
  }

  /** Takes back what was written last. */
  back(count: number): void {
    this.#length -= count;
  }

  /** The place of `count` bytes more. */
  private room(count: number): number {
    const start = this.#length;
    if (start + count > this.#buffer.length) {
      const grown = Buffer.allocUnsafe(Math.max(2 * this.#buffer.length, start + count));
      grown.set(this.#buffer.subarray(0, start));
      this.#buffer = grown;
    }
    this.#length = start + count;
    return start;
  }
}

let spare: Buffer | undefined;

const BACKSLASH = 0x5c;
/** Twelve groups of five bits, each a backslash at worst. */
const LONGEST_NUMBER = 24;

const BASE64URL = new TextEncoder().encode('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_');

export const utf8 = (text: string): Buffer => Buffer.from(text, 'utf8');
