import type { Instant } from '@maillage/kernel';
import type { StopOffset } from '@maillage/transit-raptor';
import type { Direction } from '@maillage/transit-timetable';
import type { Interval } from './grow-window.js';
import type { JourneyEnds, JourneySearch } from './journey-search.js';
import type { ViewJourney } from './to-itinerary.js';

/** A stop to pass: its platforms, and how long one stays. */
export interface ViaStop {
  readonly platforms: readonly StopOffset[];
  readonly staySeconds: number;
}

/** Journeys one after the other: to each stop that is to be passed, and on. */
type Chain = readonly ViewJourney[];

/** What a change between vehicles takes at the stop that is passed, where one does not stay longer anyway. */
const CHANGE_SECONDS = 120;

/**
 * Journeys over stops in order. Whoever comes to a stop earlier with as many rides never fares worse from there on, so the
 * Pareto journeys to the first stop, each with the Pareto journeys on from it, hold all that are best.
 */
export class ViaSearch {
  constructor(
    private readonly search: JourneySearch,
    private readonly ends: JourneyEnds,
    private readonly via: readonly ViaStop[],
    private readonly maxTrips: number,
  ) {}

  window(interval: Interval, direction: Direction): Chain[] {
    const [first] = this.#segments(direction);
    if (!first) return [];
    return this.#complete(
      this.search.window(first, interval).map((found) => [found]),
      direction,
    );
  }

  best(direction: Direction, instant: Instant, maxTrips = this.maxTrips): Chain[] {
    const [first] = this.#segments(direction);
    if (!first) return [];
    const begun = this.search.best(first, direction, instant, maxTrips).map((found) => [found]);
    return this.#complete(begun, direction).filter((chain) => ridesOf(chain) <= maxTrips);
  }

  /** In the order in which the direction searches them. */
  #segments(direction: Direction): JourneyEnds[] {
    const stops = this.via.map(({ platforms }) => platforms);
    const starts = [this.ends.access, ...stops];
    const segments = starts.map((access, index) => ({ access, egress: stops[index] ?? this.ends.egress }));
    return direction === 'forward' ? segments : segments.reverse();
  }

  #complete(begun: readonly Chain[], direction: Direction): Chain[] {
    const [, ...others] = this.#segments(direction);
    const stays = direction === 'forward' ? this.via : [...this.via].reverse();
    let chains = begun;
    others.forEach((segment, index) => {
      const stay = stays[index]?.staySeconds ?? 0;
      chains = best(
        chains.flatMap((chain) => this.#goOn(chain, segment, stay, direction)),
        direction,
      );
    });
    return [...chains];
  }

  #goOn(chain: Chain, segment: JourneyEnds, stay: number, direction: Direction): Chain[] {
    const left = this.maxTrips - ridesOf(chain);
    const isForward = direction === 'forward';
    const reached = isForward ? arrivalOf(chain) : departureOf(chain);
    const after = (seconds: number): Instant => (isForward ? reached + seconds : reached - seconds) as Instant;
    const joined = (found: ViewJourney): Chain => (isForward ? [...chain, found] : [found, ...chain]);
    const on =
      left < 1 ? [] : this.search.best(segment, direction, after(Math.max(stay, CHANGE_SECONDS)), left).map(joined);
    if (stay > 0) return on;
    // who does not stay may keep the seat
    const seated = this.search.best(segment, direction, after(0), left + 1).map(joined);
    return [...on, ...seated.filter((candidate) => keepsSeat(candidate, isForward ? chain.length - 1 : 0))];
  }
}

const departureOf = (chain: Chain): Instant => instantOf(chain[0], (journey) => journey.departure);
const arrivalOf = (chain: Chain): Instant => instantOf(chain.at(-1), (journey) => journey.arrival);

const instantOf = (found: ViewJourney | undefined, time: (journey: ViewJourney['journey']) => number): Instant =>
  (found ? found.view.anchor + time(found.journey) : 0) as Instant;

/** Whether the ride into the stop after the journey at `index` is the ride out of it. */
function keepsSeat(chain: Chain, index: number): boolean {
  const [before, after] = [chain[index], chain[index + 1]];
  const [into, out] = [before?.journey.rides.at(-1), after?.journey.rides[0]];
  if (!before || !after || !into || !out) return false;
  const isSameTrip =
    before.view.slots.trip[into.slot] === after.view.slots.trip[out.slot] &&
    before.view.day + (before.view.slots.dayOffset[into.slot] as number) ===
      after.view.day + (after.view.slots.dayOffset[out.slot] as number);
  return isSameTrip && into.alightPosition === out.boardPosition;
}

/** Rides as they are paid; one in which the seat is kept counts once. */
function ridesOf(chain: Chain): number {
  const seats = chain.filter((_, index) => keepsSeat(chain, index)).length;
  return chain.reduce((sum, { journey }) => sum + journey.trips, -seats);
}

/** Those that no other beats in departure, arrival and number of rides; one of equals. */
function best(chains: readonly Chain[], direction: Direction): Chain[] {
  const told = chains.map((chain) => ({
    chain,
    departure: departureOf(chain),
    arrival: arrivalOf(chain),
    rides: ridesOf(chain),
  }));
  const sign = direction === 'forward' ? 1 : -1;
  const sorted = told.sort(
    (a, b) => sign * (b.departure - a.departure) || sign * (a.arrival - b.arrival) || a.rides - b.rides,
  );
  const kept: typeof told = [];
  for (const candidate of sorted) {
    const isBeaten = kept.some(
      ({ departure, arrival, rides }) =>
        departure >= candidate.departure && arrival <= candidate.arrival && rides <= candidate.rides,
    );
    if (!isBeaten) kept.push(candidate);
  }
  return kept.map(({ chain }) => chain);
}
