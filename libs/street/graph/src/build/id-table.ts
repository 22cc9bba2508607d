const EMPTY = -1;

/** OSM ids → rows 0, 1, 2, … in the order in which they are added; open addressing, no object per id. */
export class IdTable {
  count = 0;
  private ids: Float64Array;
  private rows: Int32Array;

  constructor(expected: number) {
    const size = 1 << Math.ceil(Math.log2(Math.max(16, expected * 2)));
    this.ids = new Float64Array(size);
    this.rows = new Int32Array(size).fill(EMPTY);
  }

  /** The row of an id, a new one when it is met for the first time. */
  add(id: number): number {
    if (this.count * 2 > this.rows.length) this.grow();
    const slot = this.slotOf(id);
    if (this.rows[slot] !== EMPTY) return this.rows[slot];
    this.ids[slot] = id;
    this.rows[slot] = this.count;
    return this.count++;
  }

  /** −1 when the id was never added. */
  find(id: number): number {
    return this.rows[this.slotOf(id)];
  }

  private slotOf(id: number): number {
    const mask = this.rows.length - 1;
    let slot = (Math.imul((id % 0x1_0000_0000) | 0, 0x9e3779b1) ^ Math.floor(id / 0x1_0000_0000)) >>> 0;
    slot = (slot ^ (slot >>> 15)) & mask;
    while (this.rows[slot] !== EMPTY && this.ids[slot] !== id) slot = (slot + 1) & mask;
    return slot;
  }

  private grow(): void {
    const [ids, rows] = [this.ids, this.rows];
    this.ids = new Float64Array(ids.length * 2);
    this.rows = new Int32Array(rows.length * 2).fill(EMPTY);
    for (let old = 0; old < rows.length; old++) {
      if (rows[old] === EMPTY) continue;
      const slot = this.slotOf(ids[old]);
      this.ids[slot] = ids[old];
      this.rows[slot] = rows[old];
    }
  }
}
