import type { ApiVersion, RideLeg } from '@maillage/itinerary-model';
import { pointsBefore, type NetworkDirectory } from '@maillage/itinerary-planner';
import { at, type Coordinate } from '@maillage/kernel';
import type { PatternIndex, StopIndex, TripIndex } from '@maillage/transit-timetable';
import { utf8, type JsonBytes } from './json-bytes.js';
import { PolylineEncoder } from './polyline.js';

/** The way of a pattern from stop to stop, encoded; `offsets[i]` is where the way to position i begins. */
interface PatternWay {
  readonly bytes: Buffer;
  readonly offsets: Int32Array;
  /** Points on the way to the positions before i. */
  readonly counts: Int32Array;
}

/** Patterns are asked for again and again; a country has too many to keep all. */
const KEPT_PATTERNS = 20_000;

/** Writes the lines of legs as JSON; the way of a pattern from a stop to the next is encoded once. */
export class Geometry {
  readonly #encoder: PolylineEncoder;
  readonly #patterns = new Map<PatternIndex, PatternWay>();
  readonly #end: Uint8Array;
  readonly #none: Uint8Array;

  constructor(
    private readonly directory: NetworkDirectory,
    version: ApiVersion,
  ) {
    this.#encoder = new PolylineEncoder(version === 1 ? 7 : 6);
    this.#end = utf8(`","precision":${String(this.#encoder.precision)},"length":`);
    this.#none = utf8(`{"points":"","precision":${String(this.#encoder.precision)},"length":0}`);
  }

  /** From stop to stop; who stays seated from one trip to the next passes the stop between them once. */
  alongStops(json: JsonBytes, rides: readonly RideLeg[]): void {
    json.bytes(START);
    let length = 0;
    let before: StopIndex | undefined;
    for (const { trip, boardPosition, alightPosition } of rides) {
      const pattern = at(this.directory.timetable.trips.pattern, trip as TripIndex) as PatternIndex;
      const { bytes, offsets, counts } = this.#wayOf(pattern, trip as TripIndex);
      const board = this.#stopAt(pattern, boardPosition);
      let first = boardPosition + 1;
      if (before === undefined) {
        const { latitude, longitude } = this.directory.timetable.stops;
        json.polylineNumber(this.#encoder.round(at(latitude, board)));
        json.polylineNumber(this.#encoder.round(at(longitude, board)));
        length += 1;
      } else if (before !== board && first <= alightPosition) {
        json.ascii(escaped(this.#step(before, this.#stopAt(pattern, first))));
        first += 1;
        length += 1;
      }
      if (first <= alightPosition) {
        json.slice(bytes, offsets[first] as number, offsets[alightPosition + 1] as number);
        length += (counts[alightPosition + 1] as number) - (counts[first] as number);
      }
      before = this.#stopAt(pattern, alightPosition);
    }
    this.#finish(json, length);
  }

  /** Points `first` … `end` − 1 of a line in microdegrees: points[2i] latitude, points[2i + 1] longitude. */
  microdegrees(json: JsonBytes, points: Int32Array, first: number, end: number): void {
    json.bytes(START);
    const scale = 10 ** (this.#encoder.precision - 6);
    for (let i = 2 * first; i < 2 * end; i++)
      json.polylineNumber(((points[i] as number) - (i < 2 * first + 2 ? 0 : (points[i - 2] as number))) * scale);
    this.#finish(json, Math.max(0, end - first));
  }

  none(json: JsonBytes): void {
    json.bytes(this.#none);
  }

  #finish(json: JsonBytes, length: number): void {
    json.bytes(this.#end).number(length).ascii('}');
  }

  #stopAt(pattern: PatternIndex, position: number): StopIndex {
    const { patterns, stops } = this.directory.timetable;
    const word = patterns.stopWord[(patterns.stopOffset[pattern] as number) + position] as number;
    return at(stops.origin, (word >> 2) as StopIndex) as StopIndex;
  }

  #step(from: StopIndex, to: StopIndex): string {
    return this.#encoder.step(this.directory.placeOf(from), this.directory.placeOf(to));
  }

  #wayOf(pattern: PatternIndex, trip: TripIndex): PatternWay {
    // patterns of added runs are numbered anew with every value of realtime
    if (pattern >= this.directory.realtime.planned.patterns.count) return this.#encode(pattern, trip);
    const known = this.#patterns.get(pattern);
    if (known) return known;
    if (this.#patterns.size >= KEPT_PATTERNS) this.#patterns.clear();
    const written = this.#encode(pattern, trip);
    this.#patterns.set(pattern, written);
    return written;
  }

  #encode(pattern: PatternIndex, trip: TripIndex): PatternWay {
    const { timetable } = this.directory;
    const { stopOffset } = timetable.patterns;
    const count = (stopOffset[pattern + 1] as number) - (stopOffset[pattern] as number);
    const [offsets, counts] = [new Int32Array(count + 1), new Int32Array(count + 1)];
    let text = '';
    let here: Coordinate = this.directory.placeOf(this.#stopAt(pattern, 0));
    for (let position = 1; position < count; position++) {
      const way = [...pointsBefore(timetable, trip, position), this.directory.placeOf(this.#stopAt(pattern, position))];
      for (const point of way) {
        text += escaped(this.#encoder.step(here, point));
        here = point;
      }
      offsets[position + 1] = text.length;
      counts[position + 1] = (counts[position] as number) + way.length;
    }
    return { bytes: utf8(text), offsets, counts };
  }
}

const START = utf8('{"points":"');

/** The one character of a polyline that JSON writes otherwise. */
const escaped = (points: string): string => points.replaceAll('\\', '\\\\');
