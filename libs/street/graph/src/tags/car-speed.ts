import { FORBIDDEN, kilometresPerHour, type SpeedClass } from '../speed-class.js';
import type { WayDirection } from '../travel-mode.js';
import { conditionalValues } from './conditional.js';
import type { Highway } from './highways.js';
import type { Tags } from './tags.js';

/** Of the limit, what a car makes of it on the average between junctions. */
const SHARE_OF_LIMIT = 0.85;
const MPH = 1.609344;

/** Limits by zone in km/h as in France (Code de la route, R413-2 and R413-3); `DE:urban` and the like are taken for theirs. */
const ZONES = new Map([
  ['urban', 50],
  ['rural', 80],
  ['motorway', 130],
  ['trunk', 110],
  ['living_street', 20],
  ['walk', 6],
]);

export function carSpeed(tags: Tags, { carSpeeds: [untagged, fastest] }: Highway, direction: WayDirection): SpeedClass {
  const limit = limitOf(tags, direction);
  const speed = limit === undefined ? untagged : Math.min(fastest, limit * SHARE_OF_LIMIT);
  const onGround = UNPAVED.has(tags.get('surface') ?? '') ? Math.min(speed * 0.6, 40) : speed;
  const most = BUMPY.get(tags.get('smoothness') ?? '');
  if (most === 0) return FORBIDDEN;
  return kilometresPerHour(Math.min(onGround, most ?? Infinity));
}

const UNPAVED = new Set(['unpaved', 'gravel', 'fine_gravel', 'compacted', 'dirt', 'earth', 'ground', 'grass', 'sand']);

/** km/h of a car without high clearance; 0 where it does not pass. */
const BUMPY = new Map([
  ['bad', 40],
  ['very_bad', 20],
  ['horrible', 0],
  ['very_horrible', 0],
  ['impassable', 0],
]);

function limitOf(tags: Tags, direction: WayDirection): number | undefined {
  const keys = [direction === 'along' ? 'maxspeed:forward' : 'maxspeed:backward', 'maxspeed'];
  const atHours = keys.flatMap((key) => conditionalValues(tags, key).flatMap((value) => readLimit(value) ?? []));
  const limit = keys.map((key) => readLimit(tags.get(key))).find((said) => said !== undefined) ?? limitOfZone(tags);
  return atHours.length > 0 ? Math.min(...atHours, limit ?? Infinity) : limit;
}

const readLimit = (written: string | undefined): number | undefined =>
  written === undefined ? undefined : (limitOfType(written) ?? parseSpeed(written));

/** `FR:urban`, `FR:zone30`, `DE:zone:30`, `FR:30`; `walk` alone. */
function limitOfType(written: string): number | undefined {
  const match = /^(?:[A-Z]{2}:)?(?:(?:zone:?)?(\d+)|([a-z_]+))$/.exec(written);
  if (!match || (match[1] && !written.includes(':') && !written.startsWith('zone'))) return undefined;
  return match[1] ? Number(match[1]) || undefined : ZONES.get(match[2]);
}

function limitOfZone(tags: Tags): number | undefined {
  for (const key of ['zone:maxspeed', 'maxspeed:type', 'source:maxspeed', 'zone:traffic']) {
    const limit = limitOfType(tags.get(key) ?? '');
    if (limit !== undefined) return limit;
  }
  return undefined;
}

function parseSpeed(text: string): number | undefined {
  const match = /^(\d+(?:\.\d+)?)\s*(km\/h|kmh|mph)?$/.exec(text.trim());
  if (!match) return undefined;
  const speed = Number(match[1]) * (match[2] === 'mph' ? MPH : 1);
  return speed > 0 ? speed : undefined;
}
