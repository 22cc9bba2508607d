import {
  type Itinerary,
  type NoItinerary,
  type Place,
  type RequestEnds,
  type RideLeg,
} from '@maillage/itinerary-model';
import { distanceMetres, formatIsoDate, type Instant } from '@maillage/kernel';
import type { StreetGraph } from '@maillage/street-graph';
import { asPlanned, type RealtimeTimetable, type Timetable } from '@maillage/transit-timetable';
import { explain } from '../explanation/explain.js';
import { fewSearches, type ExplanationTools } from '../explanation/search-budget.js';
import { listServedPositions } from '../network/served-positions.js';
import { listServedStops } from '../network/served-stops.js';
import { createStopLocator, type StopLocator } from '../network/stop-locator.js';
import { Reachability } from '../reachability/reachability.js';
import { CrowWays, isUsable } from '../ways/crow-ways.js';
import type { Ways } from '../ways/ways.js';
import { DayRouters, type DayViews } from './day-routers.js';
import { findBest } from './find-best.js';
import { directSeconds, findDirect } from './find-direct.js';
import { firstWindow, growsWithTime } from './first-window.js';
import { followRides } from './follow-rides.js';
import { growWindow, type Interval } from './grow-window.js';
import { ItinerarySearch, platformsOf, type SearchPart } from './itinerary-search.js';
import { JourneySearch } from './journey-search.js';
import { listParts } from './list-parts.js';
import type { RouteRequest } from './route-request.js';
import { momentOf } from './moment-of.js';
import { restOn } from './rest-on.js';
import { NOTHING_LEFT_OUT, NOTHING_LIVE, type RouteResult } from './route-result.js';
import { servicePeriod, type ServicePeriod } from './service-period.js';
import { withLive } from './with-live.js';
import { createTimelessReach, type TimelessReach } from './timeless-reach.js';

/** Plans on one network. Synchronous and pure: the same request on the same network gives the same result. */
export class NetworkPlanner {
  /** How far one gets. */
  readonly reachability: Reachability;
  readonly #timetable: Timetable;
  readonly #locator: StopLocator;
  readonly #ways: Ways;
  readonly #period: ServicePeriod;
  readonly #routers: DayRouters;
  #isConnected: TimelessReach;
  /** The patterns that `#isConnected` knows; added runs bring more. */
  #connectedBy: Timetable['patterns'];

  #isWanted = mayAlways;

