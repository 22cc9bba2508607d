import { entry, type ServiceDay } from '@maillage/kernel';
import { calendarFiles, periodAround } from '../calendar/services.js';
import { feedInfo } from '../feed/feed-info.js';
import { degrees } from '../feed/stop-rows.js';
import { gap } from '../plane.js';
import { randomFrom } from '../random.js';
import { layRegionLines, type RegionLine } from './region-lines.js';
import { mapRegion, type RegionMap } from './region-map.js';
import { profilesOf, REGION_SERVICES, type RegionService, regionTrips } from './region-trips.js';

export interface RegionOptions {
  readonly seed: number;
  /** Platforms and stops beside the road, for example 5,000 or 40,000. */
  readonly stops: number;
  /** Rows of `stop_times.txt`, met within a few per cent, for example 1,400,000 or 10,000,000. */
  readonly targetStopTimes: number;
  readonly today: ServiceDay;
}

/** A piece of a file; the pieces of one file follow one another. */
export interface FileChunk {
  readonly file: string;
  readonly text: string;
}

/** A GTFS feed of any size in pieces of about a megabyte: the same options give the same bytes. */
export function* generateRegion({ seed, stops, targetStopTimes, today }: RegionOptions): Generator<FileChunk> {
  const random = randomFrom(seed).fork('region');
  const map = mapRegion(Math.floor(stops / 2), random);
  const lines = layRegionLines(map, Math.max(6, Math.round(stops * 0.036)), random);
  const stretch = stretchFor(lines, targetStopTimes);
  const period = periodAround(today);
  const small = {
    'agency.txt': `agency_id,agency_name,agency_url,agency_timezone,agency_lang\nR,Réseau régional,https://region.example,Europe/Paris,fr\n`,
    ...calendarFiles(REGION_SERVICES, period),
    'feed_info.txt': feedInfo('Région d’essai', 'https://www.region.example', period),
  };
  for (const [file, text] of Object.entries(small)) yield { file, text };
  yield* inChunks('routes.txt', routeRows(lines));
  yield* inChunks('stops.txt', stopRows(map));
  yield* inChunks('transfers.txt', transferRows(map));
  yield* inChunks('trips.txt', tripRows(lines, stretch));
  yield* inChunks('stop_times.txt', stopTimeRows(map, lines, stretch));
}

const CHUNK_CHARACTERS = 1_000_000;

function* inChunks(file: string, rows: Iterable<string>): Generator<FileChunk> {
  let text = '';
  for (const row of rows) {
    text += row;
    if (text.length < CHUNK_CHARACTERS) continue;
    yield { file, text };
    text = '';
  }
  if (text !== '') yield { file, text };
}

const DIRECTIONS = [0, 1] as const;

/** The factor on all headways that gives about the wanted number of stop times (bisection). */
function stretchFor(lines: readonly RegionLine[], targetStopTimes: number): number {
  let [short, long] = [0.05, 40];
  for (let step = 0; step < 18; step++) {
    const middle = Math.sqrt(short * long);
    if (countStopTimes(lines, middle, targetStopTimes) > targetStopTimes) short = middle;
    else long = middle;
  }
  return long;
}

/** Stops counting beyond `enough`. */
function countStopTimes(lines: readonly RegionLine[], stretch: number, enough: number): number {
  let count = 0;
  for (const line of lines) {
    for (const service of REGION_SERVICES) {
      for (const { pattern } of regionTrips(line, service, 0, stretch))
        count += 2 * entry(line.patterns, pattern).length;
    }
    if (count > enough) return count;
  }
  return count;
}

const ROUTE_TYPES = { bus: 3, coach: 3, rail: 2 } as const;
const CODES = { bus: 'B', coach: 'C', rail: 'T' } as const;

function* routeRows(lines: readonly RegionLine[]): Generator<string> {
  yield 'route_id,agency_id,route_short_name,route_long_name,route_type\n';
  for (const [i, { mode }] of lines.entries())
    yield `L${i},R,${CODES[mode]}${i},Ligne ${CODES[mode]}${i},${ROUTE_TYPES[mode]}\n`;
}

