import { entry } from '@maillage/kernel';
import type { TransitFeed } from '@maillage/transit-model';
import type { Patterns } from '../timetable.js';
import { GrowingColumn } from '../growing-column.js';
import { isSequence, mix, SequenceIndex } from './sequence-index.js';

/** Where a feed's rows begin in the columns of the network, and where its trips call. */
export interface FeedBase {
  readonly route: number;
  readonly service: number;
  /** Index of each stop of the feed. */
  readonly stopIndex: Int32Array;
  /** Index of the stop or variant at which a trip calls; absent where no stop has variants. */
  readonly variantIndex?: (trip: number, stop: number) => number;
}

/**
 * Patterns: one route, the same stops and boarding rules, the same accessibility (so that a filter by wheelchair or
 * bike takes or leaves whole patterns).
 */
export class PatternTable {
  readonly #index = new SequenceIndex();
  readonly #route: number[] = [];
  /** wheelchair << 2 | bikes */
  readonly #access: number[] = [];
  readonly #offset: number[] = [0];
  readonly #word = new GrowingColumn();
  readonly #boarding = new GrowingColumn();
  #wordNow = new Int32Array(256);
  #boardingNow = new Int32Array(256);

  get count(): number {
    return this.#route.length;
  }

  /** The pattern of a trip, in numbers given in order of appearance. */
  patternOf(feed: TransitFeed, base: FeedBase, trip: number): number {
    const { stopTimes, trips } = feed;
    const from = stopTimes.offset[trip];
    const length = stopTimes.offset[trip + 1] - from;
    const route = base.route + trips.route[trip];
    const access = (trips.wheelchair[trip] << 2) | trips.bikes[trip];
    this.#readCalls(feed, base, trip, from, length);
    let hash = mix(mix(length, route), access);
    for (let i = 0; i < length; i++) hash = mix(hash, (this.#wordNow[i] << 4) ^ this.#boardingNow[i]);
    for (let pattern = this.#index.first(hash); pattern >= 0; pattern = this.#index.next(pattern))
      if (this.#isSame(pattern, route, access, length)) return pattern;

    this.#route.push(route);
    this.#access.push(access);
    this.#word.pushAll(this.#wordNow, length);
    this.#boarding.pushAll(this.#boardingNow, length);
    this.#offset.push(this.#word.length);
    return this.#index.add(hash);
  }

  #readCalls({ stopTimes }: TransitFeed, base: FeedBase, trip: number, from: number, length: number): void {
    if (length > this.#wordNow.length) {
      this.#wordNow = new Int32Array(length * 2);
      this.#boardingNow = new Int32Array(length * 2);
    }
    for (let i = 0; i < length; i++) {
      const row = stopTimes.stop[from + i];
      const stop = base.variantIndex === undefined ? base.stopIndex[row] : base.variantIndex(trip, row);
      const pickup = stopTimes.pickup[from + i];
      const dropOff = stopTimes.dropOff[from + i];
      this.#wordNow[i] = (stop << 2) | (dropOff === 1 ? 0 : 2) | (pickup === 1 ? 0 : 1);
      this.#boardingNow[i] = (pickup << 4) | (dropOff << 2);
    }
  }

  #isSame(pattern: number, route: number, access: number, length: number): boolean {
    const offset = entry(this.#offset, pattern);
    return (
      this.#route[pattern] === route &&
      this.#access[pattern] === access &&
      entry(this.#offset, pattern + 1) - offset === length &&
      isSequence(this.#word.values, offset, this.#wordNow, length) &&
      isSequence(this.#boarding.values, offset, this.#boardingNow, length)
    );
  }

  toPatterns(tripOffset: Int32Array): Omit<Patterns, 'sequence' | 'sequences'> {
    return {
      count: this.count,
      stopOffset: new Int32Array(this.#offset),
      stopWord: this.#word.toArray(),
      boarding: Uint8Array.from(this.#boarding.toArray()),
      route: new Int32Array(this.#route),
      tripOffset,
    };
  }
}
