import { growingDoubles, growingInts } from './growing-column.js';

/** Closed ways that nobody travels on, buildings above all, in columns because there are more of them than of streets: some are holes in squares. */
export class Obstacles {
  private readonly id = growingDoubles();
  /** refs of obstacle b: [refOffset[b], refOffset[b + 1]) */
  private readonly refOffset = growingInts();
  private readonly refs = growingDoubles();
  areInTheWay = false;
  /** 1 where nobody walks through, though no relation says so. */
  private readonly isInTheWay = growingInts();

  constructor() {
    this.refOffset.push(0);
  }

  add(id: number, refs: Float64Array, isInTheWay: boolean): void {
    this.isInTheWay.push(isInTheWay ? 1 : 0);
    this.areInTheWay ||= isInTheWay;
    this.id.push(id);
    this.refs.pushAll(refs);
    this.refOffset.push(this.refs.length);
  }

  /** Few are looked for. */
  find(id: number): Float64Array | undefined {
    const row = this.id.values.subarray(0, this.id.length).indexOf(id);
    return row < 0 ? undefined : this.refsOf(row);
  }

  /** What is in the way and has its nodes where it is asked for. */
  *inTheWay(isThere: (ref: number) => boolean): Generator<{ readonly id: number; readonly refs: Float64Array }> {
    for (let row = 0; row < this.id.length; row++) {
      if (this.isInTheWay.values[row] === 0 || !isThere(this.refs.values[this.refOffset.values[row]])) continue;
      const refs = this.refsOf(row);
      if (refs.every(isThere)) yield { id: this.id.values[row], refs };
    }
  }

  private refsOf(row: number): Float64Array {
    return this.refs.values.slice(this.refOffset.values[row], this.refOffset.values[row + 1]);
  }
}
