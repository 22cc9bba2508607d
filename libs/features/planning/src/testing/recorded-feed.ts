import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from '@jest/globals';
import { strFromU8, unzipSync } from 'fflate';
import type { FeedFiles } from '@maillage/transit-gtfs';

const ROOT = join(import.meta.dirname, '../../../../..');
const DATA = join(ROOT, '../shared/data');

/** Specs that need recorded files; where one is missing, the run says loudly what it left out. */
export function describeRecorded(name: string, paths: readonly string[], specify: () => void): void {
  if (paths.every(hasRecorded)) describe(name, specify);
  else describe(name, () => it('is not tried: its recordings are missing', () => undefined));
}

function hasRecorded(path: string): boolean {
  const isThere = existsSync(join(DATA, path));
  if (!isThere) console.warn(`LEFT OUT: ../shared/data/${path} is not here`);
  return isThere;
}

/** The files of a recorded zip. */
export function recordedFeed(path: string): FeedFiles {
  const files = unzipSync(readFileSync(join(DATA, path)));
  return {
    names: Object.keys(files),
    async *open(name) {
      yield await Promise.resolve(files[name] ?? new Uint8Array());
    },
  };
}

export const recordedJson = (path: string): unknown => JSON.parse(strFromU8(readFileSync(join(DATA, path)))) as unknown;
