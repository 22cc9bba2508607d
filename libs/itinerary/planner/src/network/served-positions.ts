import type { Timetable } from '@maillage/transit-timetable';

/** Where each stop is served: pattern[i] at position[i], for i from offset[stop] to offset[stop + 1] − 1. */
export interface ServedPositions {
  readonly offset: Int32Array;
  readonly pattern: Int32Array;
  readonly position: Int32Array;
}

export function listServedPositions({ stops, patterns }: Timetable): ServedPositions {
  const offset = new Int32Array(stops.count + 1);
  for (const word of patterns.stopWord) (offset[(word >> 2) + 1] as number)++;
  for (let stop = 0; stop < stops.count; stop++) (offset[stop + 1] as number) += offset[stop] as number;
  const next = offset.slice();
  const pattern = new Int32Array(patterns.stopWord.length);
  const position = new Int32Array(patterns.stopWord.length);
  for (let p = 0; p < patterns.count; p++) {
    const first = patterns.stopOffset[p] as number;
    for (let i = first; i < (patterns.stopOffset[p + 1] as number); i++) {
      const slot = (next[(patterns.stopWord[i] as number) >> 2] as number)++;
      pattern[slot] = p;
      position[slot] = i - first;
    }
  }
  return { offset, pattern, position };
}
