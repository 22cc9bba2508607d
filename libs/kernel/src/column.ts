/** Any typed array whose elements are plain numbers. */
export type NumericArray =
  Int8Array | Uint8Array | Int16Array | Uint16Array | Int32Array | Uint32Array | Float32Array | Float64Array;

/** A column that can be read only by the index it was made for. */
export type Column<Key extends number, Store extends NumericArray = Int32Array> = Store & {
  readonly __key?: (key: Key) => void;
};

/** The element at `index`, which the caller guarantees to be inside the column; it compiles to a plain element read. */
export const at = <Key extends number>(column: Column<Key, NumericArray>, index: Key): number =>
  column[index] as number;

/** The entry of a list at `index`, which the caller guarantees to be inside the list. */
export const entry = <Value>(list: readonly Value[], index: number): Value => list[index] as Value;
