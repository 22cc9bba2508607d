import { existsSync, readFileSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { demoTerritory } from '@maillage/demo-territory';
import { dateAt, type Coordinate, type Instant } from '@maillage/kernel';
import { zipSync } from 'fflate';
import { randomFrom } from '../statistics.js';

/** Feeds, streets and questions that every door is asked alike. */
export interface Town {
  readonly name: string;
  readonly timezone: string;
  readonly gtfs: readonly { readonly id: string; readonly path: string }[];
  readonly streets: readonly string[];
  readonly questions: readonly Question[];
}

export interface Question {
  readonly from: Coordinate;
  readonly to: Coordinate;
  readonly departure: Instant;
}

const DATA = join(import.meta.dirname, '../../../../shared/data');
const QUESTIONS = 200;
const METRES_PER_DEGREE = 111_195;

/** The towns of which the data are here; those that are not are named. */
export async function listTowns(folder: string): Promise<Town[]> {
  const towns = [mannheim(), portoAlegre(), await demonstration(join(folder, 'demonstration'))];
  return towns.filter((town): town is Town => {
    if (typeof town !== 'string') return true;
    console.warn(`LEFT OUT: there is no ../shared/data/${town}`);
    return false;
  });
}

function mannheim(): Town | string {
  const folder = join(DATA, 'mannheim-rnv');
  if (!existsSync(folder)) return 'mannheim-rnv';
  return {
    name: 'mannheim',
    timezone: 'Europe/Berlin',
    gtfs: [{ id: 'rnv', path: join(folder, 'rnv.zip') }],
    streets: [join(folder, 'rnv.osm.pbf')],
    questions: everyNth(readReferences().map(({ question }) => question)),
  };
}

export interface Reference {
  readonly id: string;
  readonly question: Question;
  readonly firstDeparture: Instant;
  readonly lastArrival: Instant;
  readonly legs: number;
}

/** The questions and answers of another system that come with the feed of Mannheim. */
export function readReferences(): Reference[] {
  const [, ...rows] = readFileSync(join(DATA, 'mannheim-rnv/rnv-trips-least-duration-01.csv'), 'utf8')
    .trim()
    .split('\n')
    .map((line) =>
      [...line.matchAll(/"([^"]*)"|([^,]+)|(?<=,)(?=,)/g)].map(([, quoted, plain]) => quoted ?? plain ?? ''),
    );
  return rows.map((cells) => {
    const number = (index: number): number => Number(cells[index]);
    return {
      id: cells[0] ?? '',
      question: {
        from: { latitude: number(5), longitude: number(4) },
        to: { latitude: number(9), longitude: number(8) },
        departure: winterTime(cells[1]),
      },
      firstDeparture: winterTime(cells[11]),
      lastArrival: winterTime(cells[12]),
      legs: number(13),
    };
  });
}

/** All of November: one hour ahead of UTC. */
const winterTime = (local = ''): Instant => (Date.parse(`${local}+01:00`) / 1000) as Instant;

const everyNth = (all: readonly Question[]): Question[] =>
  all.filter((_, index) => index % Math.max(1, Math.floor(all.length / QUESTIONS)) === 0).slice(0, QUESTIONS);

function portoAlegre(): Town | string {
  const folder = join(DATA, 'porto-alegre');
  if (!existsSync(folder)) return 'porto-alegre';
  return {
    name: 'porto-alegre',
    timezone: 'America/Sao_Paulo',
    gtfs: ['poa_eptc', 'poa_trensurb'].map((name) => ({
      id: name.replace('_', '-'),
      path: join(folder, `${name}.zip`),
    })),
    streets: [join(folder, 'poa_osm.pbf')],
    questions: draw(
      2019,
      inBox({ south: -30.06, west: -51.23, north: -29.99, east: -51.15 }),
      '2019-05-13T07:00:00-03:00',
    ),
  };
}

async function demonstration(folder: string): Promise<Town> {
  const start = Math.floor(Date.parse('2026-10-06T07:00:00+02:00') / 1000) as Instant;
  const demo = demoTerritory({ seed: 1, today: dateAt(start, 'Europe/Paris') });
  await mkdir(folder, { recursive: true });
  const gtfs = await Promise.all(
    Object.entries(demo.feeds).map(async ([id, files]) => {
      const path = join(folder, `${id}.zip`);
      const bytes = Object.entries(files).map(([name, text]) => [name, new TextEncoder().encode(text)] as const);
      await writeFile(path, zipSync(Object.fromEntries(bytes)));
      return { id, path };
    }),
  );
  const streets = join(folder, 'streets.osm.pbf');
  await writeFile(streets, demo.streets);
  const questions = draw(1, nearStops(demo.feeds.bus['stops.txt'] ?? ''), '2026-10-06T07:00:00+02:00');
  return { name: 'demonstration', timezone: demo.timezone, gtfs, streets: [streets], questions };
}

interface Box {
  readonly south: number;
  readonly west: number;
  readonly north: number;
  readonly east: number;
}

type DrawPoint = (random: () => number) => Coordinate;

const inBox =
  ({ south, west, north, east }: Box): DrawPoint =>
  (random) => ({ latitude: south + random() * (north - south), longitude: west + random() * (east - west) });

/** Within some 200 m of a stop, where people live. */
function nearStops(stops: string): DrawPoint {
  const [header = '', ...rows] = stops.trim().split('\n');
  const names = header.split(',');
  const [latitude, longitude] = ['stop_lat', 'stop_lon'].map((name) => names.indexOf(name));
  const places = rows.map((row) => {
    const cells = row.split(/,(?=(?:[^"]*"[^"]*")*[^"]*$)/);
    return { latitude: Number(cells[latitude ?? 0]), longitude: Number(cells[longitude ?? 0]) };
  });
  return (random) => {
    const place = places[Math.floor(random() * places.length)] ?? { latitude: 0, longitude: 0 };
    return {
      latitude: place.latitude + (random() - 0.5) * 0.003,
      longitude: place.longitude + (random() - 0.5) * 0.004,
    };
  };
}

/** Pairs at least a kilometre apart, through twelve hours from `start` on. */
function draw(seed: number, drawPoint: DrawPoint, start: string): Question[] {
  const random = randomFrom(seed);
  const point = (): Coordinate => drawPoint(random);
  const questions: Question[] = [];
  while (questions.length < QUESTIONS) {
    const [from, to] = [point(), point()];
    const departure = (Date.parse(start) / 1000 + Math.floor(random() * 12 * 3600)) as Instant;
    const scale = Math.cos((from.latitude * Math.PI) / 180);
    const [dy, dx] = [to.latitude - from.latitude, (to.longitude - from.longitude) * scale];
    if (Math.hypot(dy, dx) * METRES_PER_DEGREE > 1000) questions.push({ from, to, departure });
  }
  return questions;
}
