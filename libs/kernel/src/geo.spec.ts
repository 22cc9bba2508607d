import { describe, expect, it } from '@jest/globals';
import { distanceMetres, isCoordinate } from './index.js';

describe('distances', () => {
  it('measures a degree of latitude as 111.2 km', () => {
    const metres = distanceMetres({ latitude: 48, longitude: 7 }, { latitude: 49, longitude: 7 });
    expect(metres).toBeCloseTo(111_195, -1);
  });

  it('survives the antipodes and the date line', () => {
    expect(distanceMetres({ latitude: 0, longitude: 0 }, { latitude: 0, longitude: 180 })).toBeCloseTo(20_015_115, -2);
    expect(distanceMetres({ latitude: 0, longitude: 179.9 }, { latitude: 0, longitude: -179.9 })).toBeLessThan(23_000);
  });

  it.each([
    [{ latitude: 91, longitude: 0 }, false],
    [{ latitude: NaN, longitude: 0 }, false],
    [{ latitude: 0, longitude: Infinity }, false],
    [{ latitude: -90, longitude: 180 }, true],
  ])('%j is on Earth: %s', (coordinate, expected) => {
    expect(isCoordinate(coordinate)).toBe(expected);
  });
});
