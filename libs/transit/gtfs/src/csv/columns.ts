/** A column of whole numbers that grows. */
export class IntColumn {
  length = 0;
  private values: Int32Array;

  constructor(capacity = 1024) {
    this.values = new Int32Array(capacity);
  }

  push(value: number): void {
    if (this.length === this.values.length) this.values = grown(this.values);
    this.values[this.length++] = value;
  }

  get(index: number): number {
    return this.values[index] as number;
  }

  set(index: number, value: number): void {
    this.values[index] = value;
  }

  toArray(): Int32Array {
    return this.values.slice(0, this.length);
  }
}

/** The same values in an array half as long again: large feeds must not take twice what they need. */
export function grown<Store extends Int32Array | Uint8Array | Float64Array>(values: Store): Store {
  const larger = new (values.constructor as new (length: number) => Store)(Math.ceil(1.5 * values.length));
  larger.set(values);
  return larger;
}
