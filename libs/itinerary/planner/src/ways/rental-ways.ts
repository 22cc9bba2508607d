import { DESTINATION, facilityEnd, ORIGIN, type LegEnd } from '@maillage/itinerary-model';
import { UNREACHED, type StreetPoint, type StreetSearch, type TravelMode } from '@maillage/street-graph';
import type { StopIndex } from '@maillage/transit-timetable';
import {
  section,
  type BaseSearch,
  type BaseWays,
  type FoundWay,
  type Offer,
  type SearchDirection,
} from './base-ways.js';
import { nameable } from './crow-ways.js';
import { hasDock, hasVehicle, travelModeOf, type Pauses } from './facility-rules.js';
import { walkFactor } from './street-places.js';
import { streetTraveller } from './street-traveller.js';
import type { DirectQuery, ReachQuery, StreetSection } from './ways.js';

/** Riding what one system lets, from where vehicles stand (forward) or to where they may be left (backward). */
interface Ride {
  readonly travelMode: TravelMode;
  /** On foot between the place and the facilities at which the ride begins, in the direction of the search. */
  readonly walk: BaseSearch;
  readonly search: StreetSearch;
  /** The facilities behind the points of the search. */
  readonly rows: readonly number[];
  /** Deciseconds on foot to each of them. */
  readonly walked: readonly number[];
  /** Whether the vehicles stand free, so that they may be left anywhere. */
  readonly isFree: boolean;
}

/** Walk, ride a shared vehicle, walk. The ride begins and ends within one system. */
export class RentalWays {
  constructor(private readonly ways: BaseWays) {}

  offer(query: ReachQuery, offer: Offer): void {
    this.ways.places.facilities.systems.forEach((_, system) => {
      for (const isFree of query.direction === 'forward' ? [false, true] : [false])
        this.#offerSystem(query, system, isFree, offer);
    });
  }

  direct(query: DirectQuery): FoundWay | undefined {
    const { from, to, traveller, maxSeconds } = query;
    const seconds = Math.min(maxSeconds, LONGEST_WALK_SECONDS);
    const last = this.ways.base({ place: to, travelMode: 'foot', direction: 'backward', seconds, traveller });
    let best: FoundWay | undefined;
    const better = (way: FoundWay | undefined): void => {
      if (way && way.deciseconds < (best?.deciseconds ?? UNREACHED)) best = way;
    };
    this.ways.places.facilities.systems.forEach((_, system) => {
      for (const isFree of [false, true]) {
        const ride = this.#ride({ ...query, place: from, direction: 'forward' }, system, isFree);
        if (ride) better(isFree ? this.#directFree(query, ride) : last && this.#directDocked(ride, last, system));
      }
    });
    return best;
  }

  #offerSystem(query: ReachQuery, system: number, isFree: boolean, offer: Offer): void {
    const ride = this.#ride(query, system, isFree);
    if (!ride) return;
    if (isFree) this.#offerFree(query, ride, offer);
    else this.#offerDocked(query, ride, system, offer);
  }

