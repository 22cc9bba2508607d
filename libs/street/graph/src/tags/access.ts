import type { TravelMode, WayDirection } from '../travel-mode.js';
import { conditionalValues } from './conditional.js';
import { valuesOf, type Tags } from './tags.js';

/** `destination`: only for those whose way begins or ends there. */
export type Access = 'yes' | 'dismount' | 'destination' | 'no';

/** From the most specific key to the most general (wiki.openstreetmap.org/wiki/Key:access#Transport_mode_restrictions). */
const KEYS: Readonly<Record<TravelMode, readonly string[]>> = {
  foot: ['foot', 'access'],
  wheelchair: ['foot', 'access'],
  bicycle: ['bicycle', 'vehicle', 'access'],
  car: ['motorcar', 'motor_vehicle', 'vehicle', 'access'],
};

const MEANING = new Map<string, Access>([
  ...['yes', 'permissive', 'designated', 'official', 'public', 'discouraged', 'optional_sidepath'].map(
    (value): [string, Access] => [value, 'yes'],
  ),
  ...['destination', 'customers', 'visitors', 'residents'].map((value): [string, Access] => [value, 'destination']),
  ...['no', 'private', 'agricultural', 'forestry', 'delivery', 'permit'].map((value): [string, Access] => [
    value,
    'no',
  ]),
  ...['emergency', 'military', 'employees', 'staff', 'use_sidepath', 'restricted', 'psv', 'bus'].map(
    (value): [string, Access] => [value, 'no'],
  ),
  ['dismount', 'dismount'],
]);

/**
 * What the tags say to a mode, or `byDefault`. The most specific key that has a known value decides. The general key
 * `access` narrows what is open and never opens what is closed: `access=yes` on a footway lets no car in. What is forbidden at
 * some hours is never allowed.
 */
export function accessOf(tags: Tags, mode: TravelMode, byDefault: Access, direction?: WayDirection): Access {
  const atHours: Access[] = [];
  for (const key of KEYS[mode]) {
    const keys = direction === undefined ? [key] : [`${key}:${SUFFIX[direction]}`, key];
    atHours.push(...keys.flatMap((one) => conditionalValues(tags, one).flatMap((value) => readAccess(value) ?? [])));
    const access = keys.map((one) => readAccess(tags.get(one))).find((said) => said !== undefined);
    if (access === undefined) continue;
    return narrowest([...atHours, key === 'access' && byDefault === 'no' ? 'no' : access]);
  }
  return narrowest([...atHours, byDefault]);
}

const SUFFIX: Readonly<Record<WayDirection, string>> = { along: 'forward', against: 'backward' };

/** Several values: the most generous one; unknown values say nothing. */
function readAccess(value: string | undefined): Access | undefined {
  if (value === undefined) return undefined;
  const known = valuesOf(value).flatMap((part) => MEANING.get(part) ?? []);
  return GENEROUS_FIRST.find((access) => known.includes(access));
}

const GENEROUS_FIRST: readonly Access[] = ['yes', 'dismount', 'destination', 'no'];

const narrowest = (all: readonly Access[]): Access => GENEROUS_FIRST.findLast((access) => all.includes(access)) ?? 'no';
