import { entry } from '@maillage/kernel';
import { gap, type Point } from '../plane.js';
import { degrees } from './stop-rows.js';

/** Rows of `shapes.txt`; distances are metres. */
export function shapeRows(id: string, shape: readonly Point[]): (string | number)[][] {
  let metres = 0;
  return shape.map((p, i) => {
    if (i > 0) metres += gap(entry(shape, i - 1), p);
    return [id, ...degrees(p), i + 1, metres.toFixed(1)];
  });
}