  /** From stations to stops over their walks. */
  #offerDocked(query: ReachQuery, ride: Ride, system: number, offer: Offer): void {
    const { places } = this.ways;
    const isForward = query.direction === 'forward';
    const links = places.facilityLinks(ride.travelMode);
    const costs = new Int32Array(places.facilities.facilities.length);
    ride.search.costsTo(links, costs);
    const factor = walkFactor(query.traveller.walkingMetresPerSecond);
    const { offset, stops, deciseconds } = places.walks;
    places.facilities.facilities.forEach((facility, row) => {
      const there = costs[row] as number;
      const point = links.points[row];
      const isEnd = isForward
        ? hasDock(facility, system)
        : hasVehicle(facility, system, places.facilities, query.rental) && facility.kind === 'rental-station';
      if (there === UNREACHED || point === undefined || !isEnd || this.#begunAt(ride, point) === row) return;
      const pause = isForward ? this.#pauses.returnVehicle : this.#pauses.takeVehicle;
      for (let w = offset[row] as number; w < (offset[row + 1] as number); w++) {
        const stop = stops[w] as StopIndex;
        const total = there + pause * 10 + Math.round((deciseconds[w] as number) * factor);
        offer(stop, { deciseconds: total, sections: () => this.#docked(query, ride, point, row, stop, there, total) });
      }
    });
  }

  #docked(
    { direction, traveller }: ReachQuery,
    ride: Ride,
    point: StreetPoint,
    row: number,
    stop: StopIndex,
    there: number,
    total: number,
  ): readonly StreetSection[] {
    const inner = this.#walkAndRide(ride, point, facilityEnd(row), there, direction);
    const spent = Math.ceil(there / 10);
    if (direction === 'forward') {
      const [walk, riding] = inner;
      const pauseSeconds = this.#pauses.returnVehicle;
      const seconds = Math.ceil(total / 10) - spent - pauseSeconds;
      return [walk, { ...riding, pauseSeconds }, this.ways.lines.fromFacility(row, stop, seconds, traveller)];
    }
    const [riding, walk] = inner;
    const pauseSeconds = this.#pauses.takeVehicle;
    const seconds = Math.ceil(total / 10) - spent - pauseSeconds;
    return [{ ...this.ways.lines.toFacility(stop, row, seconds, traveller), pauseSeconds }, riding, walk];
  }

  /** A vehicle that stood free is left beside the stop. */
  #offerFree(query: ReachQuery, ride: Ride, offer: Offer): void {
    const { places } = this.ways;
    const links = places.stopLinks(ride.travelMode);
    const costs = new Int32Array(links.points.length);
    ride.search.costsTo(links, costs);
    for (let stop = 0; stop < costs.length; stop++) {
      const there = costs[stop] as number;
      const point = links.points[stop];
      if (there === UNREACHED || point === undefined) continue;
      const end = nameable(places.timetable, stop as StopIndex);
      const sections = () => this.#leaving(this.#walkAndRide(ride, point, end, there, 'forward'));
      offer(stop as StopIndex, { deciseconds: there + this.#pauses.returnVehicle * 10, sections });
    }
  }

  #directFree({ to, traveller }: DirectQuery, ride: Ride): FoundWay | undefined {
    const target = this.ways.nearestOf(ride, this.ways.pointsAt(to, ride.travelMode, traveller));
    return (
      target && {
        deciseconds: target.deciseconds + this.#pauses.returnVehicle * 10,
        sections: () =>
          this.#leaving(this.#walkAndRide(ride, target.point, DESTINATION, target.deciseconds, 'forward')),
      }
    );
  }

  #directDocked(ride: Ride, last: BaseSearch, system: number): FoundWay | undefined {
    const { places } = this.ways;
    const { facilities } = places.facilities;
    const [links, footLinks] = [places.facilityLinks(ride.travelMode), places.facilityLinks('foot')];
    const [rides, walks] = [new Int32Array(facilities.length), new Int32Array(facilities.length)];
    ride.search.costsTo(links, rides);
    last.search.costsTo(footLinks, walks);
    let best: FoundWay | undefined;
    facilities.forEach((facility, row) => {
      const [there, on] = [rides[row] as number, walks[row] as number];
      const [point, footPoint] = [links.points[row], footLinks.points[row]];
      if (there === UNREACHED || on === UNREACHED || !point || !footPoint || !hasDock(facility, system)) return;
      const deciseconds = there + this.#pauses.returnVehicle * 10 + on;
      if (deciseconds >= (best?.deciseconds ?? UNREACHED) || this.#begunAt(ride, point) === row) return;
      const sections = (): readonly StreetSection[] => {
        const [walk, riding] = this.#leaving(this.#walkAndRide(ride, point, facilityEnd(row), there, 'forward'));
        const final = section(last, footPoint, 'WALK', [facilityEnd(row), DESTINATION], on);
        const seconds = Math.ceil(deciseconds / 10) - Math.ceil(there / 10) - this.#pauses.returnVehicle;
        return [walk, riding, { ...final, seconds }];
      };
      best = { deciseconds, sections };
    });
    return best;
  }

  /** The search of a ride from the facilities that are reached on foot. */
  #ride(query: ReachQuery, system: number, isFree: boolean): Ride | undefined {
    const { places } = this.ways;
    const { traveller, direction, maxSeconds, rental } = query;
    const known = places.facilities.systems[system];
    const travelMode = known && travelModeOf(known, rental);
    const seconds = Math.min(maxSeconds, LONGEST_WALK_SECONDS);
    const walk = travelMode && this.ways.base({ ...query, travelMode: 'foot', seconds });
    if (!walk) return undefined;
    const costs = new Int32Array(places.facilities.facilities.length);
    walk.search.costsTo(places.facilityLinks('foot'), costs);
    const links = places.facilityLinks(travelMode);
    const pause = direction === 'forward' ? this.#pauses.takeVehicle : this.#pauses.returnVehicle;
    const [rows, walked, points]: [number[], number[], StreetPoint[]] = [[], [], []];
    places.facilities.facilities.forEach((facility, row) => {
      const [cost, point] = [costs[row] as number, links.points[row]];
      if (cost === UNREACHED || !point || (facility.kind === 'rental-vehicle') !== isFree) return;
      const isStart =
        direction === 'forward' ? hasVehicle(facility, system, places.facilities, rental) : hasDock(facility, system);
      if (!isStart) return;
      rows.push(row);
      walked.push(cost);
      points.push(point);
    });
    if (points.length === 0) return undefined;
    const search = this.ways.take();
    search.run({
      traveller: streetTraveller(travelMode, traveller),
      direction,
      points,
      costs: walked.map((cost) => cost + pause * 10),
      limit: Math.ceil(maxSeconds * 10),
    });
    return { travelMode, walk, search, rows, walked, isFree };
  }

