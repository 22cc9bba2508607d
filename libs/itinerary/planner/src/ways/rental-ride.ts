import { DESTINATION, facilityEnd, ORIGIN, type LegEnd } from '@maillage/itinerary-model';
import { UNREACHED, type StreetPoint, type StreetSearch, type TravelMode } from '@maillage/street-graph';
import { type BaseSearch, type BaseWays, type SearchDirection } from './base-ways.js';
import { isWished } from './facility-rules.js';
import { isInRange, speedOn, type RideKind } from './ride-kinds.js';
import { costsOf } from './street-links.js';
import { streetTraveller } from './street-traveller.js';
import type { ReachQuery, StreetSection, Traveller } from './ways.js';

/** Riding what one system lets, from where vehicles stand (forward) or to where they may be left (backward). */
export interface Ride {
  readonly travelMode: TravelMode;
  readonly direction: SearchDirection;
  /** On foot between the place and the facilities at which the ride begins, in the direction of the search. */
  readonly walk: BaseSearch;
  readonly search: StreetSearch;
  /** As far as it went. */
  readonly seconds: number;
  /** The facilities behind the points of the search. */
  readonly rows: readonly number[];
  /** Deciseconds on foot to each of them. */
  readonly walked: readonly number[];
  /** Where the walk comes to each facility. */
  readonly footPoints: ReadonlyMap<number, StreetPoint>;
  readonly kind: RideKind;
}

/** The search of a ride on one kind of vehicles from the facilities that are reached on foot. */
export function startRide(ways: BaseWays, query: ReachQuery, kind: RideKind): Ride | undefined {
  const { places, facilities, rules } = ways;
  const { traveller, direction, maxSeconds, rental, trust } = query;
  const { system } = kind;
  const known = places.facilities.systems[system];
  if (!known || !isWished(known, rental)) return undefined;
  const travelMode = kind.mode;
  const walk = ways.base({ ...query, travelMode: 'foot', seconds: Math.min(maxSeconds, LONGEST_WALK_SECONDS) });
  if (!walk) return undefined;
  const onFoot = costsOf(walk, facilities.links('foot'));
  const links = facilities.links(travelMode);
  const { takeVehicle, returnVehicle } = places.pauses;
  const pause = direction === 'forward' ? takeVehicle : returnVehicle;
  const [rows, walked, points]: [number[], number[], StreetPoint[]] = [[], [], []];
  const footPoints = new Map<number, StreetPoint>();
  facilities.all.forEach((facility, row) => {
    const [cost, footPoint] = [onFoot.costs[row] as number, onFoot.points[row]];
    if (cost === UNREACHED || !footPoint || !kind.isOf(facility)) return;
    const isStart =
      direction === 'forward' ? rules.canTake(row, system, rental, trust) : rules.canLeave(row, system, trust);
    if (!isStart || !kind.mayPass(facility)) return;
    footPoints.set(row, footPoint);
    for (const point of links.of(row)) {
      rows.push(row);
      walked.push(cost);
      points.push(point);
    }
  });
  if (points.length === 0) return undefined;
  const search = ways.take();
  search.run({
    traveller: streetTraveller(travelMode, traveller),
    direction,
    points,
    costs: walked.map((cost) => cost + pause * 10),
    limit: Math.ceil(maxSeconds * 10),
    open: kind.openTo({ ...traveller, mode: travelMode }),
  });
  return { travelMode, direction, walk, search, seconds: maxSeconds, rows, walked, footPoints, kind };
}

/** The facility at which the ride to a point begins (backward: ends). */
export const facilityAt = ({ search, rows }: Ride, point: StreetPoint): number => rows[search.sourceOf(point)] ?? -1;

/** Whether the vehicle that is taken gets to a point, which is reached in some deciseconds. */
export function isRideInRange(
  ways: BaseWays,
  ride: Ride,
  point: StreetPoint,
  there: number,
  traveller: Traveller,
): boolean {
  if (ride.kind.rangeOf === undefined) return true;
  const source = ride.search.sourceOf(point);
  const ridden = there - (ride.walked[source] ?? 0) - ways.places.pauses.takeVehicle * 10;
  return isInRange(ride.kind, ride.rows[source] ?? -1, ridden, speedOn(ride.travelMode, traveller));
}

/** In the order of travel: walk and ride forward, ride and walk backward; the pause between them included. */
export function walkAndRide(
  ways: BaseWays,
  ride: Ride,
  point: StreetPoint,
  end: LegEnd,
  there: number,
): readonly [StreetSection, StreetSection] {
  const source = ride.search.sourceOf(point);
  const row = ride.rows[source] ?? -1;
  const walked = ride.walked[source] ?? 0;
  const footPoint = ride.footPoints.get(row);
  if (!footPoint) throw new RangeError('a ride begins where nobody walks');
  const { takeVehicle, returnVehicle } = ways.places.pauses;
  const seconds = Math.ceil(there / 10) - Math.ceil(walked / 10);
  const facility = facilityEnd(row);
  if (ride.direction === 'forward') {
    const walk = ways.section(ride.walk, footPoint, 'WALK', [ORIGIN, facility], walked);
    const riding = ways.section(ride, point, 'RENTAL', [facility, end], there);
    return [
      { ...walk, pauseSeconds: takeVehicle },
      { ...riding, seconds: seconds - takeVehicle },
    ];
  }
  const riding = ways.section(ride, point, 'RENTAL', [end, facility], there);
  const walk = ways.section(ride.walk, footPoint, 'WALK', [facility, DESTINATION], walked);
  return [{ ...riding, seconds: seconds - returnVehicle, pauseSeconds: returnVehicle }, walk];
}

/** Nobody walks longer to a shared vehicle. */
const LONGEST_WALK_SECONDS = 1800;
