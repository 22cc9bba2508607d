import { DESTINATION, facilityEnd } from '@maillage/itinerary-model';
import { UNREACHED } from '@maillage/street-graph';
import type { StopIndex } from '@maillage/transit-timetable';
import { type BaseWays, type FoundWay, type Offer } from './base-ways.js';
import { nameable } from './crow-ways.js';
import { isWished } from './facility-rules.js';
import { isRideInRange, startRide, walkAndRide } from './rental-ride.js';
import { freeKinds, isInRange, speedOn, type RideKind } from './ride-kinds.js';
import { SoonestStops } from './soonest-stops.js';
import { costsOf } from './street-links.js';
import type { DirectQuery, ReachQuery, StreetSection } from './ways.js';

/** Walk to a shared vehicle that stands free, ride, leave it anywhere. */
export class FreeVehicleWays {
  constructor(private readonly ways: BaseWays) {}

  offer(query: ReachQuery, system: number, offer: Offer): void {
    if (!this.ways.facilities.kinds.has('rental-vehicle')) return;
    for (const kind of freeKinds(this.ways, system, query.traveller, query.maxSeconds))
      if (query.direction === 'backward') this.#offerHomeward(query, kind, offer);
      else this.#offerOutward(query, kind, offer);
  }

  direct(query: DirectQuery, system: number): FoundWay | undefined {
    if (!this.ways.facilities.kinds.has('rental-vehicle')) return undefined;
    const ways = freeKinds(this.ways, system, query.traveller, query.maxSeconds).flatMap(
      (kind) => this.#directOn(kind, query) ?? [],
    );
    return ways.sort((one, other) => one.deciseconds - other.deciseconds)[0];
  }

  #directOn(kind: RideKind, query: DirectQuery): FoundWay | undefined {
    const { from, to, traveller } = query;
    if (!kind.mayBeLeft(to)) return undefined;
    const ride = startRide(this.ways, { ...query, place: from, direction: 'forward' }, kind);
    const target = ride && this.ways.nearestOf(ride, this.ways.pointsAt(to, ride.travelMode, traveller));
    if (!target || !isRideInRange(this.ways, ride, target.point, target.deciseconds, traveller)) return undefined;
    return {
      deciseconds: target.deciseconds + this.ways.places.pauses.returnVehicle * 10,
      sections: () => this.#leaving(walkAndRide(this.ways, ride, target.point, DESTINATION, target.deciseconds)),
    };
  }

  /** The vehicle is left beside the stop. */
  #offerOutward(query: ReachQuery, kind: RideKind, offer: Offer): void {
    const ride = startRide(this.ways, query, kind);
    if (!ride) return;
    const { places } = this.ways;
    const { costs, points } = costsOf(ride, places.stopLinks(ride.travelMode));
    for (let stop = 0 as StopIndex; stop < points.length; stop++) {
      const [there, point] = [costs[stop] as number, points[stop]];
      if (there === UNREACHED || point === undefined || !kind.mayBeLeft(point.coordinate)) continue;
      if (!isRideInRange(this.ways, ride, point, there, query.traveller)) continue;
      const sections = () =>
        this.#leaving(walkAndRide(this.ways, ride, point, nameable(places.timetable, stop), there));
      offer(stop, { deciseconds: there + places.pauses.returnVehicle * 10, sections });
    }
  }

  /** From the stop on foot to a vehicle, which is left beside the place. */
  #offerHomeward(query: ReachQuery, kind: RideKind, offer: Offer): void {
    const { places, facilities, lines, rules } = this.ways;
    const { traveller, maxSeconds, rental, trust, place } = query;
    const known = places.facilities.systems[kind.system];
    if (!known || !isWished(known, rental) || !kind.mayBeLeft(place)) return;
    const travelMode = kind.mode;
    const base = this.ways.base({
      ...query,
      travelMode,
      seconds: maxSeconds,
      open: kind.openTo({ ...traveller, mode: travelMode }),
    });
    if (!base) return;
    const { costs, points } = costsOf(base, facilities.links(travelMode));
    const { takeVehicle, returnVehicle } = places.pauses;
    const soonest = new SoonestStops(facilities, traveller, maxSeconds * 10);
    facilities.all.forEach((facility, row) => {
      const there = costs[row] as number;
      if (there === UNREACHED || !kind.isOf(facility) || !kind.mayPass(facility)) return;
      if (!rules.canTake(row, kind.system, rental, trust)) return;
      if (isInRange(kind, row, there, speedOn(travelMode, traveller)))
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
