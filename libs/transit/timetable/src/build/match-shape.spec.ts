import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { matchShape, type Places } from './match-shape.js';
import { simplifyLine } from './simplify-line.js';

/** Points written as `x,y x,y …`, metres. */
function places(text: string): Places {
  const points = text.split(' ').map((pair) => pair.split(',').map(Number));
  return { x: Float64Array.from(points, ([x = 0]) => x), y: Float64Array.from(points, ([, y = 0]) => y) };
}
const match = (line: string, stops: string): number[] =>
  [...matchShape(places(line), places(stops))].map((along) => Math.round(along * 100) / 100);

describe('stops along a shape', () => {
  it('lie on its segments', () => {
    expect(match('0,0 100,0 100,100', '0,5 60,-5 100,0 105,50 95,100')).toEqual([0, 0.6, 1, 1.5, 2]);
  });

  it('are met in their order where the line comes back on itself', () => {
    expect(match('0,0 500,0 500,10 0,10', '100,-3 400,-3 410,13 100,13')).toEqual([0.2, 0.8, 2.18, 2.8]);
  });

  it('of a circle are met at both ends of it', () => {
    expect(match('0,0 300,0 300,300 0,300 0,0', '0,0 300,150 150,300 0,0')).toEqual([0, 1.5, 2.5, 4]);
  });

  it('that it does not come near are left out, and the others are met all the same', () => {
    expect(match('0,0 1000,0', '0,0 500,900 1000,0')).toEqual([0, NaN, 1]);
    expect(match('0,0 1000,0', '0,900 500,900')).toEqual([NaN, NaN]);
  });

  it('of a shape drawn the wrong way round are not all met: nobody drives back', () => {
    const along = match('1000,0 0,0', '0,0 500,0 1000,0');
    const met = along.filter((value) => !Number.isNaN(value));
    expect(met).toEqual([...met].sort((a, b) => a - b));
    expect(met.length).toBeLessThan(3);
  });

  it('are met in order, whatever the line', () => {
    const place = fc.record({ x: fc.integer({ min: 0, max: 900 }), y: fc.integer({ min: 0, max: 900 }) });
    const columns = (list: readonly { x: number; y: number }[]): Places => ({
      x: Float64Array.from(list, ({ x }) => x),
      y: Float64Array.from(list, ({ y }) => y),
    });
    fc.assert(
      fc.property(
        fc.array(place, { minLength: 2, maxLength: 12 }),
        fc.array(place, { minLength: 1, maxLength: 8 }),
        (line, stops) => {
          const met = [...matchShape(columns(line), columns(stops))].filter((along) => !Number.isNaN(along));
          expect(met).toEqual([...met].sort((a, b) => a - b));
          expect(met.every((along) => along >= 0 && along <= line.length - 1)).toBe(true);
        },
      ),
    );
  });
});

describe('a simplified line', () => {
  it('keeps the corners and drops what lies on the way', () => {
    const line = places('0,0 50,1 100,0 100,50 101,100 0,100');
    expect(simplifyLine(line, 0, 5, 2)).toEqual([2, 4]);
  });

  it('of one segment has nothing between its ends', () => {
    expect(simplifyLine(places('0,0 100,0'), 0, 1, 2)).toEqual([]);
  });
});
