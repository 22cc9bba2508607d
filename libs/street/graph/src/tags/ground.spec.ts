import { describe, expect, it } from '@jest/globals';
import { openTo } from '../testing/open-to.js';

describe('who gets along on the ground (foot, wheelchair, bicycle, car)', () => {
  it.each([
    ['highway=footway surface=sand', '=-=-'],
    ['highway=steps step_count=3 incline=up', '=---'],
    ['highway=steps ramp=yes', '=---'],
    ['highway=steps ramp:wheelchair=separate', '=---'],
    ['highway=steps bicycle=yes', '=-=-'],
    ['highway=residential smoothness=horrible', '=-=-'],
    ['highway=residential smoothness=very_bad', '=-=='],
    ['highway=footway surface=sand wheelchair=yes', '===-'],
    ['highway=footway smoothness=very_bad', '=-=-'],
    ['highway=footway smoothness=impassable', '=---'],
    ['highway=footway incline=8%', '===-'],
    ['highway=footway incline=-9%', '=-=-'],
    ['highway=footway incline=6°', '=-=-'],
    ['highway=footway incline=up', '===-'],
    ['highway=footway width=0.7', '=-=-'],
    ['highway=footway width=70_cm', '=-=-'],
    ['highway=footway width=0.7 wheelchair=yes', '===-'],
    ['highway=footway width=0.4', '=---'],
    ['highway=footway width=narrow', '===-'],
    ['highway=residential maxwidth=1.6', '===-'],
    ['highway=service ford=yes', '=-=='],
    ['highway=path ford=stepping_stones', '=---'],
    ['highway=path ford=boat', '----'],
    ['highway=steps conveying=no ramp:wheelchair=yes', '==--'],
    ['highway=steps conveying=reversible', '----'],
    ['highway=footway conveying=yes', '=-=-'],
    ['highway=track tracktype=grade5', '=-=-'],
    ['highway=path sac_scale=hiking', '=-=-'],
    ['highway=path sac_scale=mountain_hiking', '=---'],
    ['highway=path sac_scale=alpine_hiking', '----'],
    ['highway=path mtb:scale=2', '==--'],
  ])('%s: %s', (tags, expected) => {
    expect(openTo(tags)).toBe(expected);
  });
});
