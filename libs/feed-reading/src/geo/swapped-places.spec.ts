import { describe, expect, it } from '@jest/globals';
import { swappedPlaces } from './swapped-places.js';

const at = (latitude: number, longitude: number) => ({ latitude, longitude });

describe('swappedPlaces', () => {
  it('finds who has exchanged latitude and longitude among others that have not', () => {
    expect(swappedPlaces([at(49.44, 1.09), at(49.43, 1.1), at(1.08, 49.42), at(49.4, 1.07)])).toEqual(new Set([2]));
  });

  it('leaves overseas France alone, and everybody when most are wrong', () => {
    const france = [at(48.5, 7.7), at(43.6, 3.9), at(47.2, -1.5), at(-20.9, 55.5), at(16.2, -61.5), at(4.9, -52.3)];
    expect(swappedPlaces(france)).toEqual(new Set());
    expect(swappedPlaces([at(1.09, 49.44), at(1.1, 49.43), at(1.08, 49.42)])).toEqual(new Set());
  });
});
