/**
 * npm run footprint : how long the built suite takes until a town answers, first and with its data folder warm, and what
 * all its processes hold together a minute later (sum of proportional set sizes, Linux only).
 */
import { readdirSync, readFileSync, existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { startSuite } from '../journeys/installs.js';

const REST_MS = 60_000;
const DATA = join(import.meta.dirname, '../../../shared/data');

interface Town {
  readonly name: string;
  /** Below the data folder. */
  readonly files: readonly string[];
  readonly declare: (urls: readonly string[]) => string;
}

const TOWNS: readonly Town[] = [
  {
    name: 'Strasbourg',
    files: ['strasbourg-cts-2026/google_transit.zip'],
    declare: ([feed]) => `timezone: Europe/Paris
clock: { at: 2026-01-20T07:00:00+01:00, mode: running }
feeds: [{ id: cts, kind: gtfs, url: '${feed ?? ''}' }]`,
  },
  {
    name: 'Mannheim with its streets',
    files: ['mannheim-rnv/rnv.zip', 'mannheim-rnv/rnv.osm.pbf'],
    declare: ([feed, extract]) => `timezone: Europe/Berlin
clock: { at: 2016-11-15T07:00:00+01:00, mode: running }
streets: [{ url: '${extract ?? ''}' }]
feeds: [{ id: rnv, kind: gtfs, url: '${feed ?? ''}' }]`,
  },
];

for (const town of TOWNS) {
  const paths = town.files.map((file) => join(DATA, file));
  if (paths.every((path) => existsSync(path))) await measure(town, paths);
  else console.warn(`LEFT OUT: ${town.name}, ../shared/data/${town.files.join(' or ')} is not there`);
}

async function measure({ name, declare }: Town, paths: readonly string[]): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'maillage-footprint-'));
  try {
    const territoryFile = join(folder, 'town.yaml');
    await writeFile(territoryFile, `id: town\nname: ${name}\n${declare(paths.map((path) => `file://${path}`))}\n`);
    for (const state of ['cold', 'warm']) {
      const started = performance.now();
      const options = { territoryFiles: [territoryFile], territoryFolder: folder, dataFolder: join(folder, 'data') };
      const install = await startSuite(options);
      const ready = ((performance.now() - started) / 1000).toFixed(1);
      const [suite] = install.processes;
      try {
        if (state === 'warm') await sleep(REST_MS);
        const held = megabytes(descendantsOf(suite?.pid ?? 0));
        console.log(`${name}, ${state}: ready in ${ready} s, ${held} MB in all processes`);
      } finally {
        await install.stop();
      }
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** A process and all that descend from it. */
function descendantsOf(root: number): number[] {
  const parents = new Map<number, number>();
  for (const name of readdirSync('/proc').filter((entry) => /^\d+$/.test(entry))) {
    try {
      const [, , parent] = readFileSync(`/proc/${name}/stat`, 'utf8')
        .replace(/\(.*\)/, 'x')
        .split(' ');
      parents.set(Number(name), Number(parent));
    } catch {
      // it ended meanwhile
    }
  }
  const isBelow = (pid: number): boolean => pid === root || (pid > 1 && isBelow(parents.get(pid) ?? 0));
  return [...parents.keys()].filter(isBelow);
}

function megabytes(pids: readonly number[]): number {
  const kilobytes = pids.map((pid) =>
    Number(/^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))?.[1] ?? 0),
  );
  return Math.round(kilobytes.reduce((sum, size) => sum + size, 0) / 1024);
}
