import type { TextPool } from '../csv/text-pool.js';
import { danglingReference } from '../rules/dangling-reference.rule.js';
import { nullLiteral } from '../rules/null-literal.rule.js';
import { isNullLiteralAt } from './null-literal.js';
import type { Row } from './row.js';

/** The ids of shapes; without `rows` the shapes were too many to be kept. */
export class ShapeIds {
  constructor(
    private readonly pool: TextPool,
    private readonly rows: Int32Array | undefined,
  ) {}

  /** Row of the shape that a trip refers to, −1 when it has none; a shape that was dropped has been told already. */
  refer(row: Row<'shape_id'>): number {
    const { bytes, starts, ends } = row.record;
    const position = row.position('shape_id');
    const start = starts[position] as number;
    const end = ends[position] as number;
    if (start === end || this.rows === undefined) return -1;
    const shape = this.pool.find(bytes, start, end);
    if (shape >= 0) return this.rows[shape] as number;
    if (isNullLiteralAt(bytes, start, end)) row.notice(nullLiteral, 'shape_id');
    else row.notice(danglingReference, 'shape_id', { target: 'shapes.txt' });
    return -1;
  }
}
