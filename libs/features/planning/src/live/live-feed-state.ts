import {
  DISCOVERY_PART,
  livePartsOf,
  type FeedFetched,
  type LiveFact,
  type LiveFacts,
  type LiveFeed,
} from '@maillage/contracts';
import type { Instant } from '@maillage/kernel';
import type { ParkingOccupancy } from '@maillage/parking-facilities';
import type { SharingAvailability } from '@maillage/sharing-gbfs';
import { keepSame } from './keep-same.js';
import { toParkingOccupancy, toSharingAvailability } from './to-availability.js';

/** Where a message belongs and how old what it says is: the members that all messages of slices share. */
export interface SlicePlace {
  readonly part: string;
  readonly slice: number;
  readonly sequence: number;
  readonly fetchedAt: number;
  readonly timestamp?: number | undefined;
}

interface Slice<Item> {
  readonly part: string;
  readonly sequence: number;
  readonly items: readonly Item[];
}

/** When a part of a feed was last heard of, and what it then said of its age. */
interface PartAge {
  readonly sequence: number;
  readonly fetchedAt: number;
  readonly timestamp: number | undefined;
}

/** A live feed as answers may use it: all that it tells and that is young enough to be believed. */
export interface LiveFeedView {
  readonly feed: LiveFeed;
  readonly updates: readonly LiveFacts['updates'][];
  readonly alerts: readonly LiveFacts['alerts'][];
  readonly positions: readonly LiveFacts['positions'][];
  /** Undefined when nothing is told that is believed. */
  readonly sharing: SharingAvailability | undefined;
  readonly parking: ParkingOccupancy | undefined;
  /** The newest of all that was heard. */
  readonly sequence: number;
  /** When the oldest part that is believed was last heard of; undefined when none is. */
  readonly fetchedAt: Instant | undefined;
  /** The oldest that believed parts say of themselves: ages are told from here. */
  readonly observedAt: Instant | undefined;
  /** Which version of the timetable it says it speaks of. */
  readonly feedVersion: string | undefined;
  /** Why the last fetch of a part failed; undefined when all went well. */
  readonly failure: string | undefined;
  /** Whether a part was heard of that is too old to be believed. */
  readonly isExpired: boolean;
}

