import { createReadStream, type BigIntStats } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Failure } from '@maillage/kernel';
import { FeedSource, type FetchedFeed, type FetchOptions } from '@maillage/ports';
import { errnoOf } from './durable-file.js';
import { packFolder } from './pack-folder.js';

/** Feeds on disk: a zip, or a folder of files that is packed on the way. The validator is made of names, sizes and dates. */
export class FolderFeedSource extends FeedSource {
  override async fetch(url: string, options: FetchOptions): Promise<FetchedFeed> {
    const named = pathOf(url);
    // The documents of a GBFS system lie beside the one that is named.
    const path = options.kind === 'gbfs' && named.endsWith('.json') ? dirname(named) : named;
    const found = options.kind === 'heights' ? await lookForTiles(path) : await look(path);
    if (found.validator === options.validator) return { kind: 'unchanged' };
    if (found.bytes !== undefined && found.bytes > options.maxBytes) throw tooLarge(options.maxBytes);
    const bytes = found.files ? packFolder(found.folder ?? path, found.files) : createReadStream(path);
    return { kind: 'archive', validator: found.validator, bytes: atMost(options.maxBytes, readable(bytes)) };
  }
}

function pathOf(url: string): string {
  if (!url.startsWith('file:')) return url;
  try {
    return fileURLToPath(url);
  } catch (cause) {
    const message = 'the address of the feed is no file of this machine';
    throw new Failure('FETCH_NOT_FOUND', message, { retryable: false, cause });
  }
}

interface Found {
  readonly validator: string;
  /** Of a zip. */
  readonly bytes?: number;
  /** Names of the regular files directly inside a folder. */
  readonly files?: readonly string[];
  /** Where they lie, when that is not the path itself. */
  readonly folder?: string;
}

async function look(path: string): Promise<Found> {
  try {
    const found = await stat(path, { bigint: true });
    if (found.isFile()) return { validator: markOf(found), bytes: Number(found.size) };
    if (found.isDirectory()) return await lookInside(path);
  } catch (cause) {
    throw unreadable(cause);
  }
  throw new Failure('FETCH_UNREADABLE', 'the feed is neither a file nor a folder');
}

/** A tile of heights is told by its name, which must not be lost: it is packed as a folder of one. */
async function lookForTiles(path: string): Promise<Found> {
  const found = await look(path);
  if (!path.toLowerCase().endsWith('.hgt') || found.files) return found;
  return { validator: found.validator, files: [basename(path)], folder: dirname(path) };
}

async function lookInside(path: string): Promise<Found> {
  const entries = await readdir(path, { withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
    .map(({ name }) => name)
    .sort();
  const marks = files.map(async (name) => `${name}/${markOf(await stat(join(path, name), { bigint: true }))}`);
  return { validator: (await Promise.all(marks)).join('/'), files };
}

const markOf = ({ mtimeNs, size }: BigIntStats): string => `${mtimeNs.toString()}-${size.toString()}`;

async function* readable(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  try {
    yield* bytes;
  } catch (cause) {
    throw unreadable(cause);
  }
}

async function* atMost(maxBytes: number, bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let total = 0;
  for await (const chunk of bytes) {
    total += chunk.length;
    if (total > maxBytes) throw tooLarge(maxBytes);
    yield chunk;
  }
}

function unreadable(cause: unknown): Failure {
  const errno = errnoOf(cause);
  if (['ENOENT', 'ENOTDIR'].includes(errno)) {
    return new Failure('FETCH_NOT_FOUND', 'the feed is not there: no such file or folder', { retryable: false, cause });
  }
  return new Failure('FETCH_UNREADABLE', `the feed cannot be read (${errno})`, { retryable: false, cause });
}

const tooLarge = (maxBytes: number): Failure =>
  new Failure('FETCH_TOO_LARGE', `the feed is larger than ${maxBytes} bytes`);
