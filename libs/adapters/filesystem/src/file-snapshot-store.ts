import { createHash } from 'node:crypto';
import { open, rm, type FileHandle } from 'node:fs/promises';
import { Failure } from '@maillage/kernel';
import { SnapshotStore } from '@maillage/ports';
import { errnoOf, listDigests, writeDurably } from './durable-file.js';
import { digestPath, territoryFolder } from './store-path.js';

const EXTENSION = '.network';
const CHUNK_BYTES = 4 * 2 ** 20;

/** `<folder>/<territory>/<checksum>.network` */
export class FileSnapshotStore extends SnapshotStore {
  constructor(private readonly folder: string) {
    super();
  }

  override async put(territory: string, bytes: Uint8Array): Promise<string> {
    return (await writeDurably(territoryFolder(this.folder, territory), EXTENSION, chunksOf(bytes))).digest;
  }

  override async get(territory: string, checksum: string): Promise<SharedArrayBuffer> {
    const file = await openSnapshot(digestPath(this.folder, territory, checksum, EXTENSION), checksum);
    try {
      const { size } = await file.stat();
      const memory = new SharedArrayBuffer(size);
      if ((await readInto(new Uint8Array(memory), file)) === checksum) return memory;
    } finally {
      await file.close();
    }
    throw new Failure('SNAPSHOT_CORRUPT', `the network ${checksum} is not what was stored`);
  }

  override async list(territory: string): Promise<readonly string[]> {
    return listDigests(territoryFolder(this.folder, territory), EXTENSION);
  }

  override async remove(territory: string, checksum: string): Promise<void> {
    await rm(digestPath(this.folder, territory, checksum, EXTENSION), { force: true });
  }
}

async function openSnapshot(path: string, checksum: string): Promise<FileHandle> {
  try {
    return await open(path, 'r');
  } catch (cause) {
    const why = errnoOf(cause) === 'ENOENT' ? 'is not in the store' : `cannot be opened (${errnoOf(cause)})`;
    throw new Failure('SNAPSHOT_MISSING', `the network ${checksum} ${why}`, { retryable: false, cause });
  }
}

/** Fills the memory and answers the SHA-256 of what came. */
async function readInto(memory: Uint8Array, file: FileHandle): Promise<string> {
  const hash = createHash('sha256');
  for (let offset = 0; offset < memory.length;) {
    const length = Math.min(CHUNK_BYTES, memory.length - offset);
    const { bytesRead } = await file.read(memory, offset, length, offset);
    if (bytesRead === 0) break;
    hash.update(memory.subarray(offset, offset + bytesRead));
    offset += bytesRead;
  }
  return hash.digest('hex');
}

async function* chunksOf(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let offset = 0; offset < bytes.length; offset += CHUNK_BYTES) {
    yield await Promise.resolve(bytes.subarray(offset, offset + CHUNK_BYTES));
  }
}
