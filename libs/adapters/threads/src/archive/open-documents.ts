import { open, readFile } from 'node:fs/promises';
import { openArchive } from './open-archive.js';

/** Text that repeats itself packs well; the largest systems have some ten megabytes of it. */
const LIMITS = { entries: 50, entryBytes: 64 * 2 ** 20, totalBytes: 128 * 2 ** 20, ratio: 200, nameLength: 255 };

/** The files of an archive, by name, unpacked; what is no archive is one document of the name `single`. @throws ArchiveRefusal */
export async function openDocuments(path: string, single?: string): Promise<ReadonlyMap<string, Uint8Array>> {
  if (single !== undefined && !(await isZip(path))) return new Map([[single, await readFile(path)]]);
  const archive = await openArchive(path, LIMITS);
  try {
    const documents = new Map<string, Uint8Array>();
    for (const name of archive.names) documents.set(name, await unpacked(archive.open(name)));
    return documents;
  } finally {
    archive.close();
  }
}

async function isZip(path: string): Promise<boolean> {
  const file = await open(path);
  try {
    const { buffer } = await file.read(Buffer.alloc(2), 0, 2, 0);
    return buffer.toString('latin1') === 'PK';
  } finally {
    await file.close();
  }
}

async function unpacked(source: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of source) chunks.push(chunk);
  return Buffer.concat(chunks);
}
