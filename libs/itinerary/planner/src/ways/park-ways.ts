import { DESTINATION, facilityEnd, ORIGIN } from '@maillage/itinerary-model';
import { UNREACHED, type StreetPoint } from '@maillage/street-graph';
import { decisecondsOf, STEP, type BaseSearch, type BaseWays, type FoundWay, type Offer } from './base-ways.js';
import { isParkAndRide } from './facility-rules.js';
import { SoonestStops } from './soonest-stops.js';
import { costsOf, toLinks, type StreetLinks } from './street-links.js';
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
    const ride = this.ways.base({ place: from, travelMode, direction: 'forward', seconds, rest: 0, traveller });
    const walk = this.ways.base({
      place: to,
      travelMode: travelOnFoot,
      direction: 'backward',
      seconds: Math.min(seconds, LONGEST_WALK_SECONDS),
      traveller,
    });
    if (!ride || !walk) return undefined;
    const { facilities, rules } = this.ways;
    const walks = costsOf(walk, facilities.links(travelOnFoot));
    const { kind, pause, mode } = this.#rulesOf(travelMode);
    const rows = facilities.all.flatMap((_, row) =>
      walks.costs[row] !== UNREACHED && rules.canPark(row, kind, query.trust) ? [row] : [],
    );
    const onFoot = rows.map((row) => walks.costs[row] as number);
    const found = soonestOver(
      { ...ride, seconds },
      toLinks(rows.map((row) => facilities.links(travelMode).of(row))),
      onFoot,
    );
    if (found === undefined) return undefined;
    const { there, point } = found;
    const [row, on] = [rows[found.place] as number, onFoot[found.place] as number];
    const deciseconds = there + pause * 10 + on;
    const sections = (): readonly StreetSection[] => {
      const footPoint = walks.points[row];
      if (!footPoint) return [];
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

interface OverPlace {
  readonly place: number;
  readonly there: number;
  readonly point: StreetPoint;
}

/** The place over which one is soonest at the end, `onward` deciseconds from each; the search goes no farther than that needs. */
function soonestOver(
  { search, seconds }: BaseSearch,
  links: StreetLinks,
  onward: readonly number[],
): OverPlace | undefined {
  const [limit, least] = [decisecondsOf(seconds), Math.min(...onward)];
  for (;;) {
    const { costs, points } = costsOf({ search }, links);
    let best: OverPlace | undefined;
    let total = UNREACHED;
    points.forEach((point, place) => {
      const there = costs[place] as number;
      if (there === UNREACHED || !point || there + (onward[place] as number) >= total) return;
      total = there + (onward[place] as number);
      best = { place, there, point };
    });
    const needed = Math.min(limit, best ? total - least : search.foundWithin + Math.ceil(limit * STEP));
    if (points.length === 0 || search.foundWithin >= needed) return best;
    search.goOn(needed);
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
