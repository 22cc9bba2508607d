import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { READINESS_PATH, readinessSchema } from '@maillage/contracts';
import { PLAN_DEFAULTS, type PlanRequest } from '@maillage/itinerary-model';
import type { Instant } from '@maillage/kernel';
import { startSuite } from '../../journeys/installs.js';
import { until } from '../../journeys/processes.js';
import { WINDOW_SECONDS, type Door, type Found } from './door.js';
import { poster } from './post.js';
import { residentMegabytes } from './resident.js';
import type { Question, Town } from './town.js';

/** What the build made of planner-process.ts: memory is that of a planner, not of a compiler. */
const BUILT_PLANNER = join(import.meta.dirname, '../../dist/benchmarks/door/planner-process.js');
/** `node --cpu-prof` profiles the planner too. */
const PROFILING = process.execArgv.filter((argument) => argument.startsWith('--cpu-prof'));

/** As the planner is started in docker-compose.yml: answers are soon garbage, and collecting it with more threads takes theirs from answering. */
const SERVING = ['--max-semi-space-size=4', '--heap-growing-percent=20', '--single-threaded-gc'];

export interface MaillageDoor extends Door {
  /** The same planner asked with other wishes. */
  wishing(name: string, wishes: Partial<PlanRequest>): Door;
}

/** Our planner alone with one worker, at the door at which the gateway asks; the suite reads and builds before. */
export async function openMaillage(town: Town, folder: string, changeSeconds = 120): Promise<MaillageDoor> {
  await mkdir(folder, { recursive: true });
  const territoryFile = join(folder, `${town.name}.yaml`);
  const dataFolder = join(folder, 'data');
  await writeFile(territoryFile, territoryOf(town, changeSeconds));
  const started = performance.now();
  const suite = await startSuite({ territoryFiles: [territoryFile], territoryFolder: folder, dataFolder });
  const built = performance.now();
  await suite.stop();
  const starting = performance.now();
  const planner = spawn(process.execPath, [...PROFILING, ...SERVING, BUILT_PLANNER, dataFolder], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [url] = (await once(createInterface(planner.stdout), 'line')) as [string];
  const client = poster(`${url}/internal/plan`);
  await until('the planner has its network', () => hasNetwork(url));
  const door = {
    name: 'Maillage',
    buildSeconds: (built - started) / 1000,
    startSeconds: (performance.now() - starting) / 1000,
    ask: (question: Question) => client.post(JSON.stringify(requestOf(town, question, {}))),
    read,
    residentMegabytes: () => residentMegabytes(planner.pid ?? 0),
    async close() {
      client.close();
      const exited = once(planner, 'exit');
      planner.kill('SIGTERM');
      await exited;
    },
  };
  return {
    ...door,
    wishing: (name, wishes) => ({
      ...door,
      name,
      ask: (question) => client.post(JSON.stringify(requestOf(town, question, wishes))),
    }),
  };
}

async function hasNetwork(url: string): Promise<boolean> {
  const answer = await fetch(`${url}${READINESS_PATH}`, { method: 'POST' });
  const territories = readinessSchema.parse(await answer.json());
  return territories.length > 0 && territories.every(({ generation }) => generation !== undefined);
}

function territoryOf({ name, timezone, gtfs, streets, questions }: Town, changeSeconds: number): string {
  const [first] = questions;
  const at = new Date((first?.departure ?? 0) * 1000).toISOString();
  return `id: ${name}
name: ${name}
timezone: ${timezone}
clock: { at: '${at}', mode: fixed }
planning: { changeSeconds: ${String(changeSeconds)} }
streets: ${JSON.stringify(streets.map((path) => ({ url: `file://${path}` })))}
feeds: ${JSON.stringify(gtfs.map(({ id, path }) => ({ id, kind: 'gtfs', url: `file://${path}` })))}
`;
}

function requestOf(town: Town, { from, to, departure }: Question, wishes: Partial<PlanRequest>): PlanRequest {
  return {
    ...PLAN_DEFAULTS,
    territory: town.name,
    apiVersion: 6,
    from: { kind: 'coordinate', ...from },
    to: { kind: 'coordinate', ...to },
    time: departure,
    searchWindowSeconds: WINDOW_SECONDS,
    numItineraries: 1,
    ...wishes,
  };
}

interface Answer {
  readonly direct: readonly AnsweredItinerary[];
  readonly itineraries: readonly AnsweredItinerary[];
}

interface AnsweredItinerary {
  readonly startTime: string;
  readonly endTime: string;
  readonly legs: readonly {
    readonly mode: string;
    readonly startTime: string;
    readonly endTime: string;
    readonly distance?: number;
  }[];
}

function read(body: Uint8Array): Found[] {
  const { direct, itineraries } = JSON.parse(new TextDecoder().decode(body)) as Answer;
  return [...direct, ...itineraries].map(({ startTime, endTime, legs }) => ({
    departure: instant(startTime),
    arrival: instant(endTime),
    rides: legs.filter(({ mode }) => !ON_STREETS.has(mode)).length,
    walkMetres: legs.reduce((sum, { mode, distance }) => sum + (mode === 'WALK' ? (distance ?? 0) : 0), 0),
    legs: legs.map((leg) => ({ mode: leg.mode, start: instant(leg.startTime), end: instant(leg.endTime) })),
  }));
}

const ON_STREETS = new Set(['WALK', 'BIKE', 'CAR', 'RENTAL']);

const instant = (text: string): Instant => (Date.parse(text) / 1000) as Instant;
