/** Integers whose number is not known before. */
export class GrowingColumn {
  length = 0;
  /** Longer than `length`; replaced when it grows. */
  values = new Int32Array(1024);

  push(value: number): void {
    if (this.length === this.values.length) {
      const values = new Int32Array(this.length * 2);
      values.set(this.values);
      this.values = values;
    }
    this.values[this.length++] = value;
  }

  pushAll(values: Int32Array, count: number): void {
    for (let i = 0; i < count; i++) this.push(values[i]);
  }

  toArray(): Int32Array {
    return this.values.slice(0, this.length);
  }
}
