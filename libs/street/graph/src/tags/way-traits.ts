import { isSlopeTold } from './ground.js';
import type { Tags } from './tags.js';

/** Bits of `edges.traits`. */
export const ROUNDABOUT = 1;
/** A bridge, a tunnel or a ferry: the heights of the ground below or above say nothing. */
export const OFF_GROUND = 2;
/** Somebody who was there told the slope, or that wheelchairs pass: no raster knows better. */
export const SLOPE_TOLD = 4;

export function readTraits(tags: Tags): number {
  const junction = tags.get('junction');
  const isRound = junction === 'roundabout' || junction === 'circular';
  const wheelchair = tags.get('wheelchair');
  const isSlopeKnown = isSlopeTold(tags) || wheelchair === 'yes' || wheelchair === 'designated';
  return (isRound ? ROUNDABOUT : 0) | (isOffGround(tags) ? OFF_GROUND : 0) | (isSlopeKnown ? SLOPE_TOLD : 0);
}

/** A passage through a building stays on the ground. */
const isOffGround = (tags: Tags): boolean =>
  (tags.get('bridge') ?? 'no') !== 'no' ||
  !GROUND_TUNNELS.has(tags.get('tunnel') ?? 'no') ||
  tags.get('route') === 'ferry';
const GROUND_TUNNELS = new Set(['no', 'building_passage']);

/** Lowest and highest level in quarters of a storey (`level=-1`, `0;1`, `0-2`, `0.5`); undefined when none is told. */
export function readLevels(tags: Tags): readonly [lowest: number, highest: number] | undefined {
  const told = (tags.get('level') ?? '').split(';').flatMap((part) => {
    const range = /^\s*(-?\d+(?:\.\d+)?)(?:-(-?\d+(?:\.\d+)?))?\s*$/.exec(part);
    return range ? [range[1], range[2] || range[1]].map(Number) : [];
  });
  if (told.length === 0) return undefined;
  const quarters = told.map((level) => Math.max(-127, Math.min(127, Math.round(level * 4))));
  return [Math.min(...quarters), Math.max(...quarters)];
}

/** `Rue Haute (D 900)`; a road without a name is told by its number. */
export function readStreetName(tags: Tags): string {
  const [name, ref] = [tags.get('name') ?? '', (tags.get('ref') ?? '').split(';').join(', ')];
  if (name === '' || ref === '' || name === ref) return name || ref;
  return `${name} (${ref})`;
}
