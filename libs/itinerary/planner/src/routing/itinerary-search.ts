import type { Itinerary, StreetMode } from '@maillage/itinerary-model';
import type { Instant } from '@maillage/kernel';
import type { StopOffset } from '@maillage/transit-raptor';
import type { Direction, StopIndex, Timetable } from '@maillage/transit-timetable';
import { familyOf } from '../network/stop-family.js';
import { isUsable } from '../ways/crow-ways.js';
import type { Reach, Traveller, Ways } from '../ways/ways.js';
import { isBeaten, isNearlyKnown, worthOf, type Times } from './combine.js';
import type { Interval } from './grow-window.js';
import type { JourneyEnds, JourneySearch } from './journey-search.js';
import type { RouteRequest } from './route-request.js';
import { restOn } from './rest-on.js';
import { NOTHING_LEFT_OUT, type LeftOut } from './route-result.js';
import { timesOf, toItinerary, type ViewJourney } from './to-itinerary.js';

/** One combination of ways to the first ride and from the last. */
export interface SearchPart {
  readonly access: Reach;
  readonly egress: Reach;
  readonly weight: number;
}

/** How long the ways without a ride take; Infinity where there is none or nobody asked. */
export type DirectSeconds = Readonly<Record<StreetMode, number>>;

/** Searches every combination and tells what is worth telling of all. */
export class ItinerarySearch {
  #leftOut = { ...NOTHING_LEFT_OUT };
  readonly #search: JourneySearch;
  /** Row of the part that told it. */
  readonly #rowOf = new Map<Itinerary, number>();

  constructor(
    private readonly timetable: Timetable,
    private readonly ways: Ways,
    private readonly request: RouteRequest,
    search: JourneySearch,
    /** The lightest first. */
    private readonly parts: readonly SearchPart[],
    private readonly direct: DirectSeconds,
  ) {
    const passed = request.via.map(({ stop, staySeconds }) => ({
      platforms: new Set(platformsOf(timetable, stop, request.traveller).map((platform) => platform.stop)),
      staySeconds,
    }));
    this.#search = passed.length > 0 ? search.over(passed) : search;
  }

  /** Of everything that was looked at so far. */
  get leftOut(): LeftOut {
    return this.#leftOut;
  }

  /** Every itinerary that departs in the interval (arrives in it, when asked by arrival). */
  window(interval: Interval): Itinerary[] {
    const direction = this.request.arriveBy ? 'backward' : 'forward';
    const { nearSeconds } = this.request.combining;
    return this.#combined((ends, lighter) => {
      const known = lighter.map((itinerary) => worthOf(itinerary, nearSeconds));
      return this.#search.window(ends, interval, direction, known);
    });
  }

  /** Without what another that weighs no more beats, and what a lighter one does as well, or nearly so. */
  unbeaten(itineraries: readonly Itinerary[]): Itinerary[] {
    const { nearSeconds } = this.request.combining;
    return itineraries.filter((itinerary) => {
      const row = this.#rowOf.get(itinerary) ?? 0;
      return !itineraries.some((other) => {
        const otherRow = this.#rowOf.get(other) ?? 0;
        if (otherRow < row && isNearlyKnown([other], itinerary, nearSeconds)) return true;
        return this.#weightAt(otherRow) <= this.#weightAt(row) && isBeaten(itinerary, other);
      });
    });
  }

  /** Forward: the earliest arrivals when leaving at `instant`. Backward: the latest departures when arriving by it. */
  best(direction: Direction, instant: Instant, maxTrips = this.request.maxTrips): Itinerary[] {
    return this.#combined((ends) => this.#search.best(ends, direction, instant, maxTrips));
  }

  /**
   * Where the next journey lies, later (earlier, when asked by arrival) than an instant: there is none before it. Where
   * that day has none, whether there could ever be one is asked.
   */
  nextFrom(instant: Instant, couldBe: () => boolean): Instant | undefined {
    const { arriveBy } = this.request;
    const direction = arriveBy ? 'backward' : 'forward';
    const nexts = this.parts.map(({ access, egress }) =>
      this.#search.next({ access: access.offsets, egress: egress.offsets }, direction, instant),
    );
    if (nexts.every((next) => next === undefined) && !couldBe()) return undefined;
    const endOfDay = this.#search.endOfDay(direction, instant);
    const known = nexts.map((next) => next ?? endOfDay);
    return (arriveBy ? Math.max(...known) : Math.min(...known)) as Instant;
  }

  #combined(search: (ends: JourneyEnds, lighter: readonly Times[]) => readonly ViewJourney[]): Itinerary[] {
    const combined: Itinerary[] = [];
    this.parts.forEach((part, row) => {
      const ends = { access: part.access.offsets, egress: part.egress.offsets };
      const told = this.#tell(part, search(ends, combined), combined);
      for (const itinerary of told) this.#rowOf.set(itinerary, row);
      combined.push(...told);
    });
    return combined;
  }

  #weightAt(row: number): number {
    return this.parts[row]?.weight ?? 0;
  }

  #tell({ access, egress }: SearchPart, found: readonly ViewJourney[], lighter: readonly Itinerary[]): Itinerary[] {
    const { timetable, ways, request } = this;
    const context = { timetable, ways, traveller: request.traveller, access, egress };
    const isWalked = request.via.length === 0;
    const told: Itinerary[] = [];
    for (const journey of found) {
      const times = timesOf(journey);
      if (durationOf(times) > (request.maxTravelSeconds ?? Infinity)) this.#leftOut.tooLong++;
      else if (isWalked && durationOf(times) >= this.direct.WALK * request.fastestDirectFactor)
        this.#leftOut.slowerThanDirect++;
      else if (isNearlyKnown(lighter, times, request.combining.nearSeconds)) this.#leftOut.nearlyTheSame++;
      else {
        const itinerary = restOn(ways.live, request, toItinerary(context, journey));
        if (itinerary) told.push(itinerary);
        else this.#leftOut.notThere++;
      }
    }
    const kept = told.filter((itinerary) => !this.#isDrivenAnyway(itinerary));
    this.#leftOut.slowerThanDirect += told.length - kept.length;
    return kept;
  }

  /** Whether one is there as soon without any ride, with the vehicle that one has anyway. */
  #isDrivenAnyway(itinerary: Itinerary): boolean {
    const seconds = durationOf(itinerary) + this.request.combining.worthARideSeconds;
    return (
      this.request.via.length === 0 &&
      itinerary.legs.some((leg) => leg.kind === 'street' && leg.mode !== 'WALK' && seconds >= this.direct[leg.mode])
    );
  }
}

const durationOf = ({ departure, arrival }: Times): number => arrival - departure;

/** Where a stop is passed: its platforms, all at once. */
export const platformsOf = (timetable: Timetable, stop: StopIndex, traveller: Traveller): readonly StopOffset[] =>
  familyOf(timetable, stop)
    .filter((platform) => isUsable(timetable, platform, traveller))
    .map((platform) => ({ stop: platform, seconds: 0 }));
