import { describe, expect, it } from '@jest/globals';
import { facilityName } from './facility-name.js';

describe('the name of a facility', () => {
  it('is its own, else what it is, in the language of the reader', () => {
    const rack = { kind: 'bicycle-park', name: '' } as const;
    expect(facilityName({ ...rack, name: 'Gare' }, 'en')).toBe('Gare');
    expect(facilityName(rack, 'fr')).toBe('Stationnement vélos');
    expect(facilityName(rack, 'en')).toBe('Bicycle parking');
  });
});
