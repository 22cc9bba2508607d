import { FORBIDDEN, kilometresPerHour, OWN_SPEED, PUSHED, slower, type SpeedClass } from '../speed-class.js';
import { TRAVEL_MODES, type TravelMode, type WayDirection } from '../travel-mode.js';
import { accessOf, type Access } from './access.js';
import { carSpeed } from './car-speed.js';
import { isDirectionOpen } from './direction.js';
import { bicycleOnGround, footOnGround, wheelchairOnGround } from './ground.js';
import { stopsAtFord } from './ford.js';
import { FERRY, HIGHWAYS, PLATFORM, type Highway } from './highways.js';
import { isTooNarrow } from './narrow.js';
import type { Tags } from './tags.js';

/** classes[mode × 2 + direction]: speed class, direction 0 along and 1 against the way. */
type SpeedClasses = readonly SpeedClass[];

export interface WayRule {
  readonly classes: SpeedClasses;
  /** Bit 1 << mode × 2 + direction where only those may pass whose way begins or ends there. */
  readonly endsOnly: number;
}

/** What may move along a way, and how fast; undefined when nothing may. */
export function readWayRule(tags: Tags): WayRule | undefined {
  const highway = kindOf(tags);
  if (highway === undefined) return undefined;
  const moves = TRAVEL_MODES.flatMap((mode) => DIRECTIONS.map((direction) => moveOf(tags, highway, mode, direction)));
  if (moves.every(({ speedClass }) => speedClass === FORBIDDEN)) return undefined;
  return {
    classes: moves.map(({ speedClass }) => speedClass),
    endsOnly: moves.reduce((bits, { isEndsOnly }, i) => (isEndsOnly ? bits | (1 << i) : bits), 0),
  };
}

/** Whether the way is of a kind that anybody travels on. */
export const isTravelled = (tags: Tags): boolean => kindOf(tags) !== undefined;

/** Whether a closed way of this kind is the outline of an area; a platform is, a street is when it says so. */
export const isArea = (tags: Tags): boolean =>
  tags.get('area') === 'yes' ||
  (tags.get('area') !== 'no' && (tags.get('highway') === 'platform' || (!tags.has('highway') && isPlatform(tags))));

const DIRECTIONS: readonly WayDirection[] = ['along', 'against'];
const FERRY_SPEED = kilometresPerHour(10);

function kindOf(tags: Tags): Highway | undefined {
  const highway = tags.get('highway');
  if (highway !== undefined) return HIGHWAYS.get(highway);
  if (tags.get('route') === 'ferry') return FERRY;
  return isPlatform(tags) ? PLATFORM : undefined;
}

const isPlatform = (tags: Tags): boolean =>
  tags.get('railway') === 'platform' || tags.get('public_transport') === 'platform' || tags.get('man_made') === 'pier';

interface Move {
  readonly speedClass: SpeedClass;
  readonly isEndsOnly: boolean;
}

function moveOf(tags: Tags, highway: Highway, mode: TravelMode, direction: WayDirection): Move {
  const access = accessOf(tags, mode, defaultAccess(tags, highway, mode), direction);
  const isClosed = access === 'no' || !isDirectionOpen(tags, mode, direction) || isImpassable(tags, mode);
  const speedClass = isClosed ? FORBIDDEN : speedOf(tags, highway, mode, direction, access);
  return { speedClass, isEndsOnly: access === 'destination' && speedClass !== FORBIDDEN };
}

/** A road over ice is there for some weeks. `wheelchair=yes`, by somebody who was there, outweighs a width and a ford. */
const isImpassable = (tags: Tags, mode: TravelMode): boolean =>
  tags.get('ice_road') === 'yes' ||
  ((isTooNarrow(tags, mode) || stopsAtFord(tags, mode)) &&
    !(mode === 'wheelchair' && tags.get('wheelchair') === 'yes'));

function speedOf(tags: Tags, highway: Highway, mode: TravelMode, direction: WayDirection, access: Access): SpeedClass {
  if (highway === FERRY) return FERRY_SPEED;
  switch (mode) {
    case 'foot':
      return footOnGround(tags);
    case 'wheelchair':
      return wheelchairOnGround(tags);
    case 'bicycle':
      return bicycleClass(tags, highway, access);
    case 'car':
      return carSpeed(tags, highway, direction);
  }
}

/** A trunk road that says that it is no motorroad, or has a pavement. */
const isWalkedBeside = (tags: Tags): boolean =>
  TRUNKS.has(tags.get('highway') ?? '') &&
  (tags.get('motorroad') === 'no' || PAVEMENTS.some((key) => PAVED.has(tags.get(key) ?? '')));
const TRUNKS = new Set(['trunk', 'trunk_link']);
const PAVEMENTS = ['sidewalk', 'sidewalk:left', 'sidewalk:right', 'sidewalk:both'];
const PAVED = new Set(['yes', 'left', 'right', 'both']);

/** A road for motor vehicles (`motorroad`) is closed to the others. */
function defaultAccess(tags: Tags, highway: Highway, mode: TravelMode): Access {
  const isMotorroad = tags.get('motorroad') === 'yes';
  switch (mode) {
    case 'car':
      return highway.car && tags.get('area') !== 'yes' && tags.get('service') !== 'emergency_access' ? 'yes' : 'no';
    case 'bicycle':
      if (isMotorroad || highway.bicycle === false) return tags.get('ramp:bicycle') === 'yes' ? 'dismount' : 'no';
      return highway.bicycle === 'pushed' ? 'dismount' : 'yes';
    default:
      return (highway.foot || isWalkedBeside(tags)) && !isMotorroad ? 'yes' : 'no';
  }
}

function bicycleClass(tags: Tags, highway: Highway, access: Access): SpeedClass {
  const ground = bicycleOnGround(tags);
  if (ground === FORBIDDEN) return FORBIDDEN;
  if (access === 'dismount' || tags.get('highway') === 'steps') return PUSHED;
  // Code de la route, R431-9: cyclists may ride through a pedestrian area at walking pace
  return highway.bicycle === 'walking pace' && !RIDDEN.has(tags.get('bicycle') ?? '')
    ? PUSHED
    : slower(ground, OWN_SPEED);
}

const RIDDEN = new Set(['yes', 'designated']);
