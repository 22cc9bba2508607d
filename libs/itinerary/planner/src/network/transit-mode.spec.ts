import { describe, expect, it } from '@jest/globals';
import { ALL_MODES, bitOf, maskOf, modeName, modesIn, transitModeOf } from './transit-mode.js';

describe('transitModeOf', () => {
  it.each([
    [0, 'TRAM'],
    [1, 'SUBWAY'],
    [2, 'REGIONAL_FAST_RAIL'],
    [3, 'BUS'],
    [4, 'FERRY'],
    [6, 'AERIAL_LIFT'],
    [7, 'FUNICULAR'],
    [11, 'BUS'],
    [101, 'HIGHSPEED_RAIL'],
    [106, 'REGIONAL_RAIL'],
    [109, 'SUBURBAN'],
    [204, 'COACH'],
    [401, 'SUBWAY'],
    [704, 'BUS'],
    [712, 'BUS'],
    [715, 'ODM'],
    [900, 'TRAM'],
    [1000, 'FERRY'],
    [1501, 'ODM'],
    [1700, 'OTHER'],
    [9999, 'OTHER'],
  ])('of route type %i is %s', (type, mode) => {
    expect(transitModeOf(type)).toBe(mode);
  });
});

describe('maskOf', () => {
  it('writes groups out, old names included, and passes over what is no transit', () => {
    expect(maskOf(['TRANSIT'])).toBe(ALL_MODES);
    expect(modesIn(maskOf(['RAIL']))).not.toContain('TRAM');
    expect(modesIn(maskOf(['RAIL', 'METRO', 'WALK']))).toContain('SUBURBAN');
    expect(maskOf(['METRO'])).toBe(bitOf('SUBURBAN'));
    expect(maskOf(['REGIONAL_RAIL']) & bitOf('REGIONAL_FAST_RAIL')).not.toBe(0);
    expect(maskOf(['WALK', 'NOTHING'])).toBe(0);
  });
});

describe('modeName', () => {
  it('changed with v5', () => {
    expect([modeName('SUBURBAN', 4), modeName('SUBURBAN', 5)]).toEqual(['METRO', 'SUBURBAN']);
    expect([modeName('AERIAL_LIFT', 1), modeName('AERIAL_LIFT', 6)]).toEqual(['AREAL_LIFT', 'AERIAL_LIFT']);
    expect([modeName('REGIONAL_FAST_RAIL', 4), modeName('REGIONAL_FAST_RAIL', 6)]).toEqual([
      'REGIONAL_FAST_RAIL',
      'REGIONAL_RAIL',
    ]);
  });
});
