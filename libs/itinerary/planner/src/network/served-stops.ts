import type { StopIndex } from '@maillage/transit-timetable';
import type { ServedPositions } from './served-positions.js';

/** The stops at which anything calls. */
export function listServedStops({ offset }: ServedPositions): readonly StopIndex[] {
  const served: StopIndex[] = [];
  for (let stop = 0; stop < offset.length - 1; stop++)
    if (offset[stop] !== offset[stop + 1]) served.push(stop as StopIndex);
  return served;
}
