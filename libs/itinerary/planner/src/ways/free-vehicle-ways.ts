import { DESTINATION, facilityEnd } from '@maillage/itinerary-model';
import { UNREACHED } from '@maillage/street-graph';
import { type BaseWays, type FoundWay, type Offer } from './base-ways.js';
import { costsOf } from './street-links.js';
import { nameable } from './crow-ways.js';
import { hasVehicle, travelModeOf } from './facility-rules.js';
import { startRide, walkAndRide, type Ride } from './rental-ride.js';
import { SoonestStops } from './soonest-stops.js';
import type { StopIndex } from '@maillage/transit-timetable';
import type { DirectQuery, ReachQuery, StreetSection } from './ways.js';

/** Walk to a shared vehicle that stands free, ride, leave it anywhere. */
export class FreeVehicleWays {
  constructor(private readonly ways: BaseWays) {}

  offer(query: ReachQuery, system: number, offer: Offer): void {
    if (query.direction === 'backward') this.#offerHomeward(query, system, offer);
    else this.#offerOutward(query, system, offer);
  }

  direct(query: DirectQuery, system: number): FoundWay | undefined {
    const { from, to, traveller } = query;
    const ride = startRide(this.ways, { ...query, place: from, direction: 'forward' }, system, true);
    const target = ride && this.ways.nearestOf(ride, this.ways.pointsAt(to, ride.travelMode, traveller));
    return (
      target && {
        deciseconds: target.deciseconds + this.ways.places.pauses.returnVehicle * 10,
        sections: () => this.#leaving(walkAndRide(this.ways, ride, target.point, DESTINATION, target.deciseconds)),
      }
    );
  }

  /** The vehicle is left beside the stop. */
  #offerOutward(query: ReachQuery, system: number, offer: Offer): void {
    const ride = startRide(this.ways, query, system, true);
    if (ride) this.#offerStops(ride, offer);
  }

  #offerStops(ride: Ride, offer: Offer): void {
    const { places } = this.ways;
    const { costs, points } = costsOf(ride, places.stopLinks(ride.travelMode));
    for (let stop = 0 as StopIndex; stop < points.length; stop++) {
      const [there, point] = [costs[stop] as number, points[stop]];
      if (there === UNREACHED || point === undefined) continue;
      const sections = () =>
        this.#leaving(walkAndRide(this.ways, ride, point, nameable(places.timetable, stop), there));
      offer(stop, { deciseconds: there + places.pauses.returnVehicle * 10, sections });
    }
  }

  /** From the stop on foot to a vehicle, which is left beside the place. */
  #offerHomeward(query: ReachQuery, system: number, offer: Offer): void {
    const { places, lines } = this.ways;
    const { traveller, maxSeconds, rental } = query;
    const known = places.facilities.systems[system];
    const travelMode = known && travelModeOf(known, rental);
    if (!travelMode || !places.kinds.has('rental-vehicle')) return;
    const base = this.ways.base({ ...query, travelMode, seconds: maxSeconds });
    if (!base) return;
    const { costs, points } = costsOf(base, places.facilityLinks(travelMode));
    const { takeVehicle, returnVehicle } = places.pauses;
    const soonest = new SoonestStops(places, traveller, maxSeconds * 10);
    places.facilities.facilities.forEach((facility, row) => {
      const there = costs[row] as number;
      if (there === UNREACHED || facility.kind !== 'rental-vehicle') return;
      if (hasVehicle(facility, system, places.facilities, rental))
        soonest.add(row, there + (takeVehicle + returnVehicle) * 10);
    });
    soonest.forEach((stop, { facility, deciseconds }) => {
      const there = costs[facility] as number;
      const point = points[facility];
      const sections = (): readonly StreetSection[] => {
        if (!point) return [];
        const ends = [facilityEnd(facility), DESTINATION] as const;
        const riding = { ...this.ways.section(base, point, 'RENTAL', ends, there), pauseSeconds: returnVehicle };
        const seconds = Math.ceil(deciseconds / 10) - riding.seconds - takeVehicle - returnVehicle;
        return [{ ...lines.toFacility(stop, facility, seconds, traveller), pauseSeconds: takeVehicle }, riding];
      };
      offer(stop, { deciseconds, sections });
    });
  }

  #leaving([walk, riding]: readonly [StreetSection, StreetSection]): readonly StreetSection[] {
    return [walk, { ...riding, pauseSeconds: this.ways.places.pauses.returnVehicle }];
  }
}
