import { growingDoubles, growingInts } from './growing-column.js';

/** Closed ways that nobody travels on, buildings above all, in columns because there are more of them than of streets: some are holes in squares. */
export class Obstacles {
  private readonly id = growingDoubles();
  /** refs of obstacle b: [refOffset[b], refOffset[b + 1]) */
  private readonly refOffset = growingInts();
  private readonly refs = growingDoubles();

  constructor() {
    this.refOffset.push(0);
  }

  add(id: number, refs: Float64Array): void {
    this.id.push(id);
    this.refs.pushAll(refs);
    this.refOffset.push(this.refs.length);
  }

  /** Few are looked for. */
  find(id: number): Float64Array | undefined {
    const row = this.id.values.subarray(0, this.id.length).indexOf(id);
    return row < 0 ? undefined : this.refs.values.slice(this.refOffset.values[row], this.refOffset.values[row + 1]);
  }
}
