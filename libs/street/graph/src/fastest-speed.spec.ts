import { describe, expect, it } from '@jest/globals';
import { fastestSpeed } from './fastest-speed.js';
import { town } from './testing/town.js';

describe('the fastest speed on the streets of a graph', () => {
  const traveller = { metresPerSecond: 1.2, walkMetresPerSecond: 1.2 } as const;

  it('is one’s own, a ferry’s where one sails, the limit’s in a car', async () => {
    const land = await town('ABC', 'AB highway=residential maxspeed=50\nBC highway=steps');
    expect(fastestSpeed(land.graph, { ...traveller, mode: 'foot' })).toBeCloseTo(1.2, 2);
    const car = fastestSpeed(land.graph, { ...traveller, mode: 'car' });
    expect(car).toBeGreaterThan(10);
    expect(car).toBeLessThan(50 / 3.6);
    const sea = await town('ABC', 'AB highway=residential\nBC route=ferry foot=yes');
    expect(fastestSpeed(sea.graph, { ...traveller, mode: 'foot' })).toBeCloseTo(10 / 3.6, 1);
  });

  it('is walking pace where a mode has no streets', async () => {
    const { graph } = await town('AB', 'AB highway=steps');
    expect(fastestSpeed(graph, { ...traveller, mode: 'car' })).toBe(1.2);
  });
});
