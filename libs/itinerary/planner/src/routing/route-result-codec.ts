import {
  STREET_MODES,
  type Explanation,
  type Itinerary,
  type Leg,
  type LegAvailability,
  type NoItinerary,
  type RequestEnds,
  type StreetLine,
} from '@maillage/itinerary-model';
import { entry, formatIsoDate, parseServiceDate, type Instant, type ServiceDay } from '@maillage/kernel';
import { listRests, readLiveJson, restRow, restsOf, toLiveJson, type Rests } from './live-codec.js';
import type { LiveRows, RouteResult } from './route-result.js';
import { withVehicle } from './with-live.js';
import { WordList } from './word-list.js';

const VERSION = 0x4d520006;
/** In the place of a street mode: a ride. */
const RIDE = -1;
const NO_LINE = -1;
const NO_ENTRANCE = -1;
const STEP_WORDS = 11;
const ENDS: readonly RequestEnds[] = ['from', 'to', 'both'];
const REASONS = [
  'ALREADY_AT_DESTINATION',
  'OUTSIDE_TERRITORY',
  'OUTSIDE_SERVICE_PERIOD',
  'NO_STOP_IN_REACH',
  'NO_CONNECTION',
  'WALKING_IS_FASTER',
] as const satisfies readonly NoItinerary['reason'][];

/**
 * A result as one flat array: version, base (two words: instants are seconds from it), earlier, later, searchedUntil,
 * reason (−1 for none) with two arguments; four counts of what was left out; the realtime sequence; the explanation, then what is live, as
 * JSON, a character a word, led by its length (0 for none); the lines of all street legs, each once: their number, then per line the number
 * of points (two words each) and of steps (six words each) before them; then the direct and the other itineraries, each
 * list led by its length.
 * Itinerary: departure, arrival, transfers, number of legs. Street leg: mode, from, to, departure, arrival, metres, line,
 * entrance, what it rests on where a vehicle is taken, and left (rows of what is live; −1 for none). Ride: −1, trip, service day,
 * board position, alight position, departure, arrival, seated.
 */
export function encodeRouteResult(result: RouteResult): Int32Array<ArrayBuffer> {
  const base = Math.floor(result.earlier / BASE) * BASE;
  const words = new WordList();
  words.push(VERSION, base / BASE, BASE);
  words.push(result.earlier - base, result.later - base, result.searchedUntil - base);
  words.push(...encodeReason(result.noItinerary));
  const { slowerThanDirect, nearlyTheSame, tooLong, notThere } = result.leftOut;
  words.push(slowerThanDirect, nearlyTheSame, tooLong, notThere, result.realtimeSequence ?? 0);
  encodeJson(result.explanation, words);
  const rests = listRests([...result.direct, ...result.itineraries]);
  encodeJson(toLiveJson(result.live, rests), words);
  const lines = listLines([...result.direct, ...result.itineraries]);
  words.push(lines.size);
  for (const line of lines.keys()) encodeLine(line, words);
  for (const list of [result.direct, result.itineraries]) {
    words.push(list.length);
    for (const itinerary of list) encodeItinerary(itinerary, base, { lines, rests }, words);
  }
  return words.toArray();
}

/** @throws RangeError when the array was not made by `encodeRouteResult` of this version. */
export function decodeRouteResult(words: Int32Array): RouteResult {
  if (words[0] !== VERSION) throw new RangeError('not an encoded route result');
  const reader = new Reader(words);
  const [earlier, later, searchedUntil] = [reader.instant(), reader.instant(), reader.instant()];
  const noItinerary = decodeReason(reader.number(), reader.number(), reader.number());
  const leftOut = {
    slowerThanDirect: reader.number(),
    nearlyTheSame: reader.number(),
    tooLong: reader.number(),
    notThere: reader.number(),
  };
  const realtimeSequence = reader.number();
  const explanation = decodeJson(reader) as Explanation | undefined;
  const { live, rests } = readLiveJson(decodeJson(reader));
  const lines = Array.from({ length: reader.number() }, () => decodeLine(reader));
  const shared: SharedParts = { lines, rests, vehicles: live.vehicles };
  const direct = decodeItineraries(reader, shared);
  const itineraries = decodeItineraries(reader, shared);
  return {
    direct,
    itineraries,
    earlier,
    later,
    searchedUntil,
    noItinerary,
    explanation,
    leftOut,
    realtimeSequence,
    live,
  };
}

/** Instants stay within 32 bits of a multiple of this, beyond 2038 too. */
const BASE = 1 << 20;

/** Each line once, with its row. */
function listLines(itineraries: readonly Itinerary[]): ReadonlyMap<StreetLine, number> {
  const lines = new Map<StreetLine, number>();
  for (const { legs } of itineraries)
    for (const leg of legs)
      if (leg.kind === 'street' && leg.line && !lines.has(leg.line)) lines.set(leg.line, lines.size);
  return lines;
}

function encodeLine({ points, steps }: StreetLine, words: WordList): void {
  words.push(points.length / 2, steps.length);
  words.append(points);
  for (const { name, kind, turn, metres, seconds, firstPoint, ...step } of steps) {
    words.push(name, kind, turn, metres, seconds, firstPoint);
    words.push(step.exit, step.fromLevel, step.toLevel, step.metresUp, step.metresDown);
  }
}

