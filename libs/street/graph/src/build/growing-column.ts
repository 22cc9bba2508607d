type Store = Int32Array | Float64Array | Int16Array;

/** Numbers whose count is not known before. */
export class GrowingColumn<Kind extends Store> {
  length = 0;
  /** Longer than `length`; replaced when it grows. */
  values: Kind;

  constructor(private readonly make: (length: number) => Kind) {
    this.values = make(1024);
  }

  push(value: number): void {
    if (this.length === this.values.length) this.reserve(this.length * 2);
    this.values[this.length++] = value;
  }

  pushAll(values: Kind): void {
    const needed = this.length + values.length;
    if (needed > this.values.length) this.reserve(Math.max(needed, this.values.length * 2));
    this.values.set(values, this.length);
    this.length = needed;
  }

  toArray(): Kind {
    const exact = this.make(this.length);
    for (let i = 0; i < this.length; i++) exact[i] = this.values[i];
    return exact;
  }

  private reserve(length: number): void {
    const values = this.make(length);
    values.set(this.values);
    this.values = values;
  }
}

export const growingInts = (): GrowingColumn<Int32Array> => new GrowingColumn((length) => new Int32Array(length));
export const growingShorts = (): GrowingColumn<Int16Array> => new GrowingColumn((length) => new Int16Array(length));
export const growingDoubles = (): GrowingColumn<Float64Array> =>
  new GrowingColumn((length) => new Float64Array(length));
