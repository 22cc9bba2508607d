/**
 * Numbers keys made of bytes 0, 1, 2 … in the order of their first appearance; looking one up allocates nothing.
 * Open addressing over FNV-1a hashes; slots[i] is a key's number or −1, key k is pool[offsets[k] … offsets[k + 1] − 1].
 */
export class ByteIndex {
  size = 0;
  private capacity: number;
  private slots: Int32Array;
  private hashes: Uint32Array;
  private offsets: Uint32Array;
  private pool: Uint8Array;

  constructor(capacity = 1024) {
    this.capacity = capacity;
    this.slots = new Int32Array(slotCount(capacity)).fill(-1);
    this.hashes = new Uint32Array(capacity);
    this.offsets = new Uint32Array(capacity + 1);
    this.pool = new Uint8Array(capacity * 16);
  }

  /** The key's number, −1 when it was never added. */
  find(bytes: Uint8Array, start: number, end: number): number {
    return this.findHashed(hashOf(bytes, start, end), bytes, start, end);
  }

  /** The key's number; it is new when `size` grew. */
  add(bytes: Uint8Array, start: number, end: number): number {
    const hash = hashOf(bytes, start, end);
    const known = this.findHashed(hash, bytes, start, end);
    if (known >= 0) return known;
    if (this.size === this.capacity) this.grow();
    const key = this.size++;
    const offset = this.offsets[key] as number;
    const length = end - start;
    if (offset + length > this.pool.length)
      this.pool = enlarged(this.pool, Math.max(2 * this.pool.length, offset + length));
    this.pool.set(bytes.subarray(start, end), offset);
    this.offsets[key + 1] = offset + length;
    this.hashes[key] = hash;
    this.place(key);
    return key;
  }

  /** Whether the key with this number has exactly these bytes. */
  equals(key: number, bytes: Uint8Array, start: number, end: number): boolean {
    const { pool } = this;
    let position = this.offsets[key] as number;
    if ((this.offsets[key + 1] as number) - position !== end - start) return false;
    while (start < end) {
      if (pool[position++] !== bytes[start++]) return false;
    }
    return true;
  }

  private findHashed(hash: number, bytes: Uint8Array, start: number, end: number): number {
    const mask = this.slots.length - 1;
    for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
      const key = this.slots[slot] as number;
      if (key < 0 || (this.hashes[key] === hash && this.equals(key, bytes, start, end))) return key;
    }
  }

  private grow(): void {
    this.capacity *= 2;
    const hashes = new Uint32Array(this.capacity);
    hashes.set(this.hashes);
    this.hashes = hashes;
    const offsets = new Uint32Array(this.capacity + 1);
    offsets.set(this.offsets);
    this.offsets = offsets;
    this.slots = new Int32Array(slotCount(this.capacity)).fill(-1);
    for (let key = 0; key < this.size; key++) this.place(key);
  }

  private place(key: number): void {
    const mask = this.slots.length - 1;
    let slot = (this.hashes[key] as number) & mask;
    while ((this.slots[slot] as number) >= 0) slot = (slot + 1) & mask;
    this.slots[slot] = key;
  }
}

/** At most half full, a power of two. */
const slotCount = (capacity: number): number => 2 ** Math.ceil(Math.log2(2 * capacity));

function enlarged(pool: Uint8Array, length: number): Uint8Array {
  const larger = new Uint8Array(length);
  larger.set(pool);
  return larger;
}

/** Out of the global object, which is slow to ask inside a virtual machine context. */
const { imul } = Math;

/** FNV-1a with a final mix, 32 bits. */
export function hashOf(bytes: Uint8Array, start: number, end: number): number {
  let hash = 0x811c9dc5;
  for (let position = start; position < end; position++) {
    hash = imul(hash ^ (bytes[position] as number), 0x01000193);
  }
  return (hash ^ (hash >>> 15)) >>> 0;
}
