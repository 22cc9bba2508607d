import { at } from '@maillage/kernel';
import type { PatternIndex, RouteIndex, Timetable } from '@maillage/transit-timetable';
import { bitOf, transitModeOf } from './transit-mode.js';

/** The bit of a pattern's mode in a mask of transit modes. */
export const modeBitOf = ({ patterns, routes }: Timetable, pattern: PatternIndex): number =>
  bitOf(transitModeOf(at(routes.type, at(patterns.route, pattern) as RouteIndex)));
