import type { Tags } from './tags.js';

/** Whether nobody walks through what a closed way of this kind encloses: buildings with walls, and water, at ground level. */
export const isInTheWay = (tags: Tags): boolean =>
  (!OPEN_BUILDINGS.has(tags.get('building') ?? 'no') ||
    tags.get('natural') === 'water' ||
    tags.get('amenity') === 'fountain') &&
  isOnGround(tags);

export const isOnGround = (tags: Tags): boolean => LEVELS.every((key) => GROUND.has(tags.get(key) ?? '0'));

const OPEN_BUILDINGS = new Set(['no', 'roof', 'carport', 'canopy', 'demolished', 'proposed']);
const LEVELS = ['layer', 'level', 'min_level', 'building:min_level', 'min_height', 'location', 'tunnel', 'bridge'];
const GROUND = new Set(['0', 'no', 'surface', 'outdoor']);
