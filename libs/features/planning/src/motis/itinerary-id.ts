import {
  facilityOf,
  WAY_MODES,
  type Itinerary,
  type Leg,
  type PlaceInput,
  type PlanRequest,
  type RideLeg,
  type WayMode,
} from '@maillage/itinerary-model';
import { callAt, runOf } from '@maillage/itinerary-planner';
import type { Instant } from '@maillage/kernel';
import { z } from 'zod';
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
  texts: NetworkTexts,
  { legs, departure }: Itinerary,
  mover: Mover | undefined,
  places: RequestPlaces | undefined,
): string {
  const { directory, rides } = texts;
  const { timetable } = directory;
  const ridden = legs.flatMap((leg) => (leg.kind === 'ride' ? [leg] : []));
  const callOf = (ride: RideLeg, position: number): readonly [number, string] => [
    position,
    directory.stopId(callAt(timetable, runOf(timetable, ride), position).stop),
  ];
  const told = ridden.map((ride) => {
    const [board, alight] = [callOf(ride, ride.boardPosition), callOf(ride, ride.alightPosition)];
    return [rides.tripId(runOf(timetable, ride)), ...board, ...alight, ride.seated];
  });
  const [first, last] = [ridden[0], ridden.at(-1)];
  const firstRide = first ? legs.indexOf(first) : legs.length;
  const lastRide = last ? legs.indexOf(last) : legs.length - 1;
  const key: z.input<typeof written> = [
    FORM,
    placeOf(texts, places?.from, first && callOf(first, first.boardPosition)[1]),
    placeOf(texts, places?.to, last && callOf(last, last.alightPosition)[1]),
    WAY_MODES.indexOf(wayOf(legs.slice(0, firstRide))),
    WAY_MODES.indexOf(wayOf(legs.slice(lastRide + 1))),
    departure,
    mover ? [mover.wheelchair, mover.walkingMetresPerSecond, mover.cyclingMetresPerSecond] : 0,
    told as z.input<typeof written>[7],
  ];
  return Buffer.from(JSON.stringify(key), 'utf8').toString('base64url');
}

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

function placeOf(
  { directory }: NetworkTexts,
  asked: RequestPlaces['from'] | undefined,
  stopId: string | undefined,
): z.input<typeof place> {
  if (!asked) return stopId ?? '';
  if (asked.stop >= 0) return directory.stopId(asked.stop as Parameters<typeof directory.stopId>[0]);
  return [Math.round(asked.latitude * 1e6), Math.round(asked.longitude * 1e6)];
}

const toPlace = (told: z.output<typeof place>): PlaceInput =>
  typeof told === 'string'
    ? { kind: 'stop', id: told }
    : { kind: 'coordinate', latitude: told[0] / 1e6, longitude: told[1] / 1e6 };

/** How somebody who moves like this calls it in a question. */
function wayOf(legs: readonly Leg[]): WayMode {
  for (const leg of legs) {
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
