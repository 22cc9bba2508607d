import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { unzipSync, zipSync } from 'fflate';
import { readFeed } from '@maillage/transit-gtfs';
import type { TransitFeed } from '@maillage/transit-model';
import { folderFiles } from './folder-files.js';
import { writeRegion } from './write-region.js';

/** A feed of the benchmark: a folder and a zip with the same files, which every engine can read. */
export interface BenchFeed {
  readonly name: string;
  readonly folder: string;
  readonly zip: string;
  /** `YYYYMMDD` */
  readonly date: string;
}

const DATA = join(import.meta.dirname, '../../../shared/data');

interface Origin {
  readonly name: string;
  readonly date: string;
  /** Writes the files of the feed into the folder; false when they cannot be had. */
  readonly write: (folder: string, date: string) => boolean;
}

const ORIGINS: readonly Origin[] = [
  { name: 'strasbourg', date: '20260120', write: unpack('strasbourg-cts-2026/google_transit.zip') },
  { name: 'mannheim', date: '20161115', write: unpack('mannheim-rnv/rnv.zip') },
  { name: 'ter', date: '20250318', write: unpack('france-ter-2025-01/export-ter-gtfs-last.zip') },
  { name: 'region', date: '20260120', write: writeRegion },
];

/** Prepares the feeds in a temporary folder, all when none is named, and says which cannot be had. */
export async function prepareFeeds(names: readonly string[]): Promise<BenchFeed[]> {
  const home = mkdtempSync(join(tmpdir(), 'maillage-bench-'));
  const feeds: BenchFeed[] = [];
  for (const { name, date, write } of ORIGINS) {
    if (names.length > 0 && !names.includes(name)) continue;
    const folder = join(home, name);
    mkdirSync(folder);
    if (write(folder, date)) feeds.push({ name, folder, date, zip: await complete(folder) });
    else console.warn(`LEFT OUT: feed ${name}`);
  }
  return feeds;
}

function unpack(path: string): Origin['write'] {
  return (folder) => {
    const archive = join(DATA, path);
    if (!existsSync(archive)) return false;
    for (const [name, bytes] of Object.entries(unzipSync(readFileSync(archive))))
      if (name !== 'shapes.txt') writeFileSync(join(folder, name), bytes);
    return true;
  };
}

/**
 * Makes walks the same for everyone: `transfers.txt` is written anew, all stops within 300 m.
 */
async function complete(folder: string): Promise<string> {
  const { feed } = await readFeed(folderFiles(folder));
  if (feed === undefined) throw new Error(`${folder} cannot be read`);
  writeFileSync(join(folder, 'transfers.txt'), csv(listWalks(feed)));
  const files = readdirSync(folder).map((name) => [name, readFileSync(join(folder, name))]);
  const zip = `${folder}.zip`;
  writeFileSync(zip, zipSync(Object.fromEntries(files) as Record<string, Uint8Array>, { level: 1 }));
  return zip;
}

const REACH_METRES = 300;
const METRES_PER_DEGREE = 111_195;

/** At 1.2 m/s and a detour of 1.3, in whole minutes and one at least. */
function listWalks({ stops }: TransitFeed): (string | number)[][] {
  const rows: (string | number)[][] = [['from_stop_id', 'to_stop_id', 'transfer_type', 'min_transfer_time']];
  const platforms = stops.filter(({ locationType }) => locationType === 0).sort((a, b) => a.latitude - b.latitude);
  platforms.forEach((from, place) => {
    for (const to of platforms.slice(place + 1)) {
      const north = (to.latitude - from.latitude) * METRES_PER_DEGREE;
      if (north > REACH_METRES) break;
      const east = (to.longitude - from.longitude) * METRES_PER_DEGREE * Math.cos((from.latitude * Math.PI) / 180);
      const metres = Math.hypot(north, east);
      if (metres > REACH_METRES) continue;
      const seconds = Math.max(60, Math.ceil((metres * 1.3) / 1.2 / 60) * 60);
      rows.push([from.id, to.id, 2, seconds], [to.id, from.id, 2, seconds]);
    }
  });
  return rows;
}

const csv = (rows: readonly (readonly (string | number)[])[]): string =>
  rows.map((row) => row.map((cell) => `"${String(cell).replaceAll('"', '""')}"`).join()).join('\n');
