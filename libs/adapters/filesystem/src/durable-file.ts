import { createHash, randomBytes } from 'node:crypto';
import { mkdir, open, readdir, rename, rm, stat, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import { types } from 'node:util';
import { Failure } from '@maillage/kernel';

const PARTIAL = '.partial';
/** A partial file that nobody has written to for so long belongs to a process that ended. */
const ABANDONED_MILLISECONDS = 86_400_000;

export interface DurableFile {
  /** SHA-256 of the bytes, hexadecimal. */
  readonly digest: string;
  readonly bytes: number;
}

/**
 * Writes a file that is named by its digest, and resolves when name and bytes survive a crash. Until then it has a name that
 * nobody reads. What the source throws is thrown on, and nothing is kept.
 */
export async function writeDurably(
  folder: string,
  extension: string,
  source: AsyncIterable<Uint8Array>,
): Promise<DurableFile> {
  await mkdir(folder, { recursive: true });
  await removeAbandoned(folder);
  const partial = join(folder, randomBytes(12).toString('hex') + PARTIAL);
  try {
    const written = await writePartial(partial, source);
    await onDisk(() => rename(partial, join(folder, written.digest + extension)));
    await syncFolder(folder);
    return written;
  } catch (thrown) {
    await rm(partial, { force: true });
    throw thrown;
  }
}

/** The digests of the files in the folder. */
export async function listDigests(folder: string, extension: string): Promise<string[]> {
  const name = new RegExp(`^([0-9a-f]{64})\\${extension}$`);
  return (await namesIn(folder)).flatMap((file) => name.exec(file)?.[1] ?? []).sort();
}

async function writePartial(path: string, source: AsyncIterable<Uint8Array>): Promise<DurableFile> {
  const hash = createHash('sha256');
  let bytes = 0;
  const file = await onDisk(() => open(path, 'wx', 0o644));
  try {
    for await (const chunk of source) {
      hash.update(chunk);
      bytes += chunk.length;
      await onDisk(() => writeAll(file, chunk));
    }
    await onDisk(() => file.sync());
  } finally {
    await file.close();
  }
  return { digest: hash.digest('hex'), bytes };
}

async function writeAll(file: FileHandle, chunk: Uint8Array): Promise<void> {
  for (let offset = 0; offset < chunk.length;) offset += (await file.write(chunk, offset)).bytesWritten;
}

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function removeAbandoned(folder: string): Promise<void> {
  for (const name of await namesIn(folder)) {
    if (!name.endsWith(PARTIAL)) continue;
    const path = join(folder, name);
    const age = Date.now() - ((await stat(path).catch(() => undefined))?.mtimeMs ?? Infinity);
    if (age > ABANDONED_MILLISECONDS) await rm(path, { force: true });
  }
}

const namesIn = (folder: string): Promise<string[]> => readdir(folder).catch(() => []);

async function onDisk<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (cause) {
    const full = ['ENOSPC', 'EDQUOT'].includes(errnoOf(cause));
    if (full) throw new Failure('STORE_FULL', 'no space is left for the data folder', { retryable: true, cause });
    throw new Failure('STORE_UNWRITABLE', `the data folder cannot be written (${errnoOf(cause)})`, {
      retryable: false,
      cause,
    });
  }
}

/** `ENOENT` and the like, or nothing. */
export const errnoOf = (thrown: unknown): string =>
  types.isNativeError(thrown) && 'code' in thrown && typeof thrown.code === 'string' ? thrown.code : '';
