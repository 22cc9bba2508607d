import {
  facilityOf,
  WAY_MODES,
  type Itinerary,
  type Leg,
  type Place,
  type PlaceInput,
  type PlanRequest,
  type WayMode,
} from '@maillage/itinerary-model';
import { callAt, runOf, type TripRun } from '@maillage/itinerary-planner';
import { entry, type Instant } from '@maillage/kernel';
import type { StopIndex } from '@maillage/transit-timetable';
import { z } from 'zod';
import type { JsonBytes } from './json-bytes.js';
import type { JsonText } from './json-text.js';
import type { RequestPlaces } from './leg-ends.js';
import type { NetworkTexts } from './network-texts.js';

/** How fast whoever asked moves. */
export type Mover = Pick<PlanRequest, 'wheelchair' | 'walkingMetresPerSecond' | 'cyclingMetresPerSecond'>;

/** Everything that finds an itinerary again: no memory of the answer is kept. */
export interface ItineraryKey {
  readonly from: PlaceInput;
  readonly to: PlaceInput;
  /** How one gets to the first ride, or all the way. */
  readonly access: WayMode;
  readonly egress: WayMode;
  readonly departure: Instant;
  readonly mover: Mover;
  readonly rides: readonly RideKey[];
}

export interface RideKey {
  /** Of the run. */
  readonly tripId: string;
  readonly board: CallKey;
  readonly alight: CallKey;
  readonly seated: boolean;
}

/** A call by its position in the trip, and its stop, in case that positions change. */
export interface CallKey {
  readonly position: number;
  readonly stopId: string;
}

/** Base64url of JSON: opaque to clients, short, and without a coordinate that reads as one. */
export function writeItineraryId(
  json: JsonBytes,
  texts: NetworkTexts,
  { legs, departure }: Itinerary,
  mover: Mover | undefined,
  places: RequestPlaces | undefined,
): void {
  const { directory, rides } = texts;
  const { timetable } = directory;
  const callOf = (run: TripRun, position: number): JsonText =>
    texts.places.stopIdText(callAt(timetable, run, position).stop);
  let [firstRide, lastRide] = [legs.length, legs.length - 1];
  let told: JsonText = '';
  let [from, to] = [NO_STOP, NO_STOP];
  legs.forEach((leg, index) => {
    if (leg.kind !== 'ride') return;
    const run = runOf(timetable, leg);
    const { boardPosition, alightPosition, seated } = leg;
    const board = callOf(run, boardPosition);
    if (told === '') [firstRide, from] = [index, board];
    [lastRide, to] = [index, callOf(run, alightPosition)];
    const ride = `[${rides.tripIdText(run)},${String(boardPosition)},${board},${String(alightPosition)},${to},${String(seated)}]`;
    told += told === '' ? ride : `,${ride}`;
  });
  const [access, egress] = [wayOf(legs, 0, firstRide), wayOf(legs, lastRide + 1, legs.length)];
  const ends = `${placeOf(texts, places?.from, from)},${placeOf(texts, places?.to, to)}`;
  const ways = `${String(WAY_MODES.indexOf(access))},${String(WAY_MODES.indexOf(egress))}`;
  // As `written` reads it.
  json.base64url(`[${String(FORM)},${ends},${ways},${String(departure)},${moverText(mover)},[${told}]]`);
}

const moverText = (mover: Mover | undefined): JsonText =>
  mover
    ? `[${String(mover.wheelchair)},${String(mover.walkingMetresPerSecond)},${String(mover.cyclingMetresPerSecond)}]`
    : '0';

/** Undefined for what no answer of this service had. */
export function readItineraryId(id: string, usual: Mover): ItineraryKey | undefined {
  const read = written.safeParse(parsed(Buffer.from(id, 'base64url').toString('utf8')));
  if (!read.success) return undefined;
  const [, from, to, access, egress, departure, mover, rides] = read.data;
  return {
    from: toPlace(from),
    to: toPlace(to),
    access: WAY_MODES[access] ?? 'WALK',
    egress: WAY_MODES[egress] ?? 'WALK',
    departure: departure as Instant,
    mover:
      mover === 0
        ? usual
        : { wheelchair: mover[0], walkingMetresPerSecond: mover[1], cyclingMetresPerSecond: mover[2] },
    rides: rides.map(([tripId, boardPosition, boardStop, alightPosition, alightStop, seated]) => ({
      tripId,
      board: { position: boardPosition, stopId: boardStop },
      alight: { position: alightPosition, stopId: alightStop },
      seated,
    })),
  };
}

/** The first of the list that is written; another form gets another number. */
const FORM = 1;

const position = z.int().min(0).max(10_000);
const way = z
  .int()
  .min(0)
  .max(WAY_MODES.length - 1);
const microdegrees = (limit: number) =>
  z
    .int()
    .min(-limit * 1e6)
    .max(limit * 1e6);
const place = z.union([z.string(), z.tuple([microdegrees(90), microdegrees(180)])]);
const ride = z.tuple([z.string(), position, z.string(), position, z.string(), z.boolean()]);
const LONGEST = 20;
const written = z.tuple([
  z.literal(FORM),
  place,
  place,
  way,
  way,
  z.int().min(0).max(253_402_300_799),
  z.union([z.literal(0), z.tuple([z.boolean(), z.number().min(0.1).max(10), z.number().min(0.7).max(20)])]),
  z.array(ride).max(LONGEST),
]);

const NO_STOP: JsonText = '""';

function placeOf({ places }: NetworkTexts, asked: Place | undefined, stop: JsonText): JsonText {
  if (!asked) return stop;
  if (asked.stop >= 0) return places.stopIdText(asked.stop as StopIndex);
  return `[${String(Math.round(asked.latitude * 1e6))},${String(Math.round(asked.longitude * 1e6))}]`;
}

const toPlace = (told: z.output<typeof place>): PlaceInput =>
  typeof told === 'string'
    ? { kind: 'stop', id: told }
    : { kind: 'coordinate', latitude: told[0] / 1e6, longitude: told[1] / 1e6 };

/** How somebody who moves like this calls it in a question. */
function wayOf(legs: readonly Leg[], first: number, end: number): WayMode {
  for (let index = first; index < end; index++) {
    const leg = entry(legs, index);
    if (leg.kind === 'ride' || leg.mode === 'WALK') continue;
    if (leg.mode === 'RENTAL') return 'RENTAL';
    const isParked = facilityOf(leg.to) !== undefined;
    if (leg.mode === 'CAR') return isParked ? 'CAR_PARKING' : 'CAR';
    return isParked ? 'BIKE_PARKING' : 'BIKE';
  }
  return 'WALK';
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
