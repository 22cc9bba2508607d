import { ByteIndex, hashOf } from '../csv/byte-index.js';
import { IntColumn } from '../csv/columns.js';
import { danglingReference } from '../rules/dangling-reference.rule.js';
import { droppedReference } from '../rules/dropped-reference.rule.js';
import { duplicateKey } from '../rules/duplicate-key.rule.js';
import { duplicateRow } from '../rules/duplicate-row.rule.js';
import { nullLiteral } from '../rules/null-literal.rule.js';
import { isNullLiteralAt } from './null-literal.js';
import type { Row } from './row.js';

/** What a reference can lead to, besides a row of the model. */
export const NONE = -1;
const DANGLING = -2;
const DROPPED = -3;

/** The ids of one table, and which row of the model each of them has. */
export class IdIndex {
  private readonly keys = new ByteIndex();
  private readonly recordHashes = new IntColumn();
  /** Row in the model, or `DROPPED`. */
  private readonly rows = new IntColumn();

  constructor(readonly file: string) {}

  /**
   * Registers the row's id and returns its key, to be given a row of the model by `assign`; until then it counts as dropped.
   * Undefined when an earlier row has the same id, which is told.
   */
  claim<Name extends string>(row: Row<Name>, name: Name): number | undefined {
    const { bytes, starts, ends, start, end } = row.record;
    const position = row.position(name);
    const known = this.keys.size;
    const key = this.keys.add(bytes, starts[position] as number, ends[position] as number);
    const recordHash = hashOf(bytes, start, end) | 0;
    if (key < known) {
      row.notice(this.recordHashes.get(key) === recordHash ? duplicateRow : duplicateKey, name);
      return undefined;
    }
    this.recordHashes.push(recordHash);
    this.rows.push(DROPPED);
    return key;
  }

  assign(key: number, modelRow: number): void {
    this.rows.set(key, modelRow);
  }

  /** Moves every id to the row that `moved` gives for its present one; −1 drops it. */
  reassign(moved: Int32Array): void {
    for (let key = 0; key < this.rows.length; key++) {
      const row = this.rows.get(key);
      const next = row < 0 ? row : (moved[row] as number);
      this.rows.set(key, next < 0 ? DROPPED : next);
    }
  }

  /** The key's number for `rowOf` and `isKey`, −1 when no row has claimed it: for the tables where every nanosecond counts. */
  keyOf(bytes: Uint8Array, start: number, end: number): number {
    return this.keys.find(bytes, start, end);
  }

  isKey(key: number, bytes: Uint8Array, start: number, end: number): boolean {
    return this.keys.equals(key, bytes, start, end);
  }

  /** The row of the model, or `DROPPED`. */
  rowOf(key: number): number {
    return this.rows.get(key);
  }

  get size(): number {
    return this.keys.size;
  }

  /** The row of the model, `DANGLING` or `DROPPED`. */
  find(bytes: Uint8Array, start: number, end: number): number {
    const key = this.keys.find(bytes, start, end);
    return key < 0 ? DANGLING : this.rows.get(key);
  }

  /** The row of the model that a field refers to, `NONE` when it is empty, `DANGLING` or `DROPPED`; what is odd is told. */
  refer<Name extends string>(row: Row<Name>, name: Name): number {
    const { bytes, starts, ends } = row.record;
    const position = row.position(name);
    const start = starts[position] as number;
    const end = ends[position] as number;
    if (start === end) return NONE;
    const found = this.find(bytes, start, end);
    if (found >= 0) return found;
    if (isNullLiteralAt(bytes, start, end)) {
      row.notice(nullLiteral, name);
      return NONE;
    }
    row.notice(found === DROPPED ? droppedReference : danglingReference, name, { target: this.file });
    return found;
  }
}
