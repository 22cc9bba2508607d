import { at } from '@maillage/kernel';
import type { StopIndex } from './indices.js';
import { LOWEST_LEVEL, type Stops } from './timetable.js';

/** Storeys above the ground, undefined when nobody tells. */
export function levelOf({ level }: Pick<Stops, 'level'>, stop: StopIndex): number | undefined {
  const code = at(level, stop);
  return code === 0 ? undefined : (code - 1) / QUARTERS + LOWEST_LEVEL;
}

export const toLevelCode = (level: number | undefined): number =>
  level === undefined ? 0 : Math.min(255, Math.max(1, Math.round((level - LOWEST_LEVEL) * QUARTERS) + 1));

const QUARTERS = 4;
