import { createReadStream, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { FeedFiles } from '@maillage/transit-gtfs';

/** A feed in an unpacked folder. */
export const folderFiles = (folder: string): FeedFiles => ({
  names: readdirSync(folder),
  open: (name) => createReadStream(join(folder, name), { highWaterMark: 1 << 20 }),
});
