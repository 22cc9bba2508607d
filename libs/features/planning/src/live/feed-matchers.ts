import { TripMatcher } from '@maillage/transit-gtfs-rt';
import type { FeedIndex, Timetable } from '@maillage/transit-timetable';

/** Finds the runs that realtime speaks of, in one timetable: a matcher for each feed, made when it is first needed. */
export class FeedMatchers {
  readonly #matchers = new Map<string, TripMatcher | undefined>();

  constructor(private readonly timetable: Timetable) {}

  /** Undefined when the timetable lacks the feed. */
  of(feed: string): TripMatcher | undefined {
    if (!this.#matchers.has(feed)) {
      const index = this.timetable.feeds.findIndex(({ id }) => id === feed);
      this.#matchers.set(feed, index < 0 ? undefined : new TripMatcher(this.timetable, index as FeedIndex));
    }
    return this.#matchers.get(feed);
  }

  /** Whether both timetables call the trips of all feeds the same. */
  namesTripsAs(other: FeedMatchers): boolean {
    return namesOf(this.timetable) === namesOf(other.timetable);
  }
}

/** FNV-1a over the ids of all trips, in order. */
function namesOf({ trips }: Timetable): number {
  let hash = 2_166_136_261;
  for (let trip = 0; trip < trips.count; trip++) {
    const id = trips.id.text(trip as Parameters<typeof trips.id.text>[0]);
    for (let i = 0; i < id.length; i++) hash = Math.imul(hash ^ id.charCodeAt(i), 16_777_619);
    hash = Math.imul(hash ^ 0xff, 16_777_619);
  }
  return hash;
}