/** What one live feed said last, slice by slice. Nothing here is dropped for its age: it is only not believed. */
export class LiveFeedState {
  readonly #slices: { readonly [Fact in LiveFact]: Map<string, Slice<LiveFacts[Fact]>> } = {
    updates: new Map(),
    alerts: new Map(),
    positions: new Map(),
    stations: new Map(),
    vehicles: new Map(),
    facilities: new Map(),
    geofencing: new Map(),
  };
  readonly #ages = new Map<string, PartAge>();
  readonly #failures = new Map<string, string>();
  readonly #versions = new Map<string, string>();
  #updates: {
    readonly slices: readonly (readonly LiveFacts['updates'][])[];
    readonly items: readonly LiveFacts['updates'][];
  } = { slices: [], items: [] };

  /** False for a message that is older than what is known. */
  put<Fact extends LiveFact>(fact: Fact, place: SlicePlace, items: readonly LiveFacts[Fact][]): boolean {
    const { part, slice, sequence } = place;
    const slices: Map<string, Slice<LiveFacts[Fact]>> = this.#slices[fact];
    const key = `${part}/${String(slice)}`;
    if (sequence < (slices.get(key)?.sequence ?? -Infinity)) return false;
    slices.set(key, { part, sequence, items: keepSame(slices.get(key)?.items, items) });
    this.#age(place);
    return true;
  }

  /** What a fetch says of the age of what is known. */
  heard({ part, outcome, code, sequence, fetchedAt, timestamp, feedVersion }: FeedFetched): void {
    if (outcome === 'failed') {
      this.#failures.set(part, code ?? 'FETCH_FAILED');
      return;
    }
    this.#failures.delete(part);
    if (part === DISCOVERY_PART) return;
    if (feedVersion !== undefined) this.#versions.set(part, feedVersion);
    this.#age({ part, slice: 0, sequence, fetchedAt, timestamp });
  }

  /** The parts whose facts of any kind are believed at that moment, as one text that changes when they do. */
  believed(feed: LiveFeed, now: Instant): string {
    return [...this.#ages.keys()]
      .map(
        (part) =>
          `${part}${isYoung(this.#observed(part), feed, now) ? '+' : ''}${this.#isHeard(part, feed, now) ? '!' : ''}`,
      )
      .sort()
      .join(' ');
  }

  view(feed: LiveFeed, now: Instant): LiveFeedView {
    const declared = new Set(livePartsOf(feed));
    const young = (part: string): boolean => declared.has(part) && isYoung(this.#observed(part), feed, now);
    // Alerts are written once and stand for days: they age from the last time that their server repeated them.
    const heard = (part: string): boolean => declared.has(part) && this.#isHeard(part, feed, now);
    const parts = [...this.#ages].filter(([part]) => young(part) || (heard(part) && this.#tellsAlertsOnly(part)));
    const observedAt = oldest(parts.map(([part]) => this.#observed(part)));
    const believed = <Item>(slices: ReadonlyMap<string, Slice<Item>>) => partsOf(slices, young);
    return {
      feed,
      updates: this.#updatesOf(young),
      alerts: itemsOf(this.#slices.alerts, heard),
      positions: itemsOf(this.#slices.positions, young),
      sharing: toSharingAvailability(feed, observedAt, {
        stations: believed(this.#slices.stations),
        vehicles: believed(this.#slices.vehicles),
        geofencing: partsOf(this.#slices.geofencing, heard),
      }),
      parking: toParkingOccupancy(feed, observedAt, believed(this.#slices.facilities)),
      sequence: Math.max(0, ...[...this.#ages.values()].map(({ sequence }) => sequence)),
      fetchedAt: oldest(parts.map(([, { fetchedAt }]) => fetchedAt)),
      observedAt,
      feedVersion: [...this.#versions.values()][0],
      failure: [...this.#failures].find(([part]) => declared.has(part))?.[1],
      isExpired: parts.length < [...this.#ages.keys()].filter((part) => declared.has(part)).length,
    };
  }

  /** The very same array while nothing else is told: what was resolved from it holds. */
  #updatesOf(isUsed: (part: string) => boolean): readonly LiveFacts['updates'][] {
    const slices = [...this.#slices.updates.values()].flatMap(({ part, items }) => (isUsed(part) ? [items] : []));
    const { slices: known } = this.#updates;
    const isSame = slices.length === known.length && slices.every((items, i) => items === known[i]);
    if (!isSame) this.#updates = { slices, items: slices.flat() };
    return this.#updates.items;
  }

  #age({ part, sequence, fetchedAt, timestamp }: SlicePlace): void {
    const known = this.#ages.get(part);
    if (known && sequence < known.sequence) return;
    this.#ages.set(part, { sequence, fetchedAt, timestamp });
  }

  /** Never later than the fetch, whatever the feed says. */
  #observed(part: string): number {
    const { fetchedAt = -Infinity, timestamp } = this.#ages.get(part) ?? {};
    return Math.min(fetchedAt, timestamp ?? fetchedAt);
  }

  #isHeard(part: string, { maxAge }: LiveFeed, now: Instant): boolean {
    return now - (this.#ages.get(part)?.fetchedAt ?? -Infinity) <= maxAge;
  }

  #tellsAlertsOnly(part: string): boolean {
    const tells = (slices: ReadonlyMap<string, Slice<unknown>>): boolean =>
      [...slices.values()].some((slice) => slice.part === part && slice.items.length > 0);
    const { alerts, ...others } = this.#slices;
    return tells(alerts) && !Object.values(others).some(tells);
  }
}

const isYoung = (observedAt: number, { maxAge }: LiveFeed, now: Instant): boolean => now - observedAt <= maxAge;

const itemsOf = <Item>(slices: ReadonlyMap<string, Slice<Item>>, isUsed: (part: string) => boolean): readonly Item[] =>
  [...slices.values()].flatMap(({ part, items }) => (isUsed(part) ? items : []));

/** Undefined when nothing is told by a part that is used; a slice of another part of the feed does not count for one. */
function partsOf<Item>(
  slices: ReadonlyMap<string, Slice<Item>>,
  isUsed: (part: string) => boolean,
): readonly Item[] | undefined {
  return [...slices.values()].some(({ part }) => isUsed(part)) ? itemsOf(slices, isUsed) : undefined;
}

const oldest = (times: readonly number[]): Instant | undefined =>
  times.length > 0 ? (Math.min(...times) as Instant) : undefined;
