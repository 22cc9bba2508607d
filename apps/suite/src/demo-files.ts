import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { demoTerritory, type DemoTerritory } from '@maillage/demo-territory';
import {
  dateAt,
  formatInstant,
  formatServiceDate,
  parseServiceDate,
  type Instant,
  type ServiceDay,
} from '@maillage/kernel';
import { strToU8, zipSync } from 'fflate';
import { stringify } from 'yaml';

/** Everything of the demonstration territory follows from this number. */
const SEED = 1;
const ZONE = 'Europe/Paris';
const BIKE_SHARE = 'velorvel';

interface DemoClock {
  /** Where what moves is served. */
  readonly live: string;
  /** When time began to pass at a speed of its own. */
  readonly begun: Instant;
  readonly speed: number;
}

/** The demonstration territory of a month. */
export const demoOf = (now: Instant): DemoTerritory =>
  demoTerritory({ seed: SEED, today: firstOfMonth(dateAt(now, ZONE)) });

/**
 * Writes the demonstration territory as files, as an operator would deliver it, and returns its territory file.
 * What moves is served at the address `live`. The feeds are made for the month of `now`, so they are the same bytes all month and always in service.
 */
export async function writeDemoTerritory(
  folder: string,
  demo: DemoTerritory,
  { live, begun, speed }: DemoClock,
): Promise<string> {
  await mkdir(folder, { recursive: true });
  // As often in the territory’s time, as far as a live feed may be asked so often (five seconds).
  const every = (seconds: number): string => `${String(Math.max(5, Math.round(seconds / speed)))}s`;
  for (const [id, files] of Object.entries(demo.feeds)) {
    await replaceFile(join(folder, `${id}.zip`), zipOf(files));
  }
  await replaceFile(join(folder, 'streets.osm.pbf'), demo.streets);
  await replaceFile(join(folder, 'parkings.csv'), demo.parkings);
  const territory = {
    id: demo.id,
    name: demo.name,
    timezone: demo.timezone,
    ...(speed !== 1 && { clock: { at: formatInstant(begun), mode: 'running', speed } }),
    // What moves is served on this machine, which no territory may be fetched from unless it says so.
    fetch: { allow: ['127.0.0.1'] },
    streets: [{ url: './streets.osm.pbf', refresh: '1h' }],
    feeds: [
      ...Object.keys(demo.feeds).flatMap((id) => [
        { id, kind: 'gtfs', url: `./${id}.zip`, refresh: '1h', licence: 'etalab-2.0' },
        {
          id: `${id}-rt`,
          kind: 'gtfs-rt',
          for: id,
          url: ['trip-updates', 'vehicle-positions', 'alerts'].map((name) => `${live}/${id}/${name}.pb`),
          refresh: every(10),
        },
      ]),
      { id: BIKE_SHARE, kind: 'gbfs', url: `${live}/${BIKE_SHARE}/gbfs.json`, refresh: every(15) },
      {
        id: 'parkings',
        kind: 'parking',
        profile: 'schema-stationnement',
        url: './parkings.csv',
        refresh: '1h',
        live: { url: `${live}/parkings.json`, profile: 'parkapi-v3', refresh: every(30) },
      },
    ],
  };
  const path = join(folder, 'territory.yaml');
  await replaceFile(path, stringify(territory));
  return path;
}

function firstOfMonth(day: ServiceDay): ServiceDay {
  return parseServiceDate(`${formatServiceDate(day).slice(0, 6)}01`) ?? day;
}

/** The same files give the same bytes: the date inside the archive is fixed. */
const zipOf = (files: Readonly<Record<string, string>>): Uint8Array =>
  zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)])), {
    level: 6,
    mtime: '1980-01-01T00:00:00',
  });

/** Atomic, and nothing is touched when it is the same already. */
async function replaceFile(path: string, contents: string | Uint8Array): Promise<void> {
  const before = await readFile(path).catch(() => undefined);
  if (before?.equals(Buffer.from(contents)) === true) return;
  await writeFile(`${path}.new`, contents);
  await rename(`${path}.new`, path);
}
