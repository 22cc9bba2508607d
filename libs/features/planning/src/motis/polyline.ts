import type { Coordinate } from '@maillage/kernel';

export interface EncodedPolyline {
  readonly points: string;
  readonly precision: number;
  readonly length: number;
}

export const emptyPolyline = (precision: number): EncodedPolyline => ({ points: '', precision, length: 0 });

/** Google's encoded polyline format, `precision` decimals. */
export function encodePolyline(points: readonly Coordinate[], precision: number): EncodedPolyline {
  const factor = 10 ** precision;
  const codes: number[] = [];
  let [latitude, longitude] = [0, 0];
  for (const point of points) {
    const [nextLatitude, nextLongitude] = [Math.round(point.latitude * factor), Math.round(point.longitude * factor)];
    encodeNumber(nextLatitude - latitude, codes);
    encodeNumber(nextLongitude - longitude, codes);
    [latitude, longitude] = [nextLatitude, nextLongitude];
  }
  return { points: textOf(codes), precision, length: points.length };
}

/** Zigzag, then groups of five bits. Division instead of shifts: at precision 7 a longitude has more than 31 bits. */
function encodeNumber(value: number, codes: number[]): void {
  let rest = value < 0 ? -2 * value - 1 : 2 * value;
  for (; rest >= 0x20; rest = Math.floor(rest / 0x20)) codes.push((0x20 | (rest % 0x20)) + 63);
  codes.push(rest + 63);
}

function textOf(codes: readonly number[]): string {
  let text = '';
  for (let i = 0; i < codes.length; i += CHUNK) text += String.fromCharCode(...codes.slice(i, i + CHUNK));
  return text;
}

/** Arguments that a call takes for certain. */
const CHUNK = 4096;
