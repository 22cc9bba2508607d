import type { Instant } from '@maillage/kernel';
import { ResponseCache, type Clock } from '@maillage/ports';

interface Entry {
  readonly body: Uint8Array;
  readonly until: Instant;
}

/** What an entry costs beside its key and body. */
const OVERHEAD_BYTES = 200;

/** Answers in this process, at most `maxBytes` of them; the one that was not read for longest goes first. */
export class MemoryResponseCache extends ResponseCache {
  /** Least recently used first. */
  private readonly entries = new Map<string, Entry>();
  private bytes = 0;

  constructor(
    private readonly clock: Clock,
    private readonly maxBytes: number,
  ) {
    super();
  }

  get(key: string): Promise<Uint8Array | undefined> {
    const entry = this.entries.get(key);
    if (!entry) return Promise.resolve(undefined);
    this.remove(key, entry);
    if (entry.until <= this.clock.now()) return Promise.resolve(undefined);
    this.add(key, entry);
    return Promise.resolve(entry.body);
  }

  put(key: string, body: Uint8Array, seconds: number): Promise<void> {
    const before = this.entries.get(key);
    if (before) this.remove(key, before);
    const entry = { body: new Uint8Array(body), until: (this.clock.now() + seconds) as Instant };
    if (seconds > 0 && sizeOf(key, entry) <= this.maxBytes) {
      this.add(key, entry);
      this.makeRoom();
    }
    return Promise.resolve();
  }

  private makeRoom(): void {
    for (const [key, entry] of this.entries) {
      if (this.bytes <= this.maxBytes) return;
      this.remove(key, entry);
    }
  }

  private add(key: string, entry: Entry): void {
    this.entries.set(key, entry);
    this.bytes += sizeOf(key, entry);
  }

  private remove(key: string, entry: Entry): void {
    this.entries.delete(key);
    this.bytes -= sizeOf(key, entry);
  }
}

/** A character of a key takes two bytes at most. */
const sizeOf = (key: string, { body }: Entry): number => body.byteLength + 2 * key.length + OVERHEAD_BYTES;
