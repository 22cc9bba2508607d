import { rm, stat } from 'node:fs/promises';
import { Failure } from '@maillage/kernel';
import { ArchiveStore, type StoredArchive } from '@maillage/ports';
import { listDigests, writeDurably } from './durable-file.js';
import { digestPath, territoryFolder } from './store-path.js';

const EXTENSION = '.zip';

/** `<folder>/<territory>/<digest>.zip` */
export class FileArchiveStore extends ArchiveStore {
  constructor(private readonly folder: string) {
    super();
  }

  override async put(territory: string, bytes: AsyncIterable<Uint8Array>): Promise<StoredArchive> {
    return writeDurably(territoryFolder(this.folder, territory), EXTENSION, bytes);
  }

  override async locate(territory: string, digest: string): Promise<string> {
    const path = digestPath(this.folder, territory, digest, EXTENSION);
    const found = await stat(path).catch(() => undefined);
    if (found?.isFile()) return path;
    throw new Failure('ARCHIVE_MISSING', `the archive ${digest} of territory ${territory} is not in the store`);
  }

  override async list(territory: string): Promise<readonly string[]> {
    return listDigests(territoryFolder(this.folder, territory), EXTENSION);
  }

  override async remove(territory: string, digest: string): Promise<void> {
    await rm(digestPath(this.folder, territory, digest, EXTENSION), { force: true });
  }
}
