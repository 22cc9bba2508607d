import { UNREACHED, type DayView } from '@maillage/transit-timetable';
import { listDepartures, listHeadwayStops } from './departures.js';
import type { Journey, Query, RangeQuery, ReachQuery } from './journey.js';
import { KnownJourneys } from './known-journeys.js';
import { LowerBound } from './lower-bound.js';
import { reachAll } from './reach-all.js';
import { collectJourneys } from './reconstruct.js';
import { RideBoundSearch } from './ride-bounds.js';
import { runRounds, startAt } from './rounds.js';
import { MAX_TRIPS, SearchState, clearLabels, fitChains } from './search-state.js';

/** Answers queries on one day view, one at a time; what it needs is allocated once. */
export interface Router {
  readonly view: DayView;
  /**
   * All journeys that are Pareto-optimal in time and number of trips: on a forward view the earliest arrivals when one
   * leaves at `time`, on a backward view the latest departures when one arrives by `time`.
   */
  earliest(query: Query, time: number): Journey[];
  /**
   * All journeys that are Pareto-optimal in departure, arrival and number of trips and depart in [from, to], on a
   * backward view arrive in [from, to]. One that is beaten by a journey from just outside is left out.
   */
  range(query: RangeQuery, from: number, to: number): Journey[];
  /**
   * All stops at once: reached[stop * (maxTrips + 1) + k] is how many seconds after `time` one is there with at most k
   * trips (backward: how long before `time` one leaves), `UNREACHED` beyond `maxSeconds`.
   */
  reachAll(query: ReachQuery, time: number, maxSeconds: number): Int32Array<ArrayBuffer>;
  /** Answers on another view of the same stops from now on. */
  use(view: DayView): void;
}

/** Stop events of a view from which the lower bound is worth its search for a single departure. */
const MANY_EVENTS = 1_500_000;
/** Departures in a range from which it is. */
const MANY_DEPARTURES = 12;

export function createRouter(view: DayView): Router {
  return new RangeRaptor(view);
}

class RangeRaptor implements Router {
  view: DayView;
  readonly #state: SearchState;
  readonly #lowerBound: LowerBound;
  readonly #rideBounds = new RideBoundSearch();
  #isLarge = false;

  constructor(view: DayView) {
    this.view = view;
    this.#state = new SearchState(view);
    this.#lowerBound = new LowerBound(view.stopCount);
    this.use(view);
  }

  use(view: DayView): void {
    if (view.stopCount !== this.#state.stopCount) throw new RangeError('a router serves views of the same stops');
    fitChains(this.#state, view);
    this.view = view;
    this.#isLarge = countEvents(view) > MANY_EVENTS;
  }

  earliest(query: Query, time: number): Journey[] {
    const journeys: Journey[] = [];
    this.#aim(query, false);
    if (this.#isLarge || this.#lowerBound.isFor(this.view, query.egress)) this.#bound(query);
    this.#leave(query, this.#mirrored(time), journeys);
    this.#release(query);
    return journeys;
  }

  range(query: RangeQuery, from: number, to: number): Journey[] {
    const { view } = this;
    const [first, last] = view.direction === 'forward' ? [from, to] : [-to, -from];
    const journeys: Journey[] = [];
    const moments = listDepartures(view, query.access, first, last);
    this.#aim(query, true);
    if (moments.length >= MANY_DEPARTURES) {
      this.#bound(query);
      this.#boundRides(first);
    }
    const known = new KnownJourneys(view.direction, query.known ?? []);
    known.bound(this.#state, last + 1);
    this.#leave(query, last + 1, []);
    const headwayStops = listHeadwayStops(view, query.access);
    const places = query.access.length;
    for (let m = moments.length - 1; m >= 0 && (query.isWanted?.() ?? true);) {
      const moment = Math.floor(moments[m] / places);
      known.bound(this.#state, moment);
      for (; m >= 0 && moments[m] >= moment * places; m--)
        startAt(this.#state, query.access[moments[m] - moment * places], moment);
      for (const offset of headwayStops) startAt(this.#state, offset, moment);
      runRounds(view, this.#state);
      collectJourneys(view, this.#state, query.access, journeys);
    }
    this.#release(query);
    return journeys;
  }

  reachAll(query: ReachQuery, time: number, maxSeconds: number): Int32Array<ArrayBuffer> {
    this.#aim({ ...query, egress: [] }, true);
    return reachAll(this.view, this.#state, query, this.#mirrored(time), maxSeconds);
  }

  #mirrored(time: number): number {
    return this.view.direction === 'forward' ? time : -time;
  }

  #aim({ egress, maxTrips }: Query, hasLevels: boolean): void {
    if (!Number.isInteger(maxTrips) || maxTrips < 1 || maxTrips > MAX_TRIPS)
      throw new RangeError(`maxTrips is ${maxTrips} and not 1 to ${MAX_TRIPS}`);
    const state = this.#state;
    state.maxTrips = maxTrips;
    clearLabels(state, hasLevels);
    for (const { stop, seconds } of egress) state.egress[stop] = Math.min(state.egress[stop], seconds);
    state.lowerBound = state.noLowerBound;
    state.rideBounds = state.noRideBounds;
  }

  #leave({ access }: Query, time: number, journeys: Journey[]): void {
    for (const offset of access) startAt(this.#state, offset, time);
    runRounds(this.view, this.#state);
    collectJourneys(this.view, this.#state, access, journeys);
  }

  #bound({ access, egress }: Query): void {
    this.#state.lowerBound = this.#lowerBound.compute(this.view, egress, access);
  }

  #boundRides(from: number): void {
    const { lowerBound, egress } = this.#state;
    this.#state.rideBounds = this.#rideBounds.compute(this.view, lowerBound, egress, from);
  }

  #release({ egress }: Query): void {
    for (const { stop } of egress) this.#state.egress[stop] = UNREACHED;
  }
}

function countEvents({ chains }: DayView): number {
  let events = 0;
  for (let chain = 0; chain < chains.count; chain++) events += chains.stopCount[chain] * chains.slotCount[chain];
  return events;
}
