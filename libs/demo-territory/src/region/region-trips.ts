import { entry } from '@maillage/kernel';
import { gap } from '../plane.js';
import { type RegionLine } from './region-lines.js';
import { type RegionMap } from './region-map.js';

export const REGION_SERVICES = ['SEM', 'SAM', 'DIM'] as const;
export type RegionService = (typeof REGION_SERVICES)[number];

/** How much longer passengers wait than in the peak of a weekday. */
const QUIET: Record<RegionService, number> = { SEM: 1, SAM: 1.45, DIM: 2.1 };

const FIRST_SECONDS = 4.75 * 3_600;
const LAST_SECONDS = 25.3 * 3_600;
/** Every so many trips one runs a part of the line only. */
const PART_EVERY = 5;

interface RegionTrip {
  readonly number: number;
  /** Row in the line's patterns. */
  readonly pattern: number;
  /** Seconds from noon − 12 h, whole minutes. */
  readonly start: number;
  /** Row in `TRAFFIC`. */
  readonly traffic: number;
}

/** The trips of a line in one direction on one kind of day; `stretch` lengthens every headway. */
export function* regionTrips(
  line: RegionLine,
  service: RegionService,
  direction: 0 | 1,
  stretch: number,
): Generator<RegionTrip> {
  let start = FIRST_SECONDS + line.start + direction * line.headway * 20;
  for (let number = 0; start < LAST_SECONDS; number++) {
    const isPart = number % PART_EVERY === PART_EVERY - 1 && line.patterns.length > 1;
    const pattern = isPart ? 1 + (Math.floor(number / PART_EVERY) % (line.patterns.length - 1)) : 0;
    const minute = Math.floor(start / 60);
    yield { number, pattern, start: minute * 60, traffic: trafficAt(minute, service) * 2 + (number % 7 === 3 ? 1 : 0) };
    start += 60 * Math.max(2, line.headway * stretch * waitAt(minute) * QUIET[service]);
  }
}

/** How much headways grow outside the peaks. */
function waitAt(minute: number): number {
  const hour = (minute / 60) % 24;
  if (hour < 5) return 4;
  if (hour < 6.5) return 2;
  if (hour < 9.5) return 1;
  if (hour < 16) return 1.5;
  if (hour < 19.5) return 1.05;
  return hour < 22 ? 2.3 : 4;
}

/** Factors on running time: early, morning peak, day, evening peak, late; each once more for trips that run slow. */
const TRAFFIC = [0.9, 1.25, 1.05, 1.3, 0.95].flatMap((factor) => [factor, factor * 1.06]);

function trafficAt(minute: number, service: RegionService): number {
  if (service === 'DIM') return 0;
  const hour = minute / 60;
  return hour < 6.5 ? 0 : hour < 9.5 ? 1 : hour < 16 ? 2 : hour < 19.5 ? 3 : 4;
}

/** Seconds from the start at which a trip comes to each stop and leaves it again: `[arrival, departure, …]`. */
type Profile = Int32Array;

/** The profiles of a pattern in one direction, one for each factor of traffic; times are multiples of ten seconds. */
export const profilesOf = (map: RegionMap, line: RegionLine, places: readonly number[]): Profile[] =>
  TRAFFIC.map((factor) => {
    const profile = new Int32Array(places.length * 2);
    let clock = 0;
    places.forEach((place, i) => {
      if (i > 0) clock += hopSeconds(map, line, entry(places, i - 1), place, factor);
      profile[2 * i] = clock;
      if (i > 0 && i < places.length - 1) clock += line.mode === 'rail' ? 60 : i % 6 === 5 ? 30 : 0;
      profile[2 * i + 1] = clock;
    });
    return profile;
  });

function hopSeconds(
  { places }: RegionMap,
  { mode, speed }: RegionLine,
  from: number,
  to: number,
  factor: number,
): number {
  const metres = gap(entry(places, from), entry(places, to)) * (mode === 'rail' ? 1.1 : 1.25);
  const stopping = mode === 'rail' ? 60 : 15;
  return Math.max(30, Math.round(((metres / speed) * factor + stopping) / 10) * 10);
}
