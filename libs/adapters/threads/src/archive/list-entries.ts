import yauzl, { type Entry, type ZipFile } from 'yauzl';
import { ArchiveRefusal } from './archive-rules.js';

/** What a feed's archive may hold. Real feeds stay under a ratio of 11 and far below the sizes. */
export interface ArchiveLimits {
  readonly entries: number;
  readonly entryBytes: number;
  readonly totalBytes: number;
  readonly ratio: number;
  readonly nameLength: number;
}

export const ARCHIVE_LIMITS: ArchiveLimits = {
  entries: 1000,
  entryBytes: 1024 * 2 ** 20,
  totalBytes: 2 * 2 ** 30,
  ratio: 100,
  nameLength: 255,
};

const LOCAL_HEADER_BYTES = 30;
/** Below this size a high ratio is harmless: a short file of repeated rows packs well. */
const RATIO_FLOOR_BYTES = 2 ** 20;
const SYMBOLIC_LINK = 0o120000;
const FILE_TYPE = 0o170000;

/** The regular files of an archive, by the name it gives them. @throws ArchiveRefusal */
export async function listEntries(zip: ZipFile, limits: ArchiveLimits): Promise<ReadonlyMap<string, Entry>> {
  const entries = new Map<string, Entry>();
  let total = 0;
  try {
    for await (const entry of zip.eachEntry()) {
      if (entries.size >= limits.entries) throw new ArchiveRefusal('ARCHIVE_ENTRIES');
      checkEntry(entry, limits);
      total += entry.uncompressedSize;
      if (total > limits.totalBytes) throw new ArchiveRefusal('ARCHIVE_RATIO', entry.fileName);
      if (entry.fileName.endsWith('/') || isClutter(entry.fileName)) continue;
      if (entries.has(entry.fileName)) throw new ArchiveRefusal('ARCHIVE_ENTRIES', entry.fileName);
      entries.set(entry.fileName, entry);
    }
  } catch (thrown) {
    throw thrown instanceof ArchiveRefusal ? thrown : refusalOf(thrown);
  }
  checkOverlap([...entries.values()]);
  return entries;
}

/** yauzl tells its findings in words: names it refuses are about paths, the rest is damage. */
export function refusalOf(thrown: unknown): ArchiveRefusal {
  const text = thrown instanceof Error ? thrown.message : '';
  if (/relative path|absolute path|invalid characters in fileName/.test(text))
    return new ArchiveRefusal('ARCHIVE_PATH');
  if (/encrypted/i.test(text)) return new ArchiveRefusal('ARCHIVE_ENCRYPTED');
  return new ArchiveRefusal('ARCHIVE_CORRUPT');
}

export const openZip = (path: string): Promise<ZipFile> =>
  yauzl.openPromise(path, { lazyEntries: true, autoClose: false, strictFileNames: true, validateEntrySizes: true });

function checkEntry(entry: Entry, limits: ArchiveLimits): void {
  const name = entry.fileName;
  if (name.length > limits.nameLength || /[\0\r\n]/.test(name)) throw new ArchiveRefusal('ARCHIVE_PATH', name);
  if (((entry.externalFileAttributes >>> 16) & FILE_TYPE) === SYMBOLIC_LINK) {
    throw new ArchiveRefusal('ARCHIVE_PATH', name);
  }
  if ((entry.generalPurposeBitFlag & 1) !== 0) throw new ArchiveRefusal('ARCHIVE_ENCRYPTED', name);
  if (entry.compressionMethod !== 0 && entry.compressionMethod !== 8) throw new ArchiveRefusal('ARCHIVE_METHOD', name);
  const bomb =
    entry.uncompressedSize > RATIO_FLOOR_BYTES && entry.uncompressedSize > entry.compressedSize * limits.ratio;
  if (bomb || entry.uncompressedSize > limits.entryBytes) throw new ArchiveRefusal('ARCHIVE_RATIO', name);
}

/** Files that a desktop leaves behind. */
const isClutter = (name: string): boolean => /(^|\/)(__MACOSX\/|\.)|(^|\/)(Thumbs\.db|desktop\.ini)$/.test(name);

function checkOverlap(entries: readonly Entry[]): void {
  const ordered = [...entries].sort(
    (one, other) => one.relativeOffsetOfLocalHeader - other.relativeOffsetOfLocalHeader,
  );
  let end = 0;
  for (const entry of ordered) {
    if (entry.relativeOffsetOfLocalHeader < end) throw new ArchiveRefusal('ARCHIVE_OVERLAP', entry.fileName);
    end = entry.relativeOffsetOfLocalHeader + LOCAL_HEADER_BYTES + entry.compressedSize;
  }
}
