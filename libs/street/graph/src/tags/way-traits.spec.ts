import { describe, expect, it } from '@jest/globals';
import { OFF_GROUND, readLevels, readStreetName, readTraits, ROUNDABOUT, SLOPE_TOLD } from './way-traits.js';

const tags = (told: Readonly<Record<string, string>>) => new Map(Object.entries(told));

describe('what there is to tell of a way', () => {
  it.each([
    [{ junction: 'roundabout' }, ROUNDABOUT],
    [{ junction: 'circular', bridge: 'viaduct' }, ROUNDABOUT | OFF_GROUND],
    [{ bridge: 'no', tunnel: 'building_passage' }, 0],
    [{ tunnel: 'yes', incline: '4 %' }, OFF_GROUND | SLOPE_TOLD],
    [{ route: 'ferry', incline: 'up' }, OFF_GROUND],
    [{ wheelchair: 'designated' }, SLOPE_TOLD],
    [{ wheelchair: 'limited' }, 0],
  ])('%j', (told, traits) => {
    expect(readTraits(tags(told))).toBe(traits);
  });

  it.each([
    ['0', [0, 0]],
    ['-1', [-4, -4]],
    ['0;1', [0, 4]],
    ['1;-1', [-4, 4]],
    ['0-2', [0, 8]],
    ['-2--1', [-8, -4]],
    ['0.5', [2, 2]],
    ['900', [127, 127]],
    ['ground', undefined],
    ['', undefined],
  ])('levels of %j', (level, levels) => {
    expect(readLevels(tags({ level }))).toEqual(levels);
  });

  it.each([
    [{ name: 'Rue Haute' }, 'Rue Haute'],
    [{ ref: 'D 900' }, 'D 900'],
    [{ name: 'Rue Haute', ref: 'D 900;D 4' }, 'Rue Haute (D 900, D 4)'],
    [{ name: 'A 4', ref: 'A 4' }, 'A 4'],
    [{}, ''],
  ])('the name of %j', (told, name) => {
    expect(readStreetName(tags(told))).toBe(name);
  });
});
