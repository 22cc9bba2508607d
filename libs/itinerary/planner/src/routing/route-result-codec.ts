import type { Itinerary, Leg, NoItinerary, RequestEnds } from '@maillage/itinerary-model';
import { entry, parseServiceDate, type Instant, type ServiceDay, formatIsoDate } from '@maillage/kernel';
import type { RouteResult } from './route-result.js';

const VERSION = 0x4d520001;
const WALK = 0;
const RIDE = 1;
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
 * reason (−1 for none) with two arguments, then the direct and the other itineraries, each list led by its length.
 * Itinerary: departure, arrival, transfers, number of legs. Walk: 0, from, to, departure, arrival, metres.
 * Ride: 1, trip, service day, board position, alight position, departure, arrival, seated.
 */
export function encodeRouteResult(result: RouteResult): Int32Array<ArrayBuffer> {
  const base = Math.floor(result.earlier / BASE) * BASE;
  const words: number[] = [VERSION, base / BASE, BASE];
  words.push(result.earlier - base, result.later - base, result.searchedUntil - base);
  words.push(...encodeReason(result.noItinerary));
  for (const list of [result.direct, result.itineraries]) {
    words.push(list.length);
    for (const itinerary of list) encodeItinerary(itinerary, base, words);
  }
  return Int32Array.from(words);
}

/** @throws RangeError when the array was not made by `encodeRouteResult` of this version. */
export function decodeRouteResult(words: Int32Array): RouteResult {
  if (words[0] !== VERSION) throw new RangeError('not an encoded route result');
  const reader = new Reader(words);
  const [earlier, later, searchedUntil] = [reader.instant(), reader.instant(), reader.instant()];
  const noItinerary = decodeReason(reader.number(), reader.number(), reader.number());
  const direct = decodeItineraries(reader);
  return { direct, itineraries: decodeItineraries(reader), earlier, later, searchedUntil, noItinerary };
}

/** Instants stay within 32 bits of a multiple of this, beyond 2038 too. */
const BASE = 1 << 20;

function encodeItinerary(itinerary: Itinerary, base: number, words: number[]): void {
  words.push(itinerary.departure - base, itinerary.arrival - base, itinerary.transfers, itinerary.legs.length);
  for (const leg of itinerary.legs) {
    if (leg.kind === 'street') {
      words.push(WALK, leg.from, leg.to, leg.departure - base, leg.arrival - base, leg.metres);
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

const dayOfIso = (date: string): number => parseServiceDate(date.replaceAll('-', '')) ?? 0;

class Reader {
  private next = 3;
  private readonly base: number;

  constructor(private readonly words: Int32Array) {
    this.base = (words[1] as number) * (words[2] as number);
  }

  number(): number {
    return this.words[this.next++] as number;
  }

  instant(): Instant {
    return (this.number() + this.base) as Instant;
  }
}

function decodeItineraries(reader: Reader): Itinerary[] {
  return Array.from({ length: reader.number() }, () => {
    const [departure, arrival, transfers] = [reader.instant(), reader.instant(), reader.number()];
    const legs = Array.from({ length: reader.number() }, () => decodeLeg(reader));
    return { departure, arrival, transfers, legs };
  });
}

function decodeLeg(reader: Reader): Leg {
  if (reader.number() === WALK) {
    const [from, to] = [reader.number(), reader.number()];
    const [departure, arrival] = [reader.instant(), reader.instant()];
    return { kind: 'street', mode: 'WALK', from, to, departure, arrival, metres: reader.number(), line: undefined };
  }
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
