import { OWN_SPEED, shareOfOwnSpeed, FORBIDDEN, type SpeedClass } from '../speed-class.js';
import type { Tags } from './tags.js';

const table = (shares: Readonly<Record<number, string>>): ReadonlyMap<string, number> =>
  new Map(
    Object.entries(shares).flatMap(([percent, values]) =>
      values.split(' ').map((value): [string, number] => [value, Number(percent) / 100]),
    ),
  );

/** Share of the own speed on a bicycle. */
const BICYCLE_SURFACE = table({
  90: 'compacted fine_gravel paving_stones concrete:plates wood',
  80: 'unpaved sett unhewn_cobblestone:flattened concrete:lanes',
  70: 'cobblestone gravel grass_paver dirt earth ground',
  50: 'pebblestone unhewn_cobblestone grass rock woodchips',
  30: 'sand mud snow ice',
});
const BICYCLE_TRACK = table({ 80: 'grade3', 60: 'grade4', 50: 'grade5' });
const BICYCLE_SMOOTHNESS = table({ 80: 'bad', 60: 'very_bad', 30: 'horrible', 0: 'very_horrible impassable' });

/** The same in a wheelchair; 0 is impassable. */
const WHEELCHAIR_SURFACE = table({
  90: 'paving_stones compacted concrete:plates wood',
  80: 'fine_gravel unpaved concrete:lanes',
  60: 'sett cobblestone grass_paver',
  40: 'gravel dirt earth ground grass unhewn_cobblestone pebblestone woodchips',
  0: 'sand mud rock snow ice stepping_stones',
});
const WHEELCHAIR_SMOOTHNESS = table({ 80: 'intermediate', 50: 'bad', 0: 'very_bad horrible very_horrible impassable' });
const WHEELCHAIR_TRACK = table({ 80: 'grade1', 60: 'grade2', 40: 'grade3', 0: 'grade4 grade5' });

/** Steepest slope in percent for a wheelchair (OpenTripPlanner's default), and from where it is slow. */
const STEEPEST_PERCENT = 8.33;
const STEEP_PERCENT = 5;

export function bicycleOnGround(tags: Tags): SpeedClass {
  if (Number(tags.get('mtb:scale')?.[0] ?? 0) >= 2 || alpineGrade(tags) >= 2) return FORBIDDEN;
  return combine([
    lookUp(BICYCLE_SURFACE, tags.get('surface')),
    lookUp(BICYCLE_SMOOTHNESS, tags.get('smoothness')),
    lookUp(BICYCLE_TRACK, tags.get('tracktype')),
    isRough(tags) ? 0.9 : 1,
  ]);
}

/** A track, and a path that nobody laid out for bicycles. */
const isRough = (tags: Tags): boolean =>
  tags.get('highway') === 'track' || (tags.get('highway') === 'path' && tags.get('bicycle') !== 'designated');

/** `wheelchair=yes`, by somebody who was there, outweighs what surface and slope let suppose. */
export function wheelchairOnGround(tags: Tags): SpeedClass {
  const wheelchair = tags.get('wheelchair');
  if (wheelchair === 'no') return FORBIDDEN;
  if (wheelchair === 'yes' || wheelchair === 'designated') return OWN_SPEED;
  if (tags.get('highway') === 'steps' && tags.get('ramp:wheelchair') !== 'yes') return FORBIDDEN;
  if (isConveying(tags) || alpineGrade(tags) >= 1) return FORBIDDEN;
  const slope = slopePercent(tags) ?? 0;
  if (slope > STEEPEST_PERCENT) return FORBIDDEN;
  return combine([
    lookUp(WHEELCHAIR_SURFACE, tags.get('surface')),
    lookUp(WHEELCHAIR_SMOOTHNESS, tags.get('smoothness')),
    lookUp(WHEELCHAIR_TRACK, tags.get('tracktype')),
    slope > STEEP_PERCENT ? 0.6 : 1,
    wheelchair === 'limited' ? 0.8 : 1,
  ]);
}

/** Stairs cost about twice the time of their length on the flat. */
export function footOnGround(tags: Tags): SpeedClass {
  if (alpineGrade(tags) >= 3) return FORBIDDEN;
  return tags.get('highway') === 'steps' && !isConveying(tags) ? shareOfOwnSpeed(0.5) : OWN_SPEED;
}

/** Moving stairs and walkways, whatever their direction. */
const isConveying = (tags: Tags): boolean => (tags.get('conveying') ?? 'no') !== 'no';

const GRADES = [
  'strolling',
  'hiking',
  'mountain_hiking',
  'demanding_mountain_hiking',
  'alpine_hiking',
  'demanding_alpine_hiking',
  'difficult_alpine_hiking',
];
const alpineGrade = (tags: Tags): number => GRADES.indexOf(tags.get('sac_scale') ?? '');

/** `7%`, `-7 %`, `4°`; `up`, `steep` and the like say nothing certain. */
function slopePercent(tags: Tags): number | undefined {
  const match = /^([+-]?\d+(?:[.,]\d+)?)\s*(%|°)?$/.exec(tags.get('incline')?.trim() ?? '');
  if (!match) return undefined;
  const value = Math.abs(Number(match[1].replace(',', '.')));
  return match[2] === '°' ? Math.tan((value * Math.PI) / 180) * 100 : value;
}

/** Whether a number says how steep the way is. */
export const isSlopeTold = (tags: Tags): boolean => slopePercent(tags) !== undefined;

const lookUp = (shares: ReadonlyMap<string, number>, value: string | undefined): number =>
  value === undefined ? 1 : (shares.get(value) ?? 1);

/** The worst of the shares decides. */
function combine(shares: readonly number[]): SpeedClass {
  const worst = Math.min(...shares);
  return worst === 0 ? FORBIDDEN : shareOfOwnSpeed(worst);
}
