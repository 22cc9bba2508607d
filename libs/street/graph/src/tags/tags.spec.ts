import { describe, expect, it } from '@jest/globals';
import { readTags } from '../testing/read-tags.js';
import { TRAVEL_MODES } from '../travel-mode.js';
import { readNodeRule } from './node-rule.js';
import { readWayRule } from './way-rule.js';

/** `> <` open along, against; `-` closed; foot, wheelchair, bicycle, car. */
function openTo(tags: string): string {
  const classes = readWayRule(readTags(tags))?.classes;
  return TRAVEL_MODES.map((_, mode) => {
    const [along, against] = [classes?.[mode * 2] ?? 0, classes?.[mode * 2 + 1] ?? 0];
    return along > 0 ? (against > 0 ? '=' : '>') : against > 0 ? '<' : '-';
  }).join('');
}

/** The class of a mode along the way. */
const speed = (tags: string, mode: (typeof TRAVEL_MODES)[number]): number =>
  readWayRule(readTags(tags))?.classes[TRAVEL_MODES.indexOf(mode) * 2] ?? 0;

describe('who may use a way (foot, wheelchair, bicycle, car)', () => {
  it.each([
    // kinds of way
    ['highway=residential', '===='],
    ['highway=motorway', '--->'],
    ['highway=motorway oneway=no', '---='],
    ['highway=motorway_link', '---='],
    ['highway=trunk', '--=='],
    ['highway=trunk motorroad=no', '===='],
    ['highway=trunk sidewalk=right', '===='],
    ['highway=trunk sidewalk:left=yes', '===='],
    ['highway=trunk sidewalk=no', '--=='],
    ['highway=trunk sidewalk=both motorroad=yes', '---='],
    ['highway=motorway motorroad=no', '--->'],
    ['highway=primary motorroad=yes', '---='],
    ['highway=primary motorroad=yes foot=yes', '==-='],
    ['highway=footway', '===-'],
    ['highway=pedestrian area=yes', '===-'],
    ['highway=path', '===-'],
    ['highway=cycleway', '===-'],
    ['highway=bridleway', '==--'],
    ['highway=steps', '=---'],
    ['highway=steps ramp:wheelchair=yes', '==--'],
    ['highway=steps ramp:bicycle=yes', '=-=-'],
    ['highway=steps conveying=forward', '>---'],
    ['highway=steps conveying=backward', '<---'],
    ['highway=track', '===-'],
    ['highway=track motor_vehicle=yes', '===='],
    ['highway=construction', '----'],
    ['highway=proposed', '----'],
    ['highway=raceway', '----'],
    ['highway=constructor', '----'],
    ['railway=platform', '==--'],
    ['public_transport=platform', '==--'],
    ['man_made=pier', '==--'],
    ['railway=rail', '----'],
    ['building=yes', '----'],
    ['route=ferry', '===-'],
    ['route=ferry motor_vehicle=yes', '===='],
    ['route=ferry foot=no', '--=-'],
    ['highway=service area=yes', '===-'],
    // access, from general to specific
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
    // one-way
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
    ['highway=residential motor_vehicle:backward=no', '===>'],
    ['highway=residential access:forward=no', '<<<<'],
    ['highway=residential vehicle:backward=no bicycle:backward=yes', '===>'],
    ['highway=footway oneway=yes', '==>-'],
    ['highway=footway oneway:foot=yes', '>>=-'],
    // at certain hours: what is forbidden then is never allowed
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
    // ground, for wheelchairs and bicycles
    ['highway=footway surface=sand', '=-=-'],
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

describe('how fast', () => {
  it.each([
    ['highway=residential maxspeed=30', 'car', 26],
    ['highway=residential maxspeed=20_mph', 'car', 27],
    ['highway=residential', 'car', 30],
    ['highway=residential zone:maxspeed=FR:30', 'car', 26],
    ['highway=primary maxspeed=50', 'car', 43],
    ['highway=primary source:maxspeed=FR:rural', 'car', 68],
    ['highway=primary maxspeed=FR:urban', 'car', 43],
    ['highway=primary maxspeed=50 maxspeed:forward=70', 'car', 60],
    ['highway=primary maxspeed=90 maxspeed:conditional=50@(22:00-06:00)', 'car', 43],
    ['highway=primary maxspeed=50 maxspeed:conditional=90@(22:00-06:00)', 'car', 43],
    ['highway=motorway maxspeed=130 maxspeed:conditional=110@wet', 'car', 111],
    ['highway=primary maxspeed=none', 'car', 55],
    ['highway=primary maxspeed=0', 'car', 55],
    ['highway=motorway maxspeed=130', 'car', 111],
    ['highway=living_street maxspeed=20', 'car', 17],
    ['highway=residential maxspeed=50 motor_vehicle=destination', 'car', 43],
    ['highway=unclassified maxspeed=80 surface=gravel', 'car', 36],
    ['highway=residential', 'foot', 200],
    ['highway=steps', 'foot', 175],
    ['highway=steps conveying=forward', 'foot', 200],
    ['highway=cycleway surface=asphalt', 'bicycle', 200],
    ['highway=residential surface=cobblestone', 'bicycle', 185],
    ['highway=footway', 'bicycle', 251],
    ['highway=footway bicycle=yes', 'bicycle', 200],
    ['highway=cycleway bicycle=dismount', 'bicycle', 251],
    ['highway=pedestrian', 'bicycle', 251],
    ['highway=pedestrian bicycle=yes', 'bicycle', 200],
    ['highway=footway surface=cobblestone', 'wheelchair', 180],
    ['highway=footway incline=6%', 'wheelchair', 180],
  ] as const)('%s, %s: class %d', (tags, mode, expected) => {
    expect(speed(tags, mode)).toBe(expected);
  });
});

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
