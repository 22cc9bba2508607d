import { kilometresPerHour, type SpeedClass } from '../speed-class.js';
import type { WayDirection } from '../travel-mode.js';
import { conditionalValues } from './conditional.js';
import type { Highway } from './highways.js';
import type { Tags } from './tags.js';

/** Of the limit, what a car makes of it on the average between junctions. */
const SHARE_OF_LIMIT = 0.85;
const MPH = 1.609344;

/** Limits by zone in km/h (Code de la route, R413-2 and R413-3). */
const ZONES = new Map([
  ['FR:urban', 50],
  ['FR:rural', 80],
  ['FR:motorway', 130],
  ['FR:trunk', 110],
  ['FR:zone30', 30],
  ['FR:30', 30],
  ['FR:zone20', 20],
  ['FR:20', 20],
  ['FR:living_street', 20],
  ['FR:walk', 6],
  ['walk', 6],
]);

export function carSpeed(tags: Tags, { carSpeeds: [untagged, most] }: Highway, direction: WayDirection): SpeedClass {
  const limit = limitOf(tags, direction);
  const speed = limit === undefined ? untagged : Math.min(most, limit * SHARE_OF_LIMIT);
  return kilometresPerHour(UNPAVED.has(tags.get('surface') ?? '') ? Math.min(speed * 0.6, 40) : speed);
}

const UNPAVED = new Set(['unpaved', 'gravel', 'fine_gravel', 'compacted', 'dirt', 'earth', 'ground', 'grass', 'sand']);

function limitOf(tags: Tags, direction: WayDirection): number | undefined {
  const keys = [direction === 'along' ? 'maxspeed:forward' : 'maxspeed:backward', 'maxspeed'];
  const atHours = keys.flatMap((key) => conditionalValues(tags, key).flatMap((value) => readLimit(value) ?? []));
  const limit = keys.map((key) => readLimit(tags.get(key))).find((said) => said !== undefined) ?? limitOfZone(tags);
  return atHours.length > 0 ? Math.min(...atHours, limit ?? Infinity) : limit;
}

const readLimit = (written: string | undefined): number | undefined =>
  written === undefined ? undefined : (ZONES.get(written) ?? parseSpeed(written));

function limitOfZone(tags: Tags): number | undefined {
  for (const key of ['zone:maxspeed', 'maxspeed:type', 'source:maxspeed', 'zone:traffic']) {
    const limit = ZONES.get(tags.get(key) ?? '');
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
