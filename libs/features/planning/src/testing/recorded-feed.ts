import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import type { FeedFiles } from '@maillage/transit-gtfs';

const ROOT = join(import.meta.dirname, '../../../../..');
const DATA = join(ROOT, '../shared/data');

/** Whether a recorded file is there; says loudly what is left out when it is not. */
export function hasRecorded(path: string): boolean {
  const isThere = existsSync(join(DATA, path));
  if (!isThere) console.warn(`left out: ../shared/data/${path} is not here`);
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
