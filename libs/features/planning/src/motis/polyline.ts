import type { Coordinate } from '@maillage/kernel';

/** Google's encoded polyline format, `precision` decimals. */
export class PolylineEncoder {
  readonly #factor: number;

  constructor(readonly precision: number) {
    this.#factor = 10 ** precision;
  }

  /** Where a line begins. */
  start(point: Coordinate): string {
    return encodeNumber(this.round(point.latitude)) + encodeNumber(this.round(point.longitude));
  }

  /** The next point of a line; it depends on the one before and on nothing else. */
  step(from: Coordinate, to: Coordinate): string {
    return (
      encodeNumber(this.round(to.latitude) - this.round(from.latitude)) +
      encodeNumber(this.round(to.longitude) - this.round(from.longitude))
    );
  }

  round(degrees: number): number {
    return Math.round(degrees * this.#factor);
  }
}

/** Zigzag, then groups of five bits. Division instead of shifts: at precision 7 a longitude has more than 31 bits. */
function encodeNumber(value: number): string {
  let text = '';
  let rest = value < 0 ? -2 * value - 1 : 2 * value;
  for (; rest >= 0x20; rest = Math.floor(rest / 0x20)) text += String.fromCharCode((0x20 | (rest % 0x20)) + 63);
  return text + String.fromCharCode(rest + 63);
}
