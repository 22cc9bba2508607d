import { DESTINATION, facilityEnd } from '@maillage/itinerary-model';
import { UNREACHED, type StreetPoint } from '@maillage/street-graph';
import type { StopIndex } from '@maillage/transit-timetable';
import { type BaseSearch, type BaseWays, type FoundWay, type Offer } from './base-ways.js';
import { FreeVehicleWays } from './free-vehicle-ways.js';
import { facilityAt, isRideInRange, startRide, walkAndRide, type Ride } from './rental-ride.js';
import { dockedKind, freeKinds, type RideKind } from './ride-kinds.js';
import { SoonestStops } from './soonest-stops.js';
import { costsOf } from './street-links.js';
import type { DirectQuery, ReachQuery, StreetSection } from './ways.js';

/** Walk, ride a shared vehicle, walk. The ride begins and ends within one system. */
export class RentalWays {
  readonly #free: FreeVehicleWays;

  constructor(private readonly ways: BaseWays) {
    this.#free = new FreeVehicleWays(ways);
  }

  offer(query: ReachQuery, offer: Offer): void {
    this.ways.places.facilities.systems.forEach((_, system) => {
      const ride = startRide(this.ways, query, dockedKind(this.ways, system, query.rental));
      if (ride) this.#offerDocked(query, ride, system, offer);
      if (query.direction === 'forward')
        for (const kind of this.#toStations(query, system)) {
          const free = startRide(this.ways, query, kind);
          if (free) this.#offerDocked(query, free, system, offer);
        }
      this.#free.offer(query, system, offer);
    });
  }

  /** Kinds of vehicles that stand free and may have to be left at a station. */
  #toStations({ traveller, maxSeconds }: Pick<ReachQuery, 'traveller' | 'maxSeconds'>, system: number): RideKind[] {
    const { kinds } = this.ways.facilities;
    if (!kinds.has('rental-vehicle') || !kinds.has('rental-station')) return [];
    return freeKinds(this.ways, system, traveller, maxSeconds).filter(({ mayNeedStation }) => mayNeedStation);
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
      for (const kind of [dockedKind(this.ways, system, query.rental), ...this.#toStations(query, system)]) {
        const ride = last && startRide(this.ways, { ...query, place: from, direction: 'forward' }, kind);
        if (ride) better(this.#directDocked(ride, last, query));
      }
      better(this.#free.direct(query, system));
    });
    return best;
  }

  /** From stations to stops over their walks. */
  #offerDocked(query: ReachQuery, ride: Ride, system: number, offer: Offer): void {
    const { places, facilities, rules } = this.ways;
    const isForward = query.direction === 'forward';
    const { costs, points } = costsOf(ride, facilities.links(ride.travelMode));
    const { takeVehicle, returnVehicle } = places.pauses;
    const pause = isForward ? returnVehicle : takeVehicle;
    const soonest = new SoonestStops(facilities, query.traveller, query.maxSeconds * 10);
    facilities.all.forEach((facility, row) => {
      const there = costs[row] as number;
      const point = points[row];
      if (there === UNREACHED || point === undefined || facility.kind !== 'rental-station') return;
      const isEnd = isForward
        ? rules.canLeave(row, system, query.trust)
        : rules.canTake(row, system, query.rental, query.trust);
      if (!isEnd || !ride.kind.mayPass(facility) || facilityAt(ride, point) === row) return;
      if (isRideInRange(this.ways, ride, point, there, query.traveller)) soonest.add(row, there + pause * 10);
    });
    soonest.forEach((stop, { facility, deciseconds }) => {
      const there = costs[facility] as number;
      const point = points[facility];
      const sections = () => (point ? this.#docked(query, ride, { point, facility, stop, there, deciseconds }) : []);
      offer(stop, { deciseconds, sections });
    });
  }

  #docked({ traveller }: ReachQuery, ride: Ride, found: FoundStop): readonly StreetSection[] {
    const { point, facility, stop, there, deciseconds } = found;
    const { lines, places } = this.ways;
    const { takeVehicle, returnVehicle } = places.pauses;
    const [first, second] = walkAndRide(this.ways, ride, point, facilityEnd(facility), there);
    const left = Math.ceil(deciseconds / 10) - Math.ceil(there / 10);
    if (ride.direction === 'forward') {
      const last = lines.fromFacility(facility, stop, left - returnVehicle, traveller);
      return [first, { ...second, pauseSeconds: returnVehicle }, last];
    }
    const walk = lines.toFacility(stop, facility, left - takeVehicle, traveller);
    return [{ ...walk, pauseSeconds: takeVehicle }, first, second];
  }

  #directDocked(ride: Ride, last: BaseSearch, { trust, traveller }: DirectQuery): FoundWay | undefined {
    const { places, facilities, rules } = this.ways;
    const rides = costsOf(ride, facilities.links(ride.travelMode));
    const walks = costsOf(last, facilities.links('foot'));
    const { returnVehicle } = places.pauses;
    let best: FoundWay | undefined;
    facilities.all.forEach((facility, row) => {
      const [there, on] = [rides.costs[row] as number, walks.costs[row] as number];
      const [point, footPoint] = [rides.points[row], walks.points[row]];
      if (there === UNREACHED || on === UNREACHED || !point || !footPoint) return;
      if (!rules.canLeave(row, ride.kind.system, trust) || !ride.kind.mayPass(facility)) return;
      if (!isRideInRange(this.ways, ride, point, there, traveller)) return;
      const deciseconds = there + returnVehicle * 10 + on;
      if (deciseconds >= (best?.deciseconds ?? UNREACHED) || facilityAt(ride, point) === row) return;
      const sections = (): readonly StreetSection[] => {
        const [walk, riding] = walkAndRide(this.ways, ride, point, facilityEnd(row), there);
        const final = this.ways.section(last, footPoint, 'WALK', [facilityEnd(row), DESTINATION], on);
        const seconds = Math.ceil(deciseconds / 10) - Math.ceil(there / 10) - returnVehicle;
        return [walk, { ...riding, pauseSeconds: returnVehicle }, { ...final, seconds }];
      };
      best = { deciseconds, sections };
    });
    return best;
  }
}

interface FoundStop {
  readonly point: StreetPoint;
  readonly facility: number;
  readonly stop: StopIndex;
  /** Deciseconds to the facility, and to the stop. */
  readonly there: number;
  readonly deciseconds: number;
}

/** Nobody walks longer to a shared vehicle. */
const LONGEST_WALK_SECONDS = 1800;
