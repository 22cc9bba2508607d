import { describe, expect, it } from '@jest/globals';
import { openTo } from '../testing/open-to.js';

describe('who may use a way in which direction (foot, wheelchair, bicycle, car)', () => {
  it.each([
    ['highway=residential oneway=yes', '==>>'],
    ['highway=residential oneway=-1', '==<<'],
    ['highway=residential oneway=no junction=roundabout', '===='],
    ['highway=residential junction=roundabout', '==>>'],
    ['highway=residential oneway=reversible', '==--'],
    ['highway=residential oneway=alternating', '===='],
    ['highway=residential oneway=yes oneway:bicycle=no', '===>'],
    ['highway=residential oneway=yes oneway:motor_vehicle=no', '==>='],
    ['highway=residential oneway=yes cycleway=opposite', '===>'],
    ['highway=residential oneway=yes cycleway=opposite_lane', '===>'],
    ['highway=residential oneway=yes cycleway:left=opposite_track', '===>'],
    ['highway=residential oneway=yes cycleway:left=lane cycleway:left:oneway=-1', '===>'],
    ['highway=residential oneway=yes cycleway:left=lane cycleway:left:oneway=yes', '==>>'],
    ['highway=residential oneway=yes cycleway:left=no cycleway:left:oneway=-1', '==>>'],
    ['highway=residential oneway=yes cycleway:right=track cycleway:right:oneway=no', '===>'],
    ['highway=residential oneway=yes cycleway:right=lane', '==>>'],
    ['highway=residential oneway=-1 cycleway=opposite', '===<'],
    ['highway=residential oneway=yes bicycle:backward=yes', '===>'],
    ['highway=residential oneway=-1 bicycle:forward=designated', '===<'],
    ['highway=residential oneway=yes bicycle:backward=no', '==>>'],
    ['highway=residential oneway=yes cycleway:both=lane cycleway:both:oneway=no', '===>'],
    ['highway=residential oneway=yes cycleway=opposite_share_busway', '===>'],
    ['highway=residential junction=circular', '==>>'],
    ['highway=residential junction=roundabout cycleway:left=track cycleway:left:oneway=-1', '===>'],
    ['highway=cycleway oneway=yes', '==>-'],
    ['highway=path oneway=yes', '==>-'],
    ['highway=steps oneway=yes', '=---'],
    ['highway=residential motor_vehicle:backward=no', '===>'],
    ['highway=residential access:forward=no', '<<<<'],
    ['highway=residential vehicle:backward=no bicycle:backward=yes', '===>'],
    ['highway=footway oneway=yes', '==>-'],
    ['highway=footway oneway:foot=yes', '>>=-'],
  ])('%s: %s', (tags, expected) => {
    expect(openTo(tags)).toBe(expected);
  });
});
