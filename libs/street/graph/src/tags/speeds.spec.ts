import { describe, expect, it } from '@jest/globals';
import { readTags } from '../testing/read-tags.js';
import { TRAVEL_MODES } from '../travel-mode.js';
import { readWayRule } from './way-rule.js';

/** The class of a mode along the way. */
const speed = (tags: string, mode: (typeof TRAVEL_MODES)[number]): number =>
  readWayRule(readTags(tags))?.classes[TRAVEL_MODES.indexOf(mode) * 2] ?? 0;

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
    ['highway=residential maxspeed=FR:zone30', 'car', 26],
    ['highway=residential maxspeed=DE:zone:30', 'car', 26],
    ['highway=residential zone:traffic=DE:urban', 'car', 43],
    ['highway=residential maxspeed:type=FR:zone20', 'car', 17],
    ['highway=residential maxspeed:type=sign', 'car', 30],
    ['highway=living_street maxspeed=walk', 'car', 5],
    ['highway=primary maxspeed=30_mph', 'car', 41],
    ['highway=primary maxspeed=FR:none', 'car', 55],
    ['highway=residential smoothness=very_bad', 'car', 20],
    ['highway=residential smoothness=bad', 'car', 30],
    ['highway=track tracktype=grade1', 'bicycle', 195],
    ['highway=track tracktype=grade5', 'bicycle', 175],
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
