import { DESTINATION, facilityEnd, ORIGIN } from '@maillage/itinerary-model';
import { UNREACHED } from '@maillage/street-graph';
import { type BaseWays, type FoundWay, type Offer } from './base-ways.js';
import { isParkAndRide } from './facility-rules.js';
import { SoonestStops } from './soonest-stops.js';
import { costsOf } from './street-links.js';
import type { DirectQuery, ReachQuery, StreetSection } from './ways.js';

/** Park-and-ride and bike-and-ride: the vehicle stays behind, so only before the first ride or all the way. */
export class ParkWays {
  constructor(private readonly ways: BaseWays) {}

  /** Drive or ride to a place where the vehicle is left, walk on to the stop. */
  offer(query: ReachQuery, travelMode: 'car' | 'bicycle', offer: Offer): void {
    if (!this.#hasParks(travelMode)) return;
    const base = this.ways.base({ ...query, travelMode, seconds: query.maxSeconds });
    if (!base) return;
    const { facilities, lines, rules } = this.ways;
    const { costs, points } = costsOf(base, facilities.links(travelMode));
    const { kind, pause, mode } = this.#rulesOf(travelMode);
    const rides: number[] = [];
    const others: number[] = [];
    facilities.all.forEach((facility, row) => {
      if (costs[row] === UNREACHED || !rules.canPark(row, kind, query.trust)) return;
      (isParkAndRide(facility) ? rides : others).push(row);
    });
    // who may leave a car where it is meant to be left for a ride looks for no other place
    const chosen = rides.some((row) => facilities.walksOf(row).stops.length > 0) ? rides : others;
    const soonest = new SoonestStops(facilities, query.traveller, query.maxSeconds * 10);
    for (const row of chosen) soonest.add(row, (costs[row] as number) + pause * 10);
    soonest.forEach((stop, { facility, deciseconds }) => {
      const there = costs[facility] as number;
      const point = points[facility];
      const sections = (): readonly StreetSection[] => {
        if (!point) return [];
        const ride = {
          ...this.ways.section(base, point, mode, [ORIGIN, facilityEnd(facility)], there),
          pauseSeconds: pause,
        };
        const seconds = Math.ceil(deciseconds / 10) - ride.seconds - pause;
        return [ride, lines.fromFacility(facility, stop, seconds, query.traveller)];
      };
      offer(stop, { deciseconds, sections });
    });
  }

  /** Drive or ride to a park from where one walks to the destination. */
  direct(query: DirectQuery, travelMode: 'car' | 'bicycle'): FoundWay | undefined {
    const { from, to, maxSeconds: seconds, traveller } = query;
    if (!this.#hasParks(travelMode)) return undefined;
    const travelOnFoot = traveller.wheelchair ? 'wheelchair' : 'foot';
    const ride = this.ways.base({ place: from, travelMode, direction: 'forward', seconds, traveller });
    const walk = this.ways.base({
      place: to,
      travelMode: travelOnFoot,
      direction: 'backward',
      seconds: Math.min(seconds, LONGEST_WALK_SECONDS),
      traveller,
    });
    if (!ride || !walk) return undefined;
    const { facilities, rules } = this.ways;
    const rides = costsOf(ride, facilities.links(travelMode));
    const walks = costsOf(walk, facilities.links(travelOnFoot));
    const { kind, pause, mode } = this.#rulesOf(travelMode);
    let best: { row: number; deciseconds: number } | undefined;
    facilities.all.forEach((_, row) => {
      const [there, on] = [rides.costs[row] as number, walks.costs[row] as number];
      if (there === UNREACHED || on === UNREACHED || !rules.canPark(row, kind, query.trust)) return;
      const deciseconds = there + pause * 10 + on;
      if (best === undefined || deciseconds < best.deciseconds) best = { row, deciseconds };
    });
    if (best === undefined) return undefined;
    const { row, deciseconds } = best;
    const sections = (): readonly StreetSection[] => {
      const [point, footPoint] = [rides.points[row], walks.points[row]];
      if (!point || !footPoint) return [];
      const [there, on] = [rides.costs[row] as number, walks.costs[row] as number];
      const first = { ...this.ways.section(ride, point, mode, [ORIGIN, facilityEnd(row)], there), pauseSeconds: pause };
      const last = this.ways.section(walk, footPoint, 'WALK', [facilityEnd(row), DESTINATION], on);
      return [first, { ...last, seconds: Math.ceil(deciseconds / 10) - first.seconds - pause }];
    };
    return { deciseconds, sections };
  }

  #hasParks(travelMode: 'car' | 'bicycle'): boolean {
    return this.ways.facilities.kinds.has(travelMode === 'car' ? 'car-park' : 'bicycle-park');
  }

  #rulesOf(travelMode: 'car' | 'bicycle'): ParkRules {
    const { parkCar, lockBicycle } = this.ways.places.pauses;
    return travelMode === 'car'
      ? { kind: 'car-park', pause: parkCar, mode: 'CAR' }
      : { kind: 'bicycle-park', pause: lockBicycle, mode: 'BIKE' };
  }
}

interface ParkRules {
  readonly kind: 'car-park' | 'bicycle-park';
  /** Seconds. */
  readonly pause: number;
  readonly mode: 'CAR' | 'BIKE';
}

/** Nobody walks longer from where a vehicle was left. */
const LONGEST_WALK_SECONDS = 1800;
