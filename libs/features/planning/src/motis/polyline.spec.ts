import { describe, expect, it } from '@jest/globals';
import { PolylineEncoder } from './polyline.js';

describe('PolylineEncoder', () => {
  it('writes the example of the format’s description', () => {
    const encoder = new PolylineEncoder(5);
    const points = [
      { latitude: 38.5, longitude: -120.2 },
      { latitude: 40.7, longitude: -120.95 },
      { latitude: 43.252, longitude: -126.453 },
    ] as const;
    const text = encoder.start(points[0]) + encoder.step(points[0], points[1]) + encoder.step(points[1], points[2]);
    expect(text).toBe('_p~iF~ps|U_ulLnnqC_mqNvxq`@');
  });

  it.each([6, 7])('at precision %i adds up to the point where it ends', (precision) => {
    const encoder = new PolylineEncoder(precision);
    const from = { latitude: 48.123456789, longitude: 107.987654321 };
    const to = { latitude: -48.5, longitude: -107.25 };
    const decoded = decode(encoder.start(from) + encoder.step(from, to), precision);
    expect(decoded[1]?.[0]).toBeCloseTo(to.latitude, precision - 1);
    expect(decoded[1]?.[1]).toBeCloseTo(to.longitude, precision - 1);
  });
});

function decode(text: string, precision: number): [number, number][] {
  const numbers: number[] = [];
  let [value, scale] = [0, 1];
  for (const character of text) {
    const code = character.charCodeAt(0) - 63;
    value += (code % 32) * scale;
    scale *= 32;
    if (code >= 32) continue;
    numbers.push(value % 2 === 0 ? value / 2 : -(value + 1) / 2);
    [value, scale] = [0, 1];
  }
  const points: [number, number][] = [];
  let [latitude, longitude] = [0, 0];
  for (let i = 0; i < numbers.length; i += 2) {
    latitude += numbers[i] ?? NaN;
    longitude += numbers[i + 1] ?? NaN;
    points.push([latitude / 10 ** precision, longitude / 10 ** precision]);
  }
  return points;
}
