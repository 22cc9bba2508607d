import { DESTINATION, facilityEnd, ORIGIN } from '@maillage/itinerary-model';
import { UNREACHED, type StreetPoint } from '@maillage/street-graph';
import type { StopIndex } from '@maillage/transit-timetable';
import { section, type BaseSearch, type BaseWays, type FoundWay, type Offer } from './base-ways.js';
import { isBicyclePark, isCarPark } from './facility-rules.js';
import { walkFactor } from './street-places.js';
import type { DirectQuery, ReachQuery, StreetSection } from './ways.js';

/** Park-and-ride and bike-and-ride: the vehicle stays behind, so only before the first ride or all the way. */
export class ParkWays {
  constructor(private readonly ways: BaseWays) {}

  /** Drive or ride to a place where the vehicle is left, walk on to the stop. */
  offer(query: ReachQuery, travelMode: 'car' | 'bicycle', offer: Offer): void {
    const base = this.ways.base({ ...query, travelMode, seconds: query.maxSeconds });
    if (!base) return;
    const { facilities } = this.ways.places.facilities;
    const links = this.ways.places.facilityLinks(travelMode);
    const costs = new Int32Array(facilities.length);
    base.search.costsTo(links, costs);
    const { parkCar, lockBicycle } = this.ways.places.pauses;
    const [isPark, pause] = travelMode === 'car' ? [isCarPark, parkCar] : [isBicyclePark, lockBicycle];
    const { offset, stops, deciseconds } = this.ways.places.walks;
    const factor = walkFactor(query.traveller.walkingMetresPerSecond);
    facilities.forEach((facility, row) => {
      const there = costs[row] as number;
      const point = links.points[row];
      if (there === UNREACHED || point === undefined || !isPark(facility)) return;
      for (let w = offset[row] as number; w < (offset[row + 1] as number); w++) {
        const walk = Math.round((deciseconds[w] as number) * factor);
        const stop = stops[w] as StopIndex;
        const total = there + pause * 10 + walk;
        const sections = () => this.#parkSections(base, point, row, travelMode, there, { stop, total, pause, query });
        offer(stop, { deciseconds: total, sections });
      }
    });
  }

  /** Drive or ride to a park from where one walks to the destination. */
  direct(query: DirectQuery, travelMode: 'car' | 'bicycle'): FoundWay | undefined {
    const { from, to, maxSeconds: seconds, traveller } = query;
    const ride = this.ways.base({ place: from, travelMode, direction: 'forward', seconds, traveller });
    const travelOnFoot = traveller.wheelchair ? 'wheelchair' : 'foot';
    const onFoot = Math.min(seconds, LONGEST_WALK_SECONDS);
    const walk = this.ways.base({
      place: to,
      travelMode: travelOnFoot,
      direction: 'backward',
      seconds: onFoot,
      traveller,
    });
    if (!ride || !walk) return undefined;
    const { facilities } = this.ways.places.facilities;
    const [links, footLinks] = [
      this.ways.places.facilityLinks(travelMode),
      this.ways.places.facilityLinks(travelOnFoot),
    ];
    const [rides, walks] = [new Int32Array(facilities.length), new Int32Array(facilities.length)];
    ride.search.costsTo(links, rides);
    walk.search.costsTo(footLinks, walks);
    const { parkCar, lockBicycle } = this.ways.places.pauses;
    const [isPark, pause] = travelMode === 'car' ? [isCarPark, parkCar] : [isBicyclePark, lockBicycle];
    let best: { row: number; deciseconds: number } | undefined;
    facilities.forEach((facility, row) => {
      const [there, on] = [rides[row] as number, walks[row] as number];
      if (there === UNREACHED || on === UNREACHED || !isPark(facility)) return;
      const deciseconds = there + pause * 10 + on;
      if (best === undefined || deciseconds < best.deciseconds) best = { row, deciseconds };
    });
    if (best === undefined) return undefined;
    const { row, deciseconds } = best;
    const sections = (): readonly StreetSection[] => {
      const [point, footPoint] = [links.points[row], footLinks.points[row]];
      if (!point || !footPoint) return [];
      const [there, on] = [rides[row] as number, walks[row] as number];
      const mode = travelMode === 'car' ? 'CAR' : 'BIKE';
      const first = { ...section(ride, point, mode, [ORIGIN, facilityEnd(row)], there), pauseSeconds: pause };
      const last = section(walk, footPoint, 'WALK', [facilityEnd(row), DESTINATION], on);
      return [first, { ...last, seconds: Math.ceil(deciseconds / 10) - first.seconds - pause }];
    };
    return { deciseconds, sections };
  }

  #parkSections(
    base: BaseSearch,
    point: StreetPoint,
    row: number,
    travelMode: 'car' | 'bicycle',
    there: number,
    { stop, total, pause, query }: { stop: StopIndex; total: number; pause: number; query: ReachQuery },
  ): readonly StreetSection[] {
    const mode = travelMode === 'car' ? 'CAR' : 'BIKE';
    const ride = { ...section(base, point, mode, [ORIGIN, facilityEnd(row)], there), pauseSeconds: pause };
    const seconds = Math.ceil(total / 10) - ride.seconds - pause;
    return [ride, this.ways.lines.fromFacility(row, stop, seconds, query.traveller)];
  }
}

/** Nobody walks longer from where a vehicle was left. */
const LONGEST_WALK_SECONDS = 1800;
