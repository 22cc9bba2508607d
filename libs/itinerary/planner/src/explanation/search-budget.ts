import type { Itinerary, Place, Widening } from '@maillage/itinerary-model';
import type { RouteRequest } from '../routing/route-request.js';
import type { ServicePeriod } from '../routing/service-period.js';
import type { Traveller } from '../ways/ways.js';

/** What an explanation asks of a planner. */
export interface ExplanationTools {
  readonly period: ServicePeriod;
  /** Everything that a request finds where it looks, ways without a ride included; it never goes on to other hours. */
  search(request: RouteRequest): readonly Itinerary[];
  nearestStop(place: Place, traveller: Traveller): { readonly stop: number; readonly metres: number } | undefined;
  /** Whether the place lies beside a street. */
  isBesideStreets(place: Place, traveller: Traveller): boolean;
  /** Whether what runs on any day could ever lead there. */
  isConnected(request: RouteRequest): boolean;
  /** Asked before each search; a refusal ends the explanation. */
  mayGoOn(): boolean;
}

/** A changed request, and how its change is told once it has yielded. */
export interface Probe {
  readonly request: RouteRequest;
  readonly widening: (found: Itinerary) => Widening;
}

/** Searches are counted, and end. */
export class SearchBudget {
  used = 0;
  #isOver = false;

  constructor(private readonly tools: ExplanationTools) {}

  /**
   * The first to arrive (the last to leave, when asked by arrival) for the moment of the request: on the same day, or up to
   * a day from it.
   */
  probe(request: RouteRequest, when: 'that-day' | 'soon'): Itinerary | undefined {
    const [found] = this.all({ ...request, timetableView: false });
    return found && (when === 'soon' || this.#isThatDay(request, found)) ? found : undefined;
  }

  all(request: RouteRequest): readonly Itinerary[] {
    this.#isOver ||= this.used >= MOST_SEARCHES || !this.tools.mayGoOn();
    if (this.#isOver) return [];
    this.used += 1;
    return this.tools.search({ ...request, minItineraries: 0, maxItineraries: undefined });
  }

  #isThatDay({ time, arriveBy }: RouteRequest, { departure, arrival }: Itinerary): boolean {
    const { period } = this.tools;
    return period.dayOf(arriveBy ? arrival : departure) === period.dayOf(time);
  }
}

const MOST_SEARCHES = 32;

/** After a long search. */
const FEW_SEARCHES = 6;

/** Says yes a few times, then no. */
export function fewSearches(): () => boolean {
  let left = FEW_SEARCHES;
  return () => left-- > 0;
}