  get #pauses(): Pauses {
    return this.ways.places.pauses;
  }

  #leaving([walk, riding]: readonly [StreetSection, StreetSection]): [StreetSection, StreetSection] {
    return [walk, { ...riding, pauseSeconds: this.#pauses.returnVehicle }];
  }

  #begunAt(ride: Ride, point: StreetPoint): number | undefined {
    return ride.rows[ride.search.sourceOf(point)];
  }

  /** In the order of travel: walk and ride forward, ride and walk backward. */
  #walkAndRide(
    ride: Ride,
    point: StreetPoint,
    end: LegEnd,
    there: number,
    direction: SearchDirection,
  ): readonly [StreetSection, StreetSection] {
    const source = ride.search.sourceOf(point);
    const row = ride.rows[source] ?? 0;
    const walked = ride.walked[source] ?? 0;
    const footPoint = this.ways.places.facilityLinks('foot').points[row];
    if (!footPoint) throw new RangeError('a ride begins where nobody walks');
    const seconds = Math.ceil(there / 10) - Math.ceil(walked / 10);
    if (direction === 'forward') {
      const walk = section(ride.walk, footPoint, 'WALK', [ORIGIN, facilityEnd(row)], walked);
      const riding = section(ride, point, 'RENTAL', [facilityEnd(row), end], there);
      const pauseSeconds = this.#pauses.takeVehicle;
      return [
        { ...walk, pauseSeconds },
        { ...riding, seconds: seconds - pauseSeconds },
      ];
    }
    const riding = section(ride, point, 'RENTAL', [end, facilityEnd(row)], there);
    const pauseSeconds = this.#pauses.returnVehicle;
    const walk = section(ride.walk, footPoint, 'WALK', [facilityEnd(row), DESTINATION], walked);
    return [{ ...riding, seconds: seconds - pauseSeconds, pauseSeconds }, walk];
  }
}

/** Nobody walks longer to a shared vehicle. */
const LONGEST_WALK_SECONDS = 1800;
