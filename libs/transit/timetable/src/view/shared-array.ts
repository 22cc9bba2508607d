interface SharedStore<Store> {
  readonly BYTES_PER_ELEMENT: number;
  new (buffer: SharedArrayBuffer): Store;
}

/** A new array of zeros that several threads may read. */
export const sharedArray = <Store>(Type: SharedStore<Store>, length: number): Store =>
  new Type(new SharedArrayBuffer(length * Type.BYTES_PER_ELEMENT));

/** The array itself when it lies in shared memory, else a copy that does. */
export function toShared<Store extends Uint16Array | Int32Array>(array: Store): Store {
  if (array.buffer instanceof SharedArrayBuffer) return array;
  const Type = array.constructor as SharedStore<Store>;
  const copy = sharedArray(Type, array.length);
  copy.set(array);
  return copy;
}
