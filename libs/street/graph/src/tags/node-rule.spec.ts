import { describe, expect, it } from '@jest/globals';
import { readTags } from '../testing/read-tags.js';
import { TRAVEL_MODES } from '../travel-mode.js';
import { readNodeRule } from './node-rule.js';

describe('whom a node stops (x), or stops on the way through (o)', () => {
  it.each([
    ['highway=crossing', '----'],
    ['barrier=bollard', '---x'],
    ['barrier=bollard motor_vehicle=yes', '----'],
    ['barrier=gate', '----'],
    ['barrier=gate access=private', 'xxxx'],
    ['barrier=gate access=private foot=yes', '--xx'],
    ['barrier=gate access=destination', 'oooo'],
    ['barrier=lift_gate motor_vehicle=customers', '---o'],
    ['barrier=bollard access=destination', 'ooox'],
    ['barrier=cycle_barrier motor_vehicle=destination', '-x-o'],
    ['barrier=turnstile access=customers wheelchair=yes', 'ooxx'],
    ['entrance=yes access=customers', 'oooo'],
    ['barrier=gate locked=yes', 'xxxx'],
    ['barrier=lift_gate', '----'],
    ['barrier=door', '---x'],
    ['barrier=swing_gate', '----'],
    ['barrier=height_restrictor', '----'],
    ['barrier=bus_trap', '---x'],
    ['barrier=border_control', '----'],
    ['highway=mini_roundabout', '----'],
    ['highway=stop', '----'],
    ['traffic_calming=bump', '----'],
    ['entrance=emergency', 'xxxx'],
    ['entrance=emergency access=yes', 'xxxx'],
    ['entrance=emergency foot=yes', '--xx'],
    ['kerb=flush', '----'],
    ['kerb=rolled', '----'],
    ['barrier=kissing_gate', '-xxx'],
    ['barrier=stile bicycle=yes', '-x-x'],
    ['barrier=turnstile wheelchair=yes', '--xx'],
    ['barrier=cycle_barrier', '-x-x'],
    ['barrier=cattle_grid', '-x--'],
    ['barrier=toll_booth', '----'],
    ['barrier=fence', 'xxxx'],
    ['barrier=something_new', '-x-x'],
    ['barrier=kerb kerb=raised', '-x--'],
    ['barrier=kerb kerb=lowered', '----'],
    ['barrier=bollard maxwidth:physical=0.7', '-x-x'],
    ['barrier=cycle_barrier wheelchair=yes', '---x'],
    ['barrier=cycle_barrier maxwidth:physical=0.4', '-xxx'],
    ['barrier=gate access:conditional=no@(20:00-08:00)', 'xxxx'],
    ['ford=yes', '-x--'],
    ['ford=stepping_stones', '-xxx'],
    ['barrier=kerb kerb=raised kerb:height=0.02', '----'],
    ['barrier=kerb kerb:height=12_cm', '-x--'],
    ['kerb=raised', '-x--'],
    ['highway=crossing kerb=raised', '----'],
    ['entrance=main wheelchair=no', '-x--'],
    ['entrance=yes access=private', 'xxxx'],
    ['highway=elevator', '--xx lift'],
    ['highway=elevator wheelchair=no', '-xxx lift'],
    ['highway=elevator bicycle=yes', '---x lift'],
  ])('%s: %s', (tags, expected) => {
    const rule = readNodeRule(readTags(tags));
    const bars = TRAVEL_MODES.map((_, mode) => {
      if (((rule?.barred ?? 0) >> mode) & 1) return 'x';
      return ((rule?.endsOnly ?? 0) >> mode) & 1 ? 'o' : '-';
    }).join('');
    expect(`${bars}${rule?.isLift === true ? ' lift' : ''}`).toBe(expected);
  });
});
