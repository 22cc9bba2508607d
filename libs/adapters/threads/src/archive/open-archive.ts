import { createHash, type Hash } from 'node:crypto';
import { open, stat } from 'node:fs/promises';
import { crc32 } from 'node:zlib';
import type { Entry, ZipFile } from 'yauzl';
import type { Notice } from '@maillage/kernel';
import type { FeedFiles } from '@maillage/transit-gtfs';
import { archiveNotice, ArchiveRefusal } from './archive-rules.js';
import { ARCHIVE_LIMITS, listEntries, openZip, refusalOf, type ArchiveLimits } from './list-entries.js';

/** The files of a feed's archive, read where they lie: nothing is ever extracted. */
export interface OpenArchive extends FeedFiles {
  readonly notices: readonly Notice[];
  /** SHA-256 over names and contents, so that a re-zipped feed is recognised. Reads what was not read yet. */
  fingerprint(): Promise<string>;
  close(): void;
}

/** @throws ArchiveRefusal with the notice that says why */
export async function openArchive(path: string, limits: ArchiveLimits = ARCHIVE_LIMITS): Promise<OpenArchive> {
  await checkMagic(path);
  const zip = await openZip(path).catch((thrown: unknown) => {
    throw refusalOf(thrown);
  });
  try {
    const { files, notices } = arrange(await listEntries(zip, limits));
    return archiveOf(zip, files, notices);
  } catch (thrown) {
    zip.close();
    throw thrown;
  }
}

function archiveOf(zip: ZipFile, files: ReadonlyMap<string, Entry>, notices: readonly Notice[]): OpenArchive {
  const digests = new Map<string, string>();
  async function* read(name: string): AsyncIterable<Uint8Array> {
    const entry = files.get(name);
    if (!entry) throw new ArchiveRefusal('ARCHIVE_CORRUPT', name);
    const hash = createHash('sha256');
    for await (const chunk of contents(zip, entry, hash)) yield chunk;
    digests.set(name, hash.digest('hex'));
  }
  return {
    names: [...files.keys()],
    notices,
    open: read,
    async fingerprint() {
      const total = createHash('sha256');
      for (const name of [...files.keys()].sort()) {
        if (!digests.has(name)) for await (const _ of read(name));
        total.update(`${name}\0${digests.get(name) ?? ''}\n`);
      }
      return total.digest('hex');
    },
    close: () => zip.close(),
  };
}

/** The unpacked bytes of one file; sizes are checked by yauzl, the CRC here. */
async function* contents(zip: ZipFile, entry: Entry, hash: Hash): AsyncIterable<Uint8Array> {
  let crc = 0;
  try {
    const stream = await zip.openReadStreamPromise(entry);
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      crc = crc32(chunk, crc);
      hash.update(chunk);
      yield chunk;
    }
  } catch (thrown) {
    throw thrown instanceof ArchiveRefusal ? thrown : refusalOf(thrown);
  }
  if (crc !== entry.crc32) throw new ArchiveRefusal('ARCHIVE_CORRUPT', entry.fileName);
}

async function checkMagic(path: string): Promise<void> {
  if ((await stat(path)).size === 0) throw new ArchiveRefusal('ARCHIVE_EMPTY');
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(512), 0, 512, 0);
    const head = buffer.toString('latin1', 0, bytesRead);
    if (head.startsWith('PK')) return;
    throw new ArchiveRefusal(/^\s*(<!doctype|<html|<\?xml|<)/i.test(head) ? 'HTML_PAGE' : 'NOT_A_ZIP');
  } finally {
    await file.close();
  }
}

/** GTFS files by their proper name: at the root, or all in one folder. */
function arrange(entries: ReadonlyMap<string, Entry>): {
  files: ReadonlyMap<string, Entry>;
  notices: readonly Notice[];
} {
  const texts = [...entries.keys()].filter((name) => /\.txt$/i.test(name));
  const inner = [...entries.keys()].filter((name) => /\.zip$/i.test(name));
  if (texts.length === 0 && inner.length > 0) throw new ArchiveRefusal('ARCHIVE_NESTED', inner.join(', '));
  const folders = new Set(texts.map((name) => name.slice(0, name.lastIndexOf('/') + 1)));
  const folder = folders.has('') ? '' : ([...folders][0] ?? '');
  if (!folders.has('') && folders.size > 1) throw new ArchiveRefusal('ARCHIVE_FOLDERS', [...folders].join(', '));
  const files = new Map<string, Entry>();
  const notices: Notice[] = [];
  for (const [path, entry] of entries) {
    if (!path.startsWith(folder) || path.slice(folder.length).includes('/')) continue;
    const name = path.slice(folder.length);
    const proper = /\.txt$/i.test(name) ? name.toLowerCase() : name;
    if (proper !== name) notices.push(archiveNotice('ARCHIVE_FILE_NAME_CASE', name));
    if (files.has(proper)) throw new ArchiveRefusal('ARCHIVE_ENTRIES', name);
    files.set(proper, entry);
  }
  return { files, notices };
}
