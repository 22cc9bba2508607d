import { describe, expect, it } from '@jest/globals';
import { openTo } from '../testing/open-to.js';

describe('what is forbidden at certain hours is never allowed (foot, wheelchair, bicycle, car)', () => {
  it.each([
    ['highway=residential access:conditional=no@(22:00-06:00)', '----'],
    ['highway=residential motor_vehicle:conditional=no@(Mo-Fr_07:00-09:00)', '===-'],
    ['highway=residential motor_vehicle:conditional=no@Mo-Fr', '===-'],
    ['highway=residential motor_vehicle=yes access:conditional=no@(Mo-Fr)', '---='],
    ['highway=residential vehicle:conditional=no@(Sa,Su;PH)', '==--'],
    ['highway=residential bicycle=yes vehicle:conditional=no@(Su)', '===-'],
    ['highway=pedestrian motor_vehicle=no motor_vehicle:conditional=delivery@(06:00-11:00)', '===-'],
    ['highway=pedestrian motor_vehicle:conditional=yes@(06:00-11:00)', '===-'],
    ['highway=residential motor_vehicle:conditional=no@(weight>3.5)', '===='],
    ['highway=residential motor_vehicle:conditional=no@(weight>3.5);no@(Su)', '===-'],
    ['highway=residential access:conditional=no@(Mo-Fr_AND_length>12)', '===='],
    ['highway=residential access:conditional=no@snow', '===='],
    ['highway=residential access:conditional=no@(2016_Apr_25-2016_Sep_26)', '===='],
    ['highway=residential motor_vehicle:conditional=no@(Apr-Sep)', '===-'],
    ['highway=residential access:conditional=yes@(Mo-Fr);no@(Sa-Su)', '----'],
    ['highway=residential motor_vehicle:forward:conditional=no@(07:00-09:00)', '===<'],
    ['highway=residential oneway:conditional=yes@(07:00-09:00)', '==>>'],
    ['highway=residential oneway=yes oneway:conditional=no@(07:00-09:00)', '==>>'],
    ['highway=residential oneway=yes oneway:conditional=-1@(07:00-09:00)', '==--'],
    ['highway=residential oneway=yes oneway:bicycle=no oneway:bicycle:conditional=yes@(Su)', '==>>'],
  ])('%s: %s', (tags, expected) => {
    expect(openTo(tags)).toBe(expected);
  });
});