function decodeLine(reader: Reader): StreetLine {
  const [pointCount, stepCount] = [reader.number(), reader.number()];
  const points = reader.words(pointCount * 2);
  const told = reader.words(stepCount * STEP_WORDS);
  const word = (step: number, place: number): number => told[step * STEP_WORDS + place] as number;
  const steps = Array.from({ length: stepCount }, (_, step) => ({
    name: word(step, 0),
    kind: word(step, 1),
    turn: word(step, 2),
    metres: word(step, 3),
    seconds: word(step, 4),
    firstPoint: word(step, 5),
    exit: word(step, 6),
    fromLevel: word(step, 7),
    toLevel: word(step, 8),
    metresUp: word(step, 9),
    metresDown: word(step, 10),
  }));
  return { points, steps };
}

function encodeItinerary(
  itinerary: Itinerary,
  base: number,
  { lines, rests }: { readonly lines: ReadonlyMap<StreetLine, number>; readonly rests: Rests },
  words: WordList,
): void {
  words.push(itinerary.departure - base, itinerary.arrival - base, itinerary.transfers, itinerary.legs.length);
  for (const leg of itinerary.legs) {
    if (leg.kind === 'street') {
      words.push(STREET_MODES.indexOf(leg.mode), leg.from, leg.to, leg.departure - base, leg.arrival - base);
      words.push(leg.metres, leg.line ? (lines.get(leg.line) ?? NO_LINE) : NO_LINE, leg.entrance ?? NO_ENTRANCE);
      words.push(restRow(rests, leg.taken), restRow(rests, leg.left));
    } else {
      words.push(RIDE, leg.trip, leg.serviceDay, leg.boardPosition, leg.alightPosition);
      words.push(leg.departure - base, leg.arrival - base, Number(leg.seated));
    }
  }
}

function encodeReason(none: NoItinerary | undefined): [number, number, number] {
  if (!none) return [-1, 0, 0];
  const code = REASONS.indexOf(none.reason);
  if ('place' in none) return [code, ENDS.indexOf(none.place), 0];
  if ('firstDate' in none) return [code, dayOfIso(none.firstDate), dayOfIso(none.lastDate)];
  return [code, 0, 0];
}

/** Rare and small: it is not worth a layout of its own. */
function encodeJson(value: object | undefined, words: WordList): void {
  const text = value ? JSON.stringify(value) : '';
  words.push(text.length);
  for (let i = 0; i < text.length; i++) words.push(text.charCodeAt(i));
}

function decodeJson(reader: Reader): unknown {
  const codes = reader.words(reader.number());
  let text = '';
  for (let i = 0; i < codes.length; i += CHARACTERS) text += String.fromCharCode(...codes.subarray(i, i + CHARACTERS));
  return text === '' ? undefined : (JSON.parse(text) as unknown);
}

/** As many arguments as a call surely takes. */
const CHARACTERS = 8192;

const entranceOf = (word: number): number | undefined => (word === NO_ENTRANCE ? undefined : word);

const dayOfIso = (date: string): number => parseServiceDate(date.replaceAll('-', '')) ?? 0;

class Reader {
  private next = 3;
  private readonly base: number;

  constructor(private readonly source: Int32Array) {
    this.base = (source[1] as number) * (source[2] as number);
  }

  number(): number {
    return this.source[this.next++] as number;
  }

  words(count: number): Int32Array {
    return this.source.subarray(this.next, (this.next += count));
  }

  instant(): Instant {
    return (this.number() + this.base) as Instant;
  }
}

function decodeItineraries(reader: Reader, shared: SharedParts): Itinerary[] {
  return Array.from({ length: reader.number() }, () => {
    const [departure, arrival, transfers] = [reader.instant(), reader.instant(), reader.number()];
    const legs = Array.from({ length: reader.number() }, () =>
      withVehicle(decodeLeg(reader, shared), (row) => shared.vehicles.get(row)),
    );
    return { departure, arrival, transfers, legs };
  });
}

/** What legs name by its row. */
interface SharedParts {
  readonly lines: readonly StreetLine[];
  readonly rests: readonly LegAvailability[];
  readonly vehicles: LiveRows['vehicles'];
}

function decodeLeg(reader: Reader, { lines, rests }: SharedParts): Leg {
  const mode = reader.number();
  if (mode === RIDE)
    return {
      kind: 'ride',
      trip: reader.number(),
      serviceDay: reader.number() as ServiceDay,
      boardPosition: reader.number(),
      alightPosition: reader.number(),
      departure: reader.instant(),
      arrival: reader.instant(),
      seated: reader.number() === 1,
    };
  return {
    kind: 'street',
    mode: entry(STREET_MODES, mode),
    from: reader.number(),
    to: reader.number(),
    departure: reader.instant(),
    arrival: reader.instant(),
    metres: reader.number(),
    line: lines[reader.number()],
    entrance: entranceOf(reader.number()),
    ...restsOf(rests, reader.number(), reader.number()),
  };
}

function decodeReason(code: number, first: number, second: number): NoItinerary | undefined {
  const reason = REASONS[code];
  switch (reason) {
    case undefined:
      return undefined;
    case 'OUTSIDE_TERRITORY':
    case 'NO_STOP_IN_REACH':
      return { reason, place: entry(ENDS, first) };
    case 'OUTSIDE_SERVICE_PERIOD':
      return {
        reason,
        firstDate: formatIsoDate(first as ServiceDay),
        lastDate: formatIsoDate(second as ServiceDay),
      };
    default:
      return { reason };
  }
}
