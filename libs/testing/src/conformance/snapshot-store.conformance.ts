import { createHash, randomBytes } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import type { SnapshotStore } from '@maillage/ports';

const newTown = (): string => `t-${randomBytes(6).toString('hex')}`;

export function describeSnapshotStore(name: string, make: () => Promise<SnapshotStore>): void {
  describe(`${name} keeps the promises of SnapshotStore`, () => {
    it('gives back, in shared memory, what was put', async () => {
      const [store, town, bytes] = [await make(), newTown(), randomBytes(9_000_000)];
      const checksum = await store.put(town, bytes);
      expect(checksum).toBe(createHash('sha256').update(bytes).digest('hex'));
      const memory = await store.get(town, checksum);
      expect(memory).toBeInstanceOf(SharedArrayBuffer);
      expect(Buffer.compare(Buffer.from(memory), bytes)).toBe(0);
    });

    it('takes bytes from shared memory', async () => {
      const [store, town, bytes] = [await make(), newTown(), randomBytes(100)];
      const shared = new Uint8Array(new SharedArrayBuffer(100));
      shared.set(bytes);
      expect(await store.put(town, shared)).toBe(createHash('sha256').update(bytes).digest('hex'));
    });

    it('lists and removes', async () => {
      const [store, town] = [await make(), newTown()];
      const [one, other] = [await store.put(town, randomBytes(10)), await store.put(town, randomBytes(10))];
      expect(await store.list(town)).toEqual([one, other].sort());
      expect(await store.list(newTown())).toEqual([]);
      await store.remove(town, one);
      await store.remove(town, one);
      expect(await store.list(town)).toEqual([other]);
    });

    it('says that a network is not there', async () => {
      const [store, town] = [await make(), newTown()];
      const checksum = await store.put(town, randomBytes(10));
      const absent = { code: 'SNAPSHOT_MISSING', retryable: false };
      await expect(store.get(newTown(), checksum)).rejects.toMatchObject(absent);
      await expect(store.get(town, '0'.repeat(64))).rejects.toMatchObject(absent);
    });
  });
}
