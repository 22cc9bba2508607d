import type { Itinerary, NoItinerary, Place, RequestEnds } from '@maillage/itinerary-model';
import { distanceMetres, formatIsoDate, type Instant } from '@maillage/kernel';
import type { StopOffset } from '@maillage/transit-raptor';
import type { Timetable } from '@maillage/transit-timetable';
import { listServedPositions } from '../network/served-positions.js';
import { listServedStops } from '../network/served-stops.js';
import { createStopLocator, type StopLocator } from '../network/stop-locator.js';
import { DayRouters, type DayViews } from './day-routers.js';
import { findBest } from './find-best.js';
import { growWindow, type Interval } from './grow-window.js';
import { JourneySearch } from './journey-search.js';
import type { RouteRequest } from './route-request.js';
import type { RouteResult } from './route-result.js';
import { servicePeriod, type ServicePeriod } from './service-period.js';
import { createTimelessReach, type TimelessReach } from './timeless-reach.js';
import { directItinerary, directSeconds, stopsInReach } from './walking.js';

/** Plans on one network. Synchronous and pure: the same request on the same network gives the same result. */
export class NetworkPlanner {
  readonly #timetable: Timetable;
  readonly #locator: StopLocator;
  readonly #period: ServicePeriod;
  readonly #routers: DayRouters;
  readonly #isConnected: TimelessReach;

  constructor(timetable: Timetable, views: DayViews) {
    const served = listServedPositions(timetable);
    this.#timetable = timetable;
    this.#locator = createStopLocator(timetable, listServedStops(served));
    this.#period = servicePeriod(timetable);
    this.#routers = new DayRouters(timetable, views);
    this.#isConnected = createTimelessReach(timetable, served);
  }

  /** `mayGoOn` is asked before each costly step of a search that found nothing yet; a refusal ends it. */
  route(request: RouteRequest, mayGoOn: () => boolean = () => true): RouteResult {
    const { from, to } = request;
    const walk = directSeconds(request);
    if (isSamePlace(from, to)) return none(request, [walk], { reason: 'ALREADY_AT_DESTINATION' });
    // A page shows what its request did not; the walk was shown by the request.
    const direct = walk <= request.maxDirectSeconds && request.page === undefined ? [walk] : [];
    const outside = this.#outside(request);
    if (outside) return none(request, direct, outside);
    if (walk <= ALWAYS_WALKED_SECONDS)
      return none(request, direct, direct.length > 0 ? undefined : { reason: 'WALKING_IS_FASTER' });
    const access = this.#inReach(request, from, request.maxAccessSeconds);
    const egress = this.#inReach(request, to, request.maxEgressSeconds);
    const unreached = endsWhere(access.length === 0, egress.length === 0);
    if (unreached) return none(request, direct, { reason: 'NO_STOP_IN_REACH', place: unreached });
    if (request.modes === 0) return none(request, direct, direct.length > 0 ? undefined : { reason: 'NO_CONNECTION' });
    return this.#search(request, { access, egress, walk, direct }, mayGoOn);
  }

  #search(request: RouteRequest, ways: Ways, mayGoOn: () => boolean): RouteResult {
    const { access, egress, walk } = ways;
    const isWalked = walk <= request.maxDirectSeconds;
    const search = new JourneySearch(this.#timetable, this.#period, this.#routers, request, {
      access,
      egress,
      walkSeconds: isWalked ? walk : Infinity,
    });
    let isConnected: boolean | undefined;
    // Where every journey is slower than walking, those of other hours will be too.
    const mayGrow = (found: number): boolean =>
      (found > 0 || search.slower === 0) &&
      (isConnected ??= this.#isConnected(access, egress, request.maxTrips)) &&
      mayGoOn();
    const found = request.timetableView
      ? growWindow({
          first: firstWindow(request),
          side: request.page ?? (request.arriveBy ? 'EARLIER' : 'LATER'),
          bounds: this.#bounds(),
          minimum: request.minItineraries,
          maximum: request.maxItineraries,
          keyOf: request.arriveBy ? ({ arrival }) => arrival : ({ departure }) => departure,
          search: (interval) => search.window(interval),
          mayGrow,
        })
      : findBest(search, request, this.#bounds(), mayGrow);
    const reason = isWalked && search.slower > 0 ? 'WALKING_IS_FASTER' : 'NO_CONNECTION';
    return {
      direct: ways.direct.map((seconds) => directItinerary(request, seconds)),
      itineraries: [...found.itineraries].sort(byTime),
      earlier: found.from,
      later: (found.to + 1) as Instant,
      searchedUntil: found.searchedUntil,
      noItinerary: found.itineraries.length > 0 ? undefined : { reason },
    };
  }

  #bounds(): Interval {
    return { from: this.#period.start, to: this.#period.lastArrival };
  }

  #inReach({ walkingMetresPerSecond }: RouteRequest, place: Place, seconds: number): readonly StopOffset[] {
    return stopsInReach(this.#timetable, this.#locator, place, { seconds, metresPerSecond: walkingMetresPerSecond });
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

/** How the ends of a request are reached, and how long the whole way takes on foot. */
interface Ways {
  readonly access: readonly StopOffset[];
  readonly egress: readonly StopOffset[];
  readonly walk: number;
  /** Seconds of the ways without a ride that the answer shows. */
  readonly direct: readonly number[];
}

/** Farther from every stop than this is outside the territory. */
const TERRITORY_MARGIN_METRES = 20_000;

/** MOTIS: transit is not searched when walking takes five minutes or less. */
const ALWAYS_WALKED_SECONDS = 300;

const SAME_PLACE_METRES = 50;

function isSamePlace(from: Place, to: Place): boolean {
  return from.stop >= 0 && from.stop === to.stop ? true : distanceMetres(from, to) < SAME_PLACE_METRES;
}

function firstWindow({ time, windowSeconds, arriveBy, page }: RouteRequest): Interval {
  if (page === 'LATER') return { from: time, to: (time + windowSeconds - 1) as Instant };
  if (page === 'EARLIER') return { from: (time - windowSeconds) as Instant, to: (time - 1) as Instant };
  return arriveBy
    ? { from: (time - windowSeconds) as Instant, to: time }
    : { from: time, to: (time + windowSeconds) as Instant };
}

function endsWhere(from: boolean, to: boolean): RequestEnds | undefined {
  return from ? (to ? 'both' : 'from') : to ? 'to' : undefined;
}

/** Nothing was searched; the pages beside it are those of the window that was asked, so that whoever pages gets on. */
function none(request: RouteRequest, walks: readonly number[], noItinerary: NoItinerary | undefined): RouteResult {
  const { from, to } = firstWindow(request);
  return {
    direct: walks.map((seconds) => directItinerary(request, seconds)),
    itineraries: [],
    earlier: from,
    later: (to + 1) as Instant,
    searchedUntil: request.time,
    noItinerary,
  };
}

const byTime = (a: Itinerary, b: Itinerary): number =>
  a.departure - b.departure || a.arrival - b.arrival || a.transfers - b.transfers;
