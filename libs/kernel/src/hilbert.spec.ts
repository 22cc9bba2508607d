import { describe, expect, it } from '@jest/globals';
import { hilbertDistance } from './hilbert.js';

describe('the Hilbert curve', () => {
  it('passes through every cell once, from each to one beside it', () => {
    const order = 4;
    const side = 2 ** order;
    const cells = Array.from({ length: side * side }, (_, i) => [i % side, Math.floor(i / side)] as const);
    const along = new Map(cells.map((cell) => [hilbertDistance(order, ...cell), cell]));
    expect([...along.keys()].sort((a, b) => a - b)).toEqual(cells.map((_, i) => i));
    for (let place = 1; place < cells.length; place++) {
      const [[x, y], [u, v]] = [along.get(place - 1) ?? [NaN, NaN], along.get(place) ?? [NaN, NaN]];
      expect(Math.abs(x - u) + Math.abs(y - v)).toBe(1);
    }
  });
});
