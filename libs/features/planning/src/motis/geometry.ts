import type { ApiVersion } from '@maillage/itinerary-model';
import type { NetworkDirectory } from '@maillage/itinerary-planner';
import { entry, type Coordinate } from '@maillage/kernel';
import type { StopIndex } from '@maillage/transit-timetable';
import type { JsonText } from './json-text.js';
import { PolylineEncoder } from './polyline.js';

/** Writes the lines of legs; the way from a stop to the next is encoded once. */
export class Geometry {
  readonly #encoder: PolylineEncoder;
  /** from × stops + to → encoded */
  readonly #steps = new Map<number, string>();

  constructor(
    private readonly directory: NetworkDirectory,
    version: ApiVersion,
  ) {
    this.#encoder = new PolylineEncoder(version === 1 ? 7 : 6);
  }

  alongStops(stops: readonly StopIndex[]): JsonText {
    let points = this.#encoder.start(this.directory.placeOf(entry(stops, 0)));
    for (let i = 1; i < stops.length; i++) points += this.#step(entry(stops, i - 1), entry(stops, i));
    return this.#write(points, stops.length);
  }

  straight(from: Coordinate, to: Coordinate): JsonText {
    return this.#write(this.#encoder.start(from) + this.#encoder.step(from, to), 2);
  }

  none(): JsonText {
    return this.#write('', 0);
  }

  #step(from: StopIndex, to: StopIndex): string {
    const key = from * this.directory.timetable.stops.count + to;
    const known = this.#steps.get(key);
    if (known !== undefined) return known;
    const step = this.#encoder.step(this.directory.placeOf(from), this.directory.placeOf(to));
    this.#steps.set(key, step);
    return step;
  }

  #write(points: string, length: number): JsonText {
    return JSON.stringify({ points, precision: this.#encoder.precision, length });
  }
}
