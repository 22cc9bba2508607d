import type { StopTimeColumns } from './stop-time-columns.js';

/**
 * Fills in the times of the rows between `from` and `to`, both of which have theirs:
 * in proportion to `shape_dist_traveled` where each of them gives one and it never decreases, else evenly by position.
 */
export function interpolate(columns: StopTimeColumns, from: number, to: number): void {
  const { arrival, departure, approximate, distance } = columns;
  const start = departure[from] as number;
  const seconds = (arrival[to] as number) - start;
  const byDistance = isMeasured(distance, from, to);
  for (let row = from + 1; row < to; row++) {
    const share = byDistance ? fraction(distance, from, row, to) : (row - from) / (to - from);
    arrival[row] = departure[row] = start + Math.round(seconds * share);
    approximate[row] = 1;
  }
}

function isMeasured(distance: Float64Array, from: number, to: number): boolean {
  if (distance.length === 0) return false;
  for (let row = from + 1; row <= to; row++) {
    // NaN, where a row gives no distance, compares as false
    if (!((distance[row] as number) >= (distance[row - 1] as number))) return false;
  }
  return (distance[to] as number) > (distance[from] as number);
}

const fraction = (distance: Float64Array, from: number, row: number, to: number): number =>
  ((distance[row] as number) - (distance[from] as number)) / ((distance[to] as number) - (distance[from] as number));
