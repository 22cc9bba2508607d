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
import { FactSlices } from './fact-slices.js';
import { toParkingOccupancy, toSharingAvailability } from './to-availability.js';

/** Where a message belongs and how old what it says is: the members that all messages of slices share. */
export interface SlicePlace {
  readonly part: string;
  readonly slice: number;
  readonly sequence: number;
  readonly fetchedAt: number;
  readonly timestamp?: number | undefined;
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
  /** The newest message of those whose content is believed; 0 for none. The same wherever the same was received. */
  readonly contentSequence: number;
  /** Another text when anything else is believed than before, in this process; ages alone do not change it. */
  readonly content: string;
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
  readonly #facts: { readonly [Fact in LiveFact]: FactSlices<LiveFacts[Fact]> } = {
    updates: new FactSlices(),
    alerts: new FactSlices(),
    positions: new FactSlices(),
    stations: new FactSlices(),
    vehicles: new FactSlices(),
    facilities: new FactSlices(),
    geofencing: new FactSlices(),
  };
  /** How often anything else was told than before. */
  #changes = 0;
  readonly #ages = new Map<string, PartAge>();
  readonly #failures = new Map<string, string>();
  readonly #versions = new Map<string, string>();

  /** False for a message that is older than what is known. */
  put<Fact extends LiveFact>(fact: Fact, place: SlicePlace, items: readonly LiveFacts[Fact][]): boolean {
    const facts: FactSlices<LiveFacts[Fact]> = this.#facts[fact];
    const outcome = facts.put(place, items);
    if (outcome === 'older') return false;
    if (outcome === 'changed') this.#changes++;
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
    const { alerts, geofencing, ...aging } = this.#facts;
    return {
      feed,
      updates: aging.updates.items(young),
      alerts: alerts.items(heard),
      positions: aging.positions.items(young),
      sharing: toSharingAvailability(feed, observedAt, {
        stations: aging.stations.told(young),
        vehicles: aging.vehicles.told(young),
        geofencing: geofencing.told(heard),
      }),
      parking: toParkingOccupancy(feed, observedAt, aging.facilities.told(young)),
      contentSequence: Math.max(
        alerts.newest(heard),
        geofencing.newest(heard),
        ...Object.values(aging).map((facts) => facts.newest(young)),
      ),
      content: `${String(this.#changes)} ${[...declared].join(' ')} ${this.believed(feed, now)}`,
      sequence: Math.max(0, ...[...this.#ages.values()].map(({ sequence }) => sequence)),
      fetchedAt: oldest(parts.map(([, { fetchedAt }]) => fetchedAt)),
      observedAt,
      feedVersion: [...this.#versions.values()][0],
      failure: [...this.#failures].find(([part]) => declared.has(part))?.[1],
      isExpired: parts.length < [...this.#ages.keys()].filter((part) => declared.has(part)).length,
    };
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
    const { alerts, ...others } = this.#facts;
    return alerts.hasItemsOf(part) && !Object.values(others).some((facts) => facts.hasItemsOf(part));
  }
}

const isYoung = (observedAt: number, { maxAge }: LiveFeed, now: Instant): boolean => now - observedAt <= maxAge;

const oldest = (times: readonly number[]): Instant | undefined =>
  times.length > 0 ? (Math.min(...times) as Instant) : undefined;
