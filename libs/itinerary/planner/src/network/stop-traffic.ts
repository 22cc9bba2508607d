import { at } from '@maillage/kernel';
import type { PatternIndex, StopIndex, Timetable } from '@maillage/transit-timetable';
import { modeBitOf } from './pattern-mode.js';
import type { ServedPositions } from './served-positions.js';

/** What calls at each stop, and at the stations above it. */
export interface StopTraffic {
  /** Mask of the modes that serve the stop; a station has those of its platforms. */
  readonly modes: Int32Array;
  /** 0 to 1: how much of the network's traffic calls there, on a logarithmic scale; the same for a station and its platforms. */
  readonly importance: Float32Array;
}

export function measureTraffic(timetable: Timetable, served: ServedPositions): StopTraffic {
  const { stops, patterns } = timetable;
  const modes = new Int32Array(stops.count);
  const calls = new Float64Array(stops.count);
  for (let stop = 0; stop < stops.count; stop++) {
    for (let i = served.offset[stop] as number; i < (served.offset[stop + 1] as number); i++) {
      const pattern = served.pattern[i] as PatternIndex;
      const bit = modeBitOf(timetable, pattern);
      const trips = (patterns.tripOffset[pattern + 1] as number) - (patterns.tripOffset[pattern] as number);
      for (const named of namesOf(timetable, stop as StopIndex)) {
        modes[named] = (modes[named] as number) | bit;
        calls[named] = (calls[named] as number) + trips;
      }
    }
  }
  const busiest = Math.log1p(calls.reduce((most, count) => Math.max(most, count), 1));
  const importance = Float32Array.from(calls, (_, stop) => {
    const [top] = namesOf(timetable, stop as StopIndex).slice(-1);
    return Math.log1p(calls[top ?? stop] as number) / busiest;
  });
  return { modes, importance };
}

/** The stop itself, its origin when it is a variant, and the stations above. */
function namesOf({ stops }: Timetable, stop: StopIndex): readonly StopIndex[] {
  const names = [stop];
  const origin = at(stops.origin, stop) as StopIndex;
  if (origin !== stop) names.push(origin);
  for (let parent = at(stops.parent, origin); parent >= 0; parent = at(stops.parent, parent as StopIndex))
    names.push(parent as StopIndex);
  return names;
}