function* stopRows({ places, towns }: RegionMap): Generator<string> {
  yield 'stop_id,stop_name,stop_lat,stop_lon,location_type,parent_station,platform_code\n';
  for (const [i, { x, y, name }] of places.entries()) {
    const isStation = i < towns.length;
    if (isStation) yield `G${i},${name},${degrees({ x, y }).join(',')},1,,\n`;
    const tail = isStation ? `G${i},` : ',';
    yield `S${i}A,${name},${degrees({ x: x + 6, y }).join(',')},0,${tail}${isStation ? 'A' : ''}\n`;
    yield `S${i}B,${name},${degrees({ x: x - 9, y: y + 18 }).join(',')},0,${tail}${isStation ? 'B' : ''}\n`;
  }
}

const WALK_METRES = 300;

/** Changes on foot: 1.3 times the straight line at 1.2 m/s, in whole minutes. */
function* transferRows({ places, grid }: RegionMap): Generator<string> {
  yield 'from_stop_id,to_stop_id,transfer_type,min_transfer_time\n';
  for (const [i, place] of places.entries()) {
    for (const other of grid.near(place, WALK_METRES).sort((a, b) => a - b)) {
      const metres = gap(place, entry(places, other));
      for (const from of 'AB') {
        for (const to of 'AB') {
          if (i === other && from === to) continue;
          const walk = ((metres + (from === to ? 0 : 24)) * 1.3) / 1.2;
          yield `S${i}${from},S${other}${to},2,${60 * Math.max(1, Math.ceil(walk / 60))}\n`;
        }
      }
    }
  }
}

function* tripRows(lines: readonly RegionLine[], stretch: number): Generator<string> {
  yield 'route_id,service_id,trip_id,direction_id\n';
  for (const [i, service, direction] of runsOf(lines)) {
    for (const { number } of regionTrips(entry(lines, i), service, direction, stretch)) {
      yield `L${i},${service},L${i}-${service}-${direction}-${number},${direction}\n`;
    }
  }
}

function* runsOf(lines: readonly RegionLine[]): Generator<readonly [number, RegionService, 0 | 1]> {
  for (const i of lines.keys())
    for (const direction of DIRECTIONS) for (const service of REGION_SERVICES) yield [i, service, direction];
}

/** One text per trip. */
function* stopTimeRows(map: RegionMap, lines: readonly RegionLine[], stretch: number): Generator<string> {
  yield 'trip_id,arrival_time,departure_time,stop_id,stop_sequence,pickup_type,drop_off_type\n';
  const clock = clockTexts();
  for (const [i, line] of lines.entries()) {
    for (const direction of DIRECTIONS) {
      const patterns = line.patterns.map((path) => {
        const places = direction === 0 ? path : [...path].reverse();
        return { profiles: profilesOf(map, line, places), tails: tailsOf(places, direction) };
      });
      for (const service of REGION_SERVICES) {
        for (const { number, pattern, start, traffic } of regionTrips(line, service, direction, stretch)) {
          const { profiles, tails } = entry(patterns, pattern);
          const profile = entry(profiles, traffic);
          const head = `L${i}-${service}-${direction}-${number},`;
          let text = '';
          for (let k = 0; k < tails.length; k++) {
            text +=
              head + clock(start + (profile[2 * k] ?? 0)) + clock(start + (profile[2 * k + 1] ?? 0)) + entry(tails, k);
          }
          yield text;
        }
      }
    }
  }
}

/** What follows the times of each stop. */
const tailsOf = (places: readonly number[], direction: 0 | 1): string[] =>
  places.map((place, i) => {
    const [pickup, dropOff] = [i === places.length - 1 ? 1 : 0, i === 0 ? 1 : 0];
    return `S${place}${direction === 0 ? 'A' : 'B'},${i + 1},${pickup},${dropOff}\n`;
  });

/** `HH:MM:SS,` of a number of seconds that is a multiple of ten; each is written once. */
function clockTexts(): (seconds: number) => string {
  const texts: string[] = [];
  const two = (value: number): string => String(value).padStart(2, '0');
  return (seconds) =>
    (texts[seconds / 10] ??=
      `${two(Math.floor(seconds / 3_600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)},`);
}
