import { createHash, randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { describe, expect, it } from '@jest/globals';
import type { ArchiveStore } from '@maillage/ports';

const digestOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
const newTown = (): string => `t-${randomBytes(6).toString('hex')}`;

async function* inPieces(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let offset = 0; offset < bytes.length; offset += 1_000) {
    yield await Promise.resolve(bytes.subarray(offset, offset + 1_000));
  }
}

async function* cut(bytes: Uint8Array, error: Error): AsyncGenerator<Uint8Array> {
  yield* inPieces(bytes);
  throw error;
}

export function describeArchiveStore(name: string, make: () => Promise<ArchiveStore>): void {
  describe(`${name} keeps the promises of ArchiveStore`, () => {
    it('keeps what was put, by its digest', async () => {
      const [store, town, bytes] = [await make(), newTown(), randomBytes(5_500)];
      const stored = await store.put(town, inPieces(bytes));
      expect(stored).toEqual({ digest: digestOf(bytes), bytes: 5_500 });
      expect(await readFile(await store.locate(town, stored.digest))).toEqual(bytes);
    });

    it('keeps an archive without any byte', async () => {
      const [store, town] = [await make(), newTown()];
      const { digest, bytes } = await store.put(town, inPieces(Buffer.alloc(0)));
      expect(bytes).toBe(0);
      expect(await readFile(await store.locate(town, digest))).toHaveLength(0);
    });

    it('stores the same bytes once, also when they come several times at once', async () => {
      const [store, town, bytes] = [await make(), newTown(), randomBytes(5_500)];
      await Promise.all(Array.from({ length: 5 }, () => store.put(town, inPieces(bytes))));
      expect(await store.list(town)).toEqual([digestOf(bytes)]);
      expect(await readFile(await store.locate(town, digestOf(bytes)))).toEqual(bytes);
    });

    it('keeps nothing of a stream that fails, and throws what it threw', async () => {
      const [store, town, bytes] = [await make(), newTown(), randomBytes(5_500)];
      const reset = new Error('connection reset');
      await expect(store.put(town, cut(bytes, reset))).rejects.toBe(reset);
      expect(await store.list(town)).toEqual([]);
      await expect(store.locate(town, digestOf(bytes))).rejects.toMatchObject({ code: 'ARCHIVE_MISSING' });
    });

    it('keeps the territories apart', async () => {
      const [store, here, there, bytes] = [await make(), newTown(), newTown(), randomBytes(10)];
      const { digest } = await store.put(here, inPieces(bytes));
      expect(await store.list(there)).toEqual([]);
      await expect(store.locate(there, digest)).rejects.toMatchObject({ code: 'ARCHIVE_MISSING' });
    });

    it('forgets what is removed, and removes what is not there in silence', async () => {
      const [store, town] = [await make(), newTown()];
      const { digest } = await store.put(town, inPieces(randomBytes(10)));
      await store.remove(town, digest);
      await store.remove(town, digest);
      expect(await store.list(town)).toEqual([]);
      await expect(store.locate(town, digest)).rejects.toMatchObject({ code: 'ARCHIVE_MISSING' });
    });
  });
}
