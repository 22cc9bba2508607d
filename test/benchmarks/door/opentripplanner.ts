import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { copyFile, mkdir, writeFile } from 'node:fs/promises';
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import type { Coordinate, Instant } from '@maillage/kernel';
import { leash } from '../../services/leash.js';
import { freePorts } from '../../services/ports.js';
import { runTool } from '../../services/run-tool.js';
import { WINDOW_SECONDS, type Door, type Found } from './door.js';
import { poster } from './post.js';
import { residentMegabytes } from './resident.js';
import type { Question, Town } from './town.js';

const run = promisify(execFile);
const CACHE = join(import.meta.dirname, '../../services/.cache/opentripplanner-2.9.0');
const ARTIFACT = 'org.opentripplanner:otp-shaded:2.9.0';
const QUERY = readFileSync(join(import.meta.dirname, 'opentripplanner-query.graphql'), 'utf8');
const MIN_JAVA = 21;
const HEAP = '-Xmx1500m';
const START_MS = 120_000;

/** OpenTripPlanner 2.9.0 on a town: 15 minutes of access, 1.2 m/s, changes of two minutes, as we have them. */
export async function openOpenTripPlanner(town: Town, folder: string): Promise<Door> {
  const [java, jar] = [await findJava(), await findJar()];
  await writeInput(town, folder);
  const started = performance.now();
  await run(java, [HEAP, '-jar', jar, '--build', '--save', folder], { maxBuffer: 64 << 20 });
  const built = performance.now();
  const [port = 0] = await freePorts(1);
  const log = join(folder, 'serve.log');
  const server = await leash([java, HEAP, '-jar', jar, '--load', '--serve', '--port', String(port), folder], log);
  await untilListening(log);
  const client = poster(`http://127.0.0.1:${String(port)}/otp/gtfs/v1`);
  return {
    name: 'OpenTripPlanner 2.9.0',
    buildSeconds: (built - started) / 1000,
    startSeconds: (performance.now() - built) / 1000,
    ask: (question) => client.post(JSON.stringify({ query: QUERY, variables: variablesOf(question) })),
    read,
    residentMegabytes: () => residentMegabytes(server.pid),
    async close() {
      client.close();
      server.signal('SIGKILL');
      await server.exited;
    },
  };
}

async function findJava(): Promise<string> {
  const homes = existsSync('/usr/lib/jvm') ? readdirSync('/usr/lib/jvm').map((name) => `/usr/lib/jvm/${name}`) : [];
  const home = process.env['JAVA_HOME'];
  for (const java of [...(home ? [home] : []), ...homes].map((path) => join(path, 'bin/java')).concat('java')) {
    const major = /version "(\d+)/.exec((await runTool(java, '-version')) ?? '')?.[1];
    if (Number(major) >= MIN_JAVA) return java;
  }
  throw new Error(`OpenTripPlanner needs Java ${String(MIN_JAVA)} or later (JAVA_HOME)`);
}

async function findJar(): Promise<string> {
  const jar = join(CACHE, 'otp-shaded-2.9.0.jar');
  if (existsSync(jar)) return jar;
  console.warn('Bringing OpenTripPlanner from Maven, once …');
  await mkdir(CACHE, { recursive: true });
  await runTool('mvn', '-q', '-B', 'dependency:copy', `-Dartifact=${ARTIFACT}`, `-DoutputDirectory=${CACHE}`);
  if (!existsSync(jar)) throw new Error('Maven could not bring OpenTripPlanner');
  return jar;
}

async function writeInput({ gtfs, streets, timezone, questions }: Town, folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  for (const { id, path } of gtfs) await copyFile(path, join(folder, `${id}.gtfs.zip`));
  for (const [index, path] of streets.entries()) await copyFile(path, join(folder, `streets-${String(index)}.osm.pbf`));
  const times = questions.map(({ departure }) => departure * 1000);
  const date = (milliseconds: number): string => new Date(milliseconds).toISOString().slice(0, 10);
  const month = 31 * 86_400_000;
  const build = {
    transitServiceStart: date(Math.min(...times) - month),
    transitServiceEnd: date(Math.max(...times) + month),
    transitModelTimeZone: timezone,
    osmDefaults: { timeZone: timezone },
  };
  const router = {
    routingDefaults: { accessEgress: { maxDuration: '15m' }, walk: { speed: 1.2 }, transferSlack: '2m' },
  };
  await writeFile(join(folder, 'build-config.json'), JSON.stringify(build));
  await writeFile(join(folder, 'router-config.json'), JSON.stringify(router));
}

async function untilListening(log: string): Promise<void> {
  for (let waited = 0; waited < START_MS; waited += 100) {
    if (existsSync(log) && readFileSync(log, 'utf8').includes('Grizzly server running')) return;
    await sleep(100);
  }
  throw new Error(`OpenTripPlanner did not start: ${readFileSync(log, 'utf8').slice(-2000)}`);
}

const variablesOf = ({ from, to, departure }: Question) => ({
  from: { location: { coordinate: from } },
  to: { location: { coordinate: to } },
  at: new Date(departure * 1000).toISOString(),
  window: `PT${String(WINDOW_SECONDS)}S`,
});

interface Answer {
  readonly data: {
    readonly planConnection: {
      readonly edges: readonly {
        readonly node: {
          readonly start: string;
          readonly end: string;
          readonly walkDistance: number;
          readonly legs: readonly {
            readonly mode: string;
            readonly start: { readonly scheduledTime: string };
            readonly end: { readonly scheduledTime: string };
            readonly distance: number;
            readonly from: { readonly lat: number; readonly lon: number };
            readonly to: { readonly lat: number; readonly lon: number };
          }[];
        };
      }[];
    };
  };
}

function read(body: Uint8Array): Found[] {
  const { data } = JSON.parse(new TextDecoder().decode(body)) as Answer;
  return data.planConnection.edges.map(({ node }) => ({
    departure: instant(node.start),
    arrival: instant(node.end),
    rides: node.legs.filter(({ mode }) => mode !== 'WALK').length,
    walkMetres: Math.round(node.walkDistance),
    legs: node.legs.map(({ mode, start, end, distance, from, to }) => ({
      mode,
      start: instant(start.scheduledTime),
      end: instant(end.scheduledTime),
      way: { from: coordinateOf(from), to: coordinateOf(to), metres: distance },
    })),
  }));
}

const coordinateOf = ({ lat, lon }: { readonly lat: number; readonly lon: number }): Coordinate => ({
  latitude: lat,
  longitude: lon,
});

const instant = (text: string): Instant => (Date.parse(text) / 1000) as Instant;
