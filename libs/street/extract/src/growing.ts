/** A column of numbers whose count is not known before; one is used for many blocks. */
export class Growing<Store extends Int32Array | Float64Array> {
  length = 0;

  constructor(
    private readonly make: (length: number) => Store,
    public values = make(4096),
  ) {}

  /** Makes room for `count` more numbers. */
  reserve(count: number): void {
    const needed = this.length + count;
    if (needed <= this.values.length) return;
    const wider = this.make(Math.max(needed, this.values.length * 2));
    wider.set(this.values);
    this.values = wider;
  }

  push(value: number): void {
    this.reserve(1);
    this.values[this.length++] = value;
  }

  /** A copy of what was pushed; the column is empty afterwards. */
  take(): Store {
    const taken = this.make(this.length);
    taken.set(this.values.subarray(0, this.length));
    this.length = 0;
    return taken;
  }
}

export const growingInts = (): Growing<Int32Array> => new Growing((length) => new Int32Array(length));
export const growingDoubles = (): Growing<Float64Array> => new Growing((length) => new Float64Array(length));
