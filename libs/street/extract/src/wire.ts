import { ExtractRefusal } from './extract-rules.js';
import type { Growing } from './growing.js';

const WORD = 2 ** 32;
const decoder = new TextDecoder();

/**
 * A message of Protocol Buffers, read where it lies (protobuf.dev/programming-guides/encoding).
 * What reaches beyond its end or is no message at all is refused as `EXTRACT_CORRUPT`.
 */
export class Wire {
  /** The field that was entered last. */
  field = 0;
  private kind = 0;
  private position = 0;
  private end: number;

  constructor(private readonly bytes: Uint8Array) {
    this.end = bytes.length;
  }

  /** Enters the next field; false at the end of the message. */
  next(): boolean {
    if (this.position >= this.end) return false;
    const key = this.unsigned();
    this.field = Math.floor(key / 8);
    this.kind = key % 8;
    return true;
  }

  /** A varint below 2⁶⁴; exact below 2⁵³. */
  unsigned(): number {
    let value = 0;
    for (let scale = 1; scale <= 2 ** 63; scale *= 128) {
      const byte = this.byte();
      value += (byte & 0x7f) * scale;
      if (byte < 0x80) return value;
    }
    throw new ExtractRefusal('EXTRACT_CORRUPT');
  }

  /** An `int64`: a negative number is told as what is missing to 2⁶⁴. */
  signed(): number {
    let [low, high] = [0, 0];
    for (let shift = 0; shift < 70; shift += 7) {
      const byte = this.byte();
      const bits = byte & 0x7f;
      if (shift < 28) low |= bits << shift;
      else if (shift > 28) high |= bits << (shift - 32);
      else {
        low |= bits << 28;
        high |= bits >>> 4;
      }
      if (byte < 0x80) return high * WORD + (low >>> 0);
    }
    throw new ExtractRefusal('EXTRACT_CORRUPT');
  }

  /** A `sint64`. */
  zigzag(): number {
    return unfold(this.unsigned());
  }

  slice(): Uint8Array {
    const start = this.enterBytes();
    return this.bytes.subarray(start, this.position);
  }

  text(): string {
    const start = this.enterBytes();
    let ascii = '';
    for (let i = start; i < this.position; i++) {
      if (this.bytes[i] >= 0x80) return decoder.decode(this.bytes.subarray(start, this.position));
      ascii += String.fromCharCode(this.bytes[i]);
    }
    return ascii;
  }

  /** Goes into the message that the field holds; `leave` with the answer goes on behind it. */
  enter(): number {
    const outer = this.end;
    const start = this.enterBytes();
    this.end = this.position;
    this.position = start;
    return outer;
  }

  leave(outer: number): void {
    this.position = this.end;
    this.end = outer;
  }

  /** The varints of a packed field. */
  packed(into: Growing<Int32Array>): void {
    this.unpack(into, false);
  }

  /** The running sums of a packed field of `sint64`. */
  packedSums(into: Growing<Float64Array>): void {
    this.unpack(into, true);
  }

  skip(): void {
    if (this.kind === 0) this.unsigned();
    else if (this.kind === 1) this.advance(8);
    else if (this.kind === 2) this.enterBytes();
    else if (this.kind === 5) this.advance(4);
    else throw new ExtractRefusal('EXTRACT_CORRUPT');
  }

  private unpack(into: Growing<Int32Array> | Growing<Float64Array>, isSum: boolean): void {
    const start = this.enterBytes();
    const { bytes, position } = this;
    into.reserve(position - start);
    const { values } = into;
    let { length } = into;
    let [value, scale, sum] = [0, 1, 0];
    for (let i = start; i < position; i++) {
      const byte = bytes[i];
      value += (byte & 0x7f) * scale;
      if (byte >= 0x80) {
        scale *= 128;
        continue;
      }
      if (isSum) values[length++] = sum += unfold(value);
      else values[length++] = value;
      value = 0;
      scale = 1;
    }
    if (scale !== 1) throw new ExtractRefusal('EXTRACT_CORRUPT');
    into.length = length;
  }

  /** Where the bytes of the field begin; the position is behind them. */
  private enterBytes(): number {
    if (this.kind !== 2) throw new ExtractRefusal('EXTRACT_CORRUPT');
    const length = this.unsigned();
    const start = this.position;
    this.advance(length);
    return start;
  }

  private byte(): number {
    if (this.position >= this.end) throw new ExtractRefusal('EXTRACT_CORRUPT');
    return this.bytes[this.position++];
  }

  private advance(count: number): void {
    this.position += count;
    if (this.position > this.end) throw new ExtractRefusal('EXTRACT_CORRUPT');
  }
}

const unfold = (value: number): number => (value % 2 === 0 ? value / 2 : -(value + 1) / 2);
