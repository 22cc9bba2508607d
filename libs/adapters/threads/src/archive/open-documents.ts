import { openArchive } from './open-archive.js';

/** The files of an archive of documents, by name, unpacked. @throws ArchiveRefusal */
export async function openDocuments(path: string): Promise<ReadonlyMap<string, Uint8Array>> {
  const archive = await openArchive(path, LIMITS);
  try {
    const documents = new Map<string, Uint8Array>();
    for (const name of archive.names) documents.set(name, await unpacked(archive.open(name)));
    return documents;
  } finally {
    archive.close();
  }
}

/** Text that repeats itself packs well; the largest systems have some ten megabytes of it. */
const LIMITS = { entries: 50, entryBytes: 64 * 2 ** 20, totalBytes: 128 * 2 ** 20, ratio: 200, nameLength: 255 };

async function unpacked(source: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of source) chunks.push(chunk);
  return Buffer.concat(chunks);
}
