import type { TravelMode, WayDirection } from '../travel-mode.js';
import { conditionalValues } from './conditional.js';
import type { Tags } from './tags.js';

/** Whether one-way rules let a mode go in a direction of the way. */
export function isDirectionOpen(tags: Tags, mode: TravelMode, direction: WayDirection): boolean {
  const oneway = mode === 'car' ? carOneway(tags) : mode === 'bicycle' ? bicycleOneway(tags) : footOneway(tags);
  return oneway === 'both' || oneway === direction;
}

type Oneway = WayDirection | 'both' | 'closed';

const VALUES = new Map<string, Oneway>([
  ...['yes', 'true', '1'].map((value): [string, Oneway] => [value, 'along']),
  ...['-1', 'reverse'].map((value): [string, Oneway] => [value, 'against']),
  ...['no', 'false', '0', 'alternating'].map((value): [string, Oneway] => [value, 'both']),
  // the direction changes with the hour
  ['reversible', 'closed'],
]);

const read = (tags: Tags, key: string): Oneway | undefined => VALUES.get(tags.get(key) ?? '');

/** The first key that says something, else `otherwise`; only in directions that are open at every hour. */
function firstOf(tags: Tags, keys: readonly string[], otherwise: (tags: Tags) => Oneway): Oneway {
  const atHours: Oneway[] = [];
  for (const key of keys) {
    atHours.push(...conditionalValues(tags, key).flatMap((value) => VALUES.get(value) ?? []));
    const said = read(tags, key);
    if (said !== undefined) return atHours.reduce(common, said);
  }
  return atHours.reduce(common, otherwise(tags));
}

function common(a: Oneway, b: Oneway): Oneway {
  if (a === 'both' || a === b) return b;
  return b === 'both' ? a : 'closed';
}

const carOneway = (tags: Tags): Oneway => firstOf(tags, ['oneway:motorcar', 'oneway:motor_vehicle'], vehicleOneway);

const vehicleOneway = (tags: Tags): Oneway => firstOf(tags, ['oneway:vehicle', 'oneway'], impliedOneway);

function impliedOneway(tags: Tags): Oneway {
  const junction = tags.get('junction');
  return junction === 'roundabout' || junction === 'circular' || tags.get('highway') === 'motorway' ? 'along' : 'both';
}

const bicycleOneway = (tags: Tags): Oneway => firstOf(tags, ['oneway:bicycle'], cycledOneway);

function cycledOneway(tags: Tags): Oneway {
  const oneway = vehicleOneway(tags);
  return (oneway === 'along' || oneway === 'against') && hasContraflow(tags, oneway) ? 'both' : oneway;
}

/** Contraflow: `bicycle:backward=yes`, lanes `cycleway=opposite…`, and lanes of a side whose own direction is free or opposite. */
function hasContraflow(tags: Tags, oneway: WayDirection): boolean {
  if (ALLOWED.has(tags.get(oneway === 'along' ? 'bicycle:backward' : 'bicycle:forward') ?? '')) return true;
  return SIDES.some((side) => {
    const key = side === '' ? 'cycleway' : `cycleway:${side}`;
    const lane = tags.get(key);
    if (lane?.startsWith('opposite') === true) return true;
    if (lane === undefined || lane === 'no' || lane === 'separate') return false;
    const laneOneway = read(tags, `${key}:oneway`);
    return laneOneway === 'both' || (laneOneway !== undefined && laneOneway !== oneway && laneOneway !== 'closed');
  });
}

const ALLOWED = new Set(['yes', 'designated', 'official', 'permissive']);
const SIDES = ['', 'left', 'right', 'both'];

/** One-way rules are for vehicles; those on foot obey their own tag and moving stairs. */
const footOneway = (tags: Tags): Oneway => firstOf(tags, ['oneway:foot'], movedOneway);

function movedOneway(tags: Tags): Oneway {
  switch (tags.get('conveying')) {
    case 'forward':
      return 'along';
    case 'backward':
      return 'against';
    case 'reversible':
      return 'closed';
    default:
      return 'both';
  }
}