  /** Ways as the crow flies where no others are given; `streets` are those of the ways. */
  constructor(timetable: Timetable, views: DayViews, ways?: Ways, streets?: StreetGraph) {
    const served = listServedPositions(timetable);
    this.#timetable = timetable;
    this.#locator = createStopLocator(timetable, listServedStops(served));
    this.#ways = ways ?? new CrowWays(timetable, this.#locator);
    this.#period = servicePeriod(timetable);
    this.#routers = new DayRouters(timetable, views);
    this.#isConnected = createTimelessReach(timetable, served);
    this.#connectedBy = timetable.patterns;
    const [locator, period, routers] = [this.#locator, this.#period, this.#routers];
    this.reachability = new Reachability({ timetable, ways: this.#ways, routers, period, locator, streets });
  }

  /** From now on requests plan on runs as they are known to run, unless they wish otherwise. */
  applyRealtime(realtime: RealtimeTimetable): void {
    this.#routers.applyRealtime(realtime);
    const { timetable } = realtime;
    if (timetable.patterns === this.#connectedBy) return;
    this.#connectedBy = timetable.patterns;
    this.#isConnected = createTimelessReach(timetable, listServedPositions(timetable));
  }

  /** Which value of realtime answers are made with; 0 is the timetable as planned. */
  get realtimeSequence(): number {
    return this.#routers.realtime.sequence;
  }

  /**
   * `mayGoOn` is asked before each costly step of a search that found nothing yet; a refusal ends it. Once the answer is
   * not wanted any more it is cut short.
   */
  route(request: RouteRequest, mayGoOn: () => boolean = mayAlways, isWanted: () => boolean = mayAlways): RouteResult {
    this.#isWanted = isWanted;
    const realtimeSequence = request.ignoresRealtime === true ? 0 : this.realtimeSequence;
    return { ...this.#answer(request, mayGoOn), realtimeSequence };
  }

  #answer(request: RouteRequest, mayGoOn: () => boolean): RouteResult {
    this.#ways.begin(request.isDrawn ?? true, momentOf(request));
    if (request.again) return withLive(this.#ways.live, this.#again(request, request.again));
    const patience = { isOver: false };
    const goesOn = (): boolean => !(patience.isOver ||= !mayGoOn());
    const result = withLive(this.#ways.live, this.#route(request, goesOn));
    const { noItinerary, direct } = result;
    // A page goes on from a request that was explained.
    if (!noItinerary || direct.length > 0 || request.page !== undefined) return result;
    // Who looked far and found nothing is told why, too, in a few searches more.
    const mayExplain = patience.isOver ? fewSearches() : goesOn;
    return { ...result, explanation: explain(request, noItinerary, this.#explanationTools(mayExplain)) };
  }

  /** What was found before, as it is now. */
  #again(request: RouteRequest, rides: readonly RideLeg[]): RouteResult {
    if (rides.length === 0) return none(request, findDirect(this.#ways, request), { reason: 'NO_CONNECTION' });
    const realtime = request.ignoresRealtime === true ? asPlanned(this.#timetable) : this.#routers.realtime;
    const followed = followRides(realtime, this.#ways, request, rides);
    // what is not there any more is told, since whoever asks is under way
    const itinerary = followed && (restOn(this.#ways.live, request, followed) ?? followed);
    return { ...none(request, [], { reason: 'NO_CONNECTION' }), itineraries: itinerary ? [itinerary] : [] };
  }

  #route(request: RouteRequest, mayGoOn: () => boolean): RouteResult {
    const { from, to, page } = request;
    const walk = this.#walkSeconds(request);
    // A page shows what its request did not; the ways without a ride were shown by the request.
    const direct = page === undefined ? findDirect(this.#ways, request) : [];
    if (isSamePlace(from, to)) return none(request, direct, { reason: 'ALREADY_AT_DESTINATION' });
    const outside = this.#outside(request);
    if (outside) return none(request, direct, outside);
    if (walk <= ALWAYS_WALKED_SECONDS && request.via.length === 0)
      return none(request, direct, direct.length > 0 ? undefined : { reason: 'WALKING_IS_FASTER' });
    const parts = listParts(request, this.#ways);
    const unreached = endsWhere(
      parts.every(({ access }) => access.offsets.length === 0),
      parts.every(({ egress }) => egress.offsets.length === 0),
    );
    if (unreached) return none(request, direct, { reason: 'NO_STOP_IN_REACH', place: unreached });
    if (request.modes === 0) return none(request, direct, direct.length > 0 ? undefined : { reason: 'NO_CONNECTION' });
    const usable = parts.filter(({ access, egress }) => access.offsets.length > 0 && egress.offsets.length > 0);
    return this.#search(request, usable, direct, walk, mayGoOn);
  }

  #search(
    request: RouteRequest,
    parts: readonly SearchPart[],
    direct: readonly Itinerary[],
    walk: number,
    mayGoOn: () => boolean,
  ): RouteResult {
    const isWalked = request.direct.modes.includes('WALK') && walk <= request.direct.maxSeconds;
    const journeys = new JourneySearch(this.#period, this.#routers, request, this.#isWanted);
    const seconds = { ...directSeconds(direct), WALK: isWalked ? walk : Infinity };
    const search = new ItinerarySearch(this.#timetable, this.#ways, request, journeys, parts, seconds);
    let isConnected: boolean | undefined;
    const couldBe = (): boolean => (isConnected ??= parts.some((part) => this.#leads(part, request)));
    const nextFrom = growsWithTime(request) ? (instant: Instant) => search.nextFrom(instant, couldBe) : undefined;
    // Where every journey is slower than walking, those of other hours will be too.
    const mayGrow = (found: number): boolean =>
      (found > 0 || (search.leftOut.slowerThanDirect === 0 && (nextFrom !== undefined || couldBe()))) && mayGoOn();
    const found = request.timetableView
      ? growWindow({
          first: firstWindow(request),
          side: request.page ?? (request.arriveBy ? 'EARLIER' : 'LATER'),
          bounds: this.#bounds(),
          minimum: request.minItineraries,
          maximum: request.maxItineraries,
          keyOf: request.arriveBy ? ({ arrival }) => arrival : ({ departure }) => departure,
          search: (interval) => search.window(interval),
          unbeaten: (itineraries) => search.unbeaten(itineraries),
          nextFrom,
          mayGrow,
        })
      : findBest(search, request, this.#bounds(), mayGrow);
    const reason = isWalked && search.leftOut.slowerThanDirect > 0 ? 'WALKING_IS_FASTER' : 'NO_CONNECTION';
    return {
      direct,
      itineraries: [...found.itineraries].sort(byTime),
      earlier: found.from,
      later: (found.to + 1) as Instant,
      searchedUntil: found.searchedUntil,
      noItinerary: found.itineraries.length > 0 ? undefined : { reason },
      leftOut: search.leftOut,
      live: NOTHING_LIVE,
    };
  }

  /** Whether rides could ever lead from the origin over the stops to pass to the destination. */
  #leads({ access, egress }: SearchPart, request: RouteRequest): boolean {
    const stops = request.via.map(({ stop }) => platformsOf(this.#timetable, stop, request.traveller));
    const starts = [access.offsets, ...stops];
    return starts.every((start, index) => this.#isConnected(start, stops[index] ?? egress.offsets, request.maxTrips));
  }

  #explanationTools(mayGoOn: () => boolean): ExplanationTools {
    return {
      period: this.#period,
      search: (request) => {
        const { itineraries, direct } = this.#route(request, () => false);
        return [...itineraries, ...direct];
      },
      isConnected: (request) => listParts(request, this.#ways).some((part) => this.#leads(part, request)),
      isBesideStreets: (place, traveller) => this.#ways.isBesideStreets(place, traveller),
      nearestStop: (place, traveller) =>
        this.#locator.nearest(place, NEAREST_STOPS).find(({ stop }) => isUsable(this.#timetable, stop, traveller)),
      mayGoOn,
    };
  }

  #bounds(): Interval {
    return { from: this.#period.start, to: this.#period.lastArrival };
  }

  /** The whole way on foot, whoever asked for it; Infinity when it is far. */
  #walkSeconds(request: RouteRequest): number {
    const { from, to, traveller, direct } = request;
    const wished = direct.modes.includes('WALK') ? direct.maxSeconds : 0;
    const maxSeconds = Math.max(wished, ALWAYS_WALKED_SECONDS, request.access.maxSeconds);
    const query = { from, to, mode: 'WALK', maxSeconds, traveller, rental: direct.rental } as const;
    return this.#ways.directSeconds(query) ?? Infinity;
  }

  #outside(request: RouteRequest): NoItinerary | undefined {
    const { start, end, lastArrival, firstDay, lastDay } = this.#period;
    const { time, page } = request;
    const isOutside = page === undefined ? time < start || time >= end : time < start || time > lastArrival;
    if (isOutside)
      return { reason: 'OUTSIDE_SERVICE_PERIOD', firstDate: formatIsoDate(firstDay), lastDate: formatIsoDate(lastDay) };
    const place = endsWhere(this.#isFar(request.from), this.#isFar(request.to));
    return place && { reason: 'OUTSIDE_TERRITORY', place };
  }

  #isFar(place: Place): boolean {
    if (place.stop >= 0) return false;
    const [nearest] = this.#locator.nearest(place, 1);
    return !nearest || nearest.metres > TERRITORY_MARGIN_METRES;
  }
}

const mayAlways = (): boolean => true;

/** Farther from every stop than this is outside the territory. */
const TERRITORY_MARGIN_METRES = 20_000;

/** MOTIS: transit is not searched when walking takes five minutes or less. */
const ALWAYS_WALKED_SECONDS = 300;

const SAME_PLACE_METRES = 50;

/** Among these one is found that wheelchairs can use, or none is near. */
const NEAREST_STOPS = 50;

function isSamePlace(from: Place, to: Place): boolean {
  return from.stop >= 0 && from.stop === to.stop ? true : distanceMetres(from, to) < SAME_PLACE_METRES;
}

function endsWhere(from: boolean, to: boolean): RequestEnds | undefined {
  return from ? (to ? 'both' : 'from') : to ? 'to' : undefined;
}

/** Nothing was searched; the pages beside it are those of the window that was asked, so that whoever pages gets on. */
function none(request: RouteRequest, direct: readonly Itinerary[], noItinerary: NoItinerary | undefined): RouteResult {
  const { from, to } = firstWindow(request);
  return {
    direct,
    itineraries: [],
    earlier: from,
    later: (to + 1) as Instant,
    searchedUntil: request.time,
    noItinerary,
    leftOut: NOTHING_LEFT_OUT,
    live: NOTHING_LIVE,
  };
}

const byTime = (a: Itinerary, b: Itinerary): number =>
  a.departure - b.departure || a.arrival - b.arrival || a.transfers - b.transfers;
