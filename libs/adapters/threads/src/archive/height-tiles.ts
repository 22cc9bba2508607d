import type { ArchiveLimits } from './list-entries.js';

/** Tiles of one and of three arc seconds: rows of big-endian 16-bit metres. */
export const TILE_BYTES: ReadonlySet<number> = new Set([3601 ** 2 * 2, 1201 ** 2 * 2]);
export const TILE_NAME = /^[NS]\d{2}[EW]\d{3}\.hgt$/i;
/** The sea is flat and packs well. */
export const TILE_LIMITS: ArchiveLimits = {
  entries: 100,
  entryBytes: 2 ** 25,
  totalBytes: 2 ** 30,
  ratio: 2000,
  nameLength: 255,
};
