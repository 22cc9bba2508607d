/**
 * npm run footprint : how long the built suite takes until Strasbourg answers, first and with its data folder warm, and what
 * all its processes hold together a minute later (sum of proportional set sizes, Linux only).
 */
import { readdirSync, readFileSync, existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { startSuite } from '../journeys/installs.js';

const REST_MS = 60_000;
const feed = join(import.meta.dirname, '../../../shared/data/strasbourg-cts-2026/google_transit.zip');
if (!existsSync(feed)) throw new Error('LEFT OUT: there is no ../shared/data/strasbourg-cts-2026');

const folder = await mkdtemp(join(tmpdir(), 'maillage-footprint-'));
try {
  const territoryFile = join(folder, 'strasbourg.yaml');
  await writeFile(
    territoryFile,
    `id: strasbourg
name: Eurométropole de Strasbourg
timezone: Europe/Paris
clock: { at: 2026-01-20T07:00:00+01:00, mode: running }
feeds: [{ id: cts, kind: gtfs, url: 'file://${feed}' }]
`,
  );
  for (const state of ['cold', 'warm']) {
    const started = performance.now();
    const install = await startSuite({
      territoryFiles: [territoryFile],
      territoryFolder: folder,
      dataFolder: join(folder, 'data'),
    });
    const ready = ((performance.now() - started) / 1000).toFixed(1);
    const [suite] = install.processes;
    try {
      if (state === 'warm') await sleep(REST_MS);
      console.log(`${state}: ready in ${ready} s, ${megabytes(descendantsOf(suite?.pid ?? 0))} MB in all processes`);
    } finally {
      await install.stop();
    }
  }
} finally {
  await rm(folder, { recursive: true, force: true });
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
