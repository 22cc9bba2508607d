import { describe, expect, it } from '@jest/globals';
import { openTo } from '../testing/open-to.js';

describe('who may use a way by its access, from general to specific (foot, wheelchair, bicycle, car)', () => {
  it.each([
    ['highway=residential access=no', '----'],
    ['highway=residential access=private', '----'],
    ['highway=residential access=private foot=yes', '==--'],
    ['highway=residential access=destination', '===='],
    ['highway=residential vehicle=no', '==--'],
    ['highway=residential vehicle=no bicycle=yes', '===-'],
    ['highway=residential motor_vehicle=no', '===-'],
    ['highway=residential motor_vehicle=no motorcar=yes', '===='],
    ['highway=residential motor_vehicle=agricultural;forestry', '===-'],
    ['highway=residential motor_vehicle=agricultural;destination', '===='],
    ['highway=residential foot=no', '--=='],
    ['highway=residential foot=use_sidepath bicycle=use_sidepath', '---='],
    ['highway=residential bicycle=private', '==-='],
    ['highway=residential access=nonsense', '===='],
    ['highway=footway access=yes', '===-'],
    ['highway=footway motor_vehicle=yes', '===='],
    ['highway=footway bicycle=no', '==--'],
    ['highway=footway access=no foot=designated', '==--'],
    ['highway=residential wheelchair=no', '=-=='],
    ['highway=steps wheelchair=yes foot=no', '----'],
  ])('%s: %s', (tags, expected) => {
    expect(openTo(tags)).toBe(expected);
  });
});
