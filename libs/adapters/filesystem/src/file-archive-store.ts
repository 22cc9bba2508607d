import { rm, stat } from 'node:fs/promises';
import { Failure } from '@maillage/kernel';
import { ArchiveStore, type StoredArchive } from '@maillage/ports';
import { listDigests, writeDurably } from './durable-file.js';
import { digestPath, territoryFolder } from './store-path.js';

const EXTENSION = '.archive';
/** What archives were called before they could be anything but zips. */
const FORMER_EXTENSION = '.zip';

/** `<folder>/<territory>/<digest>.archive`: a zip, an extract, or what else a feed may be. */
export class FileArchiveStore extends ArchiveStore {
  constructor(private readonly folder: string) {
    super();
  }

  override async put(territory: string, bytes: AsyncIterable<Uint8Array>): Promise<StoredArchive> {
    return writeDurably(territoryFolder(this.folder, territory), EXTENSION, bytes);
  }

  override async locate(territory: string, digest: string): Promise<string> {
    for (const extension of [EXTENSION, FORMER_EXTENSION]) {
      const path = digestPath(this.folder, territory, digest, extension);
      const found = await stat(path).catch(() => undefined);
      if (found?.isFile()) return path;
    }
    throw new Failure('ARCHIVE_MISSING', `the archive ${digest} of territory ${territory} is not in the store`);
  }

  override async list(territory: string): Promise<readonly string[]> {
    const folder = territoryFolder(this.folder, territory);
    const [digests, former] = [await listDigests(folder, EXTENSION), await listDigests(folder, FORMER_EXTENSION)];
    return [...new Set([...digests, ...former])].sort();
  }

  override async remove(territory: string, digest: string): Promise<void> {
    for (const extension of [EXTENSION, FORMER_EXTENSION]) {
      await rm(digestPath(this.folder, territory, digest, extension), { force: true });
    }
  }
}
