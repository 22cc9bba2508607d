import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { unzipSync } from 'fflate';
import { parseServiceDate, type ServiceDay } from '@maillage/kernel';
import { demoTerritory } from '@maillage/demo-territory';
import { inventedTown } from './invented-town.js';
import { randomFrom } from './random-queries.js';
import type { FileTexts } from './read-network.js';

/** Feeds that are compared together as one network. */
export interface OracleTerritory {
  readonly name: string;
  readonly timezone: string;
  /** Service dates to ask about, `YYYYMMDD`. */
  readonly dates: readonly string[];
  /** Queries at one moment, and over windows of an hour. */
  readonly queries: number;
  readonly windows: number;
  read(): readonly OracleFeedFiles[];
}

export interface OracleFeedFiles {
  readonly id: string;
  readonly files: FileTexts;
}

const DATA = `${import.meta.dirname}/../../../shared/data`;

interface RecordedTerritory extends Omit<OracleTerritory, 'read'> {
  /** Folders and zips under `../shared/data`. */
  readonly feeds: Readonly<Record<string, string>>;
  /** Columns to write otherwise: file → text → text. */
  readonly rewrite?: (files: FileTexts) => FileTexts;
}

const OAXACA = { feeds: { oaxaca: 'oaxaca-frequencies/gtfs-1.5.0.zip' }, timezone: 'America/Mexico_City' };

const RECORDED: readonly RecordedTerritory[] = [
  {
    name: 'Strasbourg',
    feeds: { cts: 'strasbourg-cts-2026/google_transit.zip' },
    timezone: 'Europe/Paris',
    // a weekday, a Sunday, the night when clocks go forward
    dates: ['20260120', '20260125', '20260328', '20260329'],
    queries: 320,
    windows: 30,
  },
  {
    name: 'Mannheim',
    feeds: { rnv: 'mannheim-rnv/rnv.zip' },
    timezone: 'Europe/Berlin',
    // a weekday, a Sunday, the night when clocks go back
    dates: ['20161115', '20161120', '20161029', '20161030'],
    queries: 320,
    windows: 30,
  },
  {
    name: 'TER',
    feeds: { ter: 'france-ter-2025-01/export-ter-gtfs-last.zip' },
    timezone: 'Europe/Paris',
    dates: ['20250318', '20250323', '20250329', '20250330'],
    queries: 280,
    windows: 64,
  },
  { name: 'Oaxaca', ...OAXACA, dates: ['20260120', '20260125'], queries: 200, windows: 12 },
  {
    name: 'Oaxaca, headways promised',
    ...OAXACA,
    dates: ['20260120', '20260125'],
    queries: 200,
    windows: 12,
    rewrite: (files) => ({ ...files, 'frequencies.txt': promised(files['frequencies.txt']) }),
  },
  {
    name: 'Périgueux',
    feeds: { peribus: 'perigueux-peribus-2025-11/gtfs' },
    timezone: 'Europe/Paris',
    // two weekdays, a Saturday and the Sunday that begins with the clocks going back
    dates: ['20251022', '20251118', '20251025', '20251026'],
    queries: 280,
    windows: 80,
  },
  {
    name: 'Montpellier',
    feeds: { tam: 'montpellier-tam-2026/GTFS.zip' },
    timezone: 'Europe/Paris',
    dates: ['20260120', '20260125'],
    queries: 240,
    windows: 30,
  },
  {
    name: 'Porto Alegre, two feeds',
    feeds: { eptc: 'porto-alegre/poa_eptc.zip', trensurb: 'porto-alegre/poa_trensurb.zip' },
    timezone: 'America/Sao_Paulo',
    dates: ['20190521', '20190526'],
    queries: 240,
    windows: 30,
  },
  {
    name: 'New York',
    feeds: { subway: 'big-nyc-subway/nyc_subway.zip' },
    timezone: 'America/New_York',
    // the last is the night when clocks go back
    dates: ['20180911', '20180916', '20181103'],
    queries: 160,
    windows: 10,
  },
];

/** The demonstration territory always; what was recorded where it is there, else it is said what is left out. */
export function listTerritories(): OracleTerritory[] {
  const recorded = RECORDED.filter(({ name, feeds }) => {
    const missing = Object.values(feeds).filter((path) => !existsSync(`${DATA}/${path}`));
    if (missing.length > 0) console.warn(`LEFT OUT: the oracle on ${name}, ${missing.join(', ')} is not there`);
    return missing.length === 0;
  });
  return [
    demonstration('20260120', ['20260120', '20260125'], 240, 80),
    demonstration('20260329', ['20260328', '20260329'], 120, 20),
    demonstration('20261025', ['20261024', '20261025'], 120, 20),
    ...Array.from({ length: 12 }, (_, i) => invented(i + 1)),
    ...recorded.map((territory) => ({ ...territory, read: () => readRecorded(territory) })),
  ];
}

/** Both nights when clocks change, and a weekday. */
const invented = (seed: number): OracleTerritory => ({
  name: `invented town ${seed}`,
  timezone: 'Europe/Paris',
  dates: ['20260328', '20260329', '20260519', '20261024', '20261025'],
  queries: 60,
  windows: 20,
  read: () => inventedTown(randomFrom(seed)),
});

function demonstration(today: string, dates: readonly string[], queries: number, windows: number): OracleTerritory {
  const bytes = (files: Readonly<Record<string, string>>): FileTexts =>
    Object.fromEntries(Object.entries(files).map(([name, text]) => [name, new TextEncoder().encode(text)]));
  return {
    name: `demonstration, ${today}`,
    timezone: 'Europe/Paris',
    dates,
    queries,
    windows,
    read() {
      const { bus, rail } = demoTerritory({ seed: 1, today: dayNamed(today) }).feeds;
      return [
        { id: 'bus', files: bytes(bus) },
        { id: 'rail', files: bytes(rail) },
      ];
    },
  };
}

function readRecorded({ feeds, rewrite = (files) => files }: RecordedTerritory): OracleFeedFiles[] {
  return Object.entries(feeds).map(([id, path]) => ({ id, files: rewrite(readFiles(`${DATA}/${path}`)) }));
}

/** Shapes are of no use here, and large. */
function readFiles(path: string): FileTexts {
  if (!statSync(path).isDirectory())
    return unzipSync(readFileSync(path), { filter: ({ name }) => name !== 'shapes.txt' });
  return Object.fromEntries(readdirSync(path).map((name) => [name, readFileSync(`${path}/${name}`)]));
}

/** `frequencies.txt` with `exact_times` = 0 in every row; it is the last column. */
const promised = (bytes: Uint8Array | undefined): Uint8Array =>
  new TextEncoder().encode(new TextDecoder().decode(bytes).replaceAll(/,1(?=\r?$)/gm, ',0'));

export function dayNamed(date: string): ServiceDay {
  const day = parseServiceDate(date);
  if (day === undefined) throw new RangeError(`${date} is not a date`);
  return day;
}
