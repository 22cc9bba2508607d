import { HIGHWAYS } from '../tags/highways.js';

const ACCESS =
  'yes no private permissive designated official public destination customers visitors residents delivery permit agricultural forestry dismount discouraged use_sidepath optional_sidepath emergency military employees psv bus private;destination';
const CONDITIONS = [
  'no@(22:00-06:00)',
  'no@(weight>7.5)',
  'destination@(Mo-Fr)',
  'yes@(Su)',
  'no@snow',
  'delivery@(06:00-11:00)',
];
const modes = ['access', 'foot', 'vehicle', 'bicycle', 'motor_vehicle', 'motorcar'];
const ONEWAY = 'yes no -1 1 true reverse reversible alternating';
const LIMITS = '30 50 20_mph FR:urban FR:rural DE:zone:30 none walk 0';

/** Every key that the rules of ways read, with the values that they know. */
export const WAY_TAGS: ReadonlyMap<string, readonly string[]> = new Map([
  ['highway', [...HIGHWAYS.keys(), 'construction']],
  ['route', ['ferry', 'bus']],
  ['railway', ['platform', 'rail']],
  ['public_transport', ['platform', 'station']],
  ['man_made', ['pier']],
  ...modes.flatMap((key): [string, string[]][] => [
    [key, ACCESS.split(' ')],
    [`${key}:forward`, ACCESS.split(' ')],
    [`${key}:backward`, ACCESS.split(' ')],
    [`${key}:conditional`, CONDITIONS],
    [`${key}:forward:conditional`, CONDITIONS],
    [`${key}:backward:conditional`, CONDITIONS],
  ]),
  ...['', ':foot', ':vehicle', ':bicycle', ':motor_vehicle', ':motorcar'].flatMap((key): [string, string[]][] => [
    [`oneway${key}`, ONEWAY.split(' ')],
    [`oneway${key}:conditional`, ['yes@(07:00-09:00)', 'no@(Sa)', '-1@(Su)']],
  ]),
  ...['', ':left', ':right', ':both'].flatMap((side): [string, string[]][] => [
    [`cycleway${side}`, 'lane track no separate opposite opposite_lane opposite_track'.split(' ')],
    [`cycleway${side}:oneway`, ONEWAY.split(' ')],
  ]),
  ...['maxspeed', 'maxspeed:forward', 'maxspeed:backward'].flatMap((key): [string, string[]][] => [
    [key, LIMITS.split(' ')],
    [`${key}:conditional`, ['30@(22:00-06:00)', '110@wet']],
  ]),
  ...['zone:maxspeed', 'maxspeed:type', 'source:maxspeed', 'zone:traffic'].map((key): [string, string[]] => [
    key,
    ['FR:urban', 'FR:30'],
  ]),
  ['junction', ['roundabout', 'circular']],
  ['motorroad', ['yes', 'no']],
  ...['', ':left', ':right', ':both'].map((side): [string, string[]] => [
    `sidewalk${side}`,
    'yes no left right both separate'.split(' '),
  ]),
  ['area', ['yes', 'no']],
  ['service', ['driveway', 'alley', 'emergency_access']],
  ['ice_road', ['yes', 'no']],
  ['surface', 'asphalt compacted sett cobblestone gravel grass sand mud ice'.split(' ')],
  ['smoothness', 'good intermediate bad very_bad horrible very_horrible impassable'.split(' ')],
  ['tracktype', 'grade1 grade3 grade5'.split(' ')],
  ['incline', '3% 7% 12% -9% 4° up'.split(' ')],
  ['wheelchair', 'yes no limited designated'.split(' ')],
  ['width', '0.4 0.7 90_cm 3 narrow'.split(' ')],
  ['maxwidth', ['1.6', '2']],
  ['maxwidth:physical', ['0.7', '2']],
  ['ford', 'yes no stepping_stones boat tidal'.split(' ')],
  ['conveying', 'yes no forward backward reversible'.split(' ')],
  ['ramp:bicycle', ['yes', 'no']],
  ['ramp:wheelchair', ['yes', 'no']],
  ['mtb:scale', ['0', '2', '3+']],
  ['sac_scale', 'strolling hiking mountain_hiking demanding_mountain_hiking alpine_hiking'.split(' ')],
]);

const BARRIERS =
  'entrance gate lift_gate swing_gate toll_booth border_control kerb bollard block chain bus_trap cattle_grid cycle_barrier chicane stile kissing_gate turnstile log wall fence hedge';

/** The same of nodes. */
export const NODE_TAGS: ReadonlyMap<string, readonly string[]> = new Map([
  ['barrier', BARRIERS.split(' ')],
  ['highway', 'crossing elevator bus_stop traffic_signals'.split(' ')],
  ['entrance', ['yes', 'main', 'emergency']],
  ['kerb', 'raised regular lowered flush rolled yes'.split(' ')],
  ['kerb:height', ['0.02', '12_cm']],
  ['locked', ['yes', 'no']],
  ['wheelchair', ['yes', 'no']],
  ['ford', ['yes', 'stepping_stones', 'boat']],
  ['width', ['0.7', '3']],
  ['maxwidth', ['1.5']],
  ['maxwidth:physical', ['0.4', '1']],
  ...modes.flatMap((key): [string, string[]][] => [
    [key, ACCESS.split(' ')],
    [`${key}:conditional`, CONDITIONS],
  ]),
]);
