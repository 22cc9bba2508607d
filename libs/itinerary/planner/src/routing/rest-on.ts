import {
  facilityOf,
  type Itinerary,
  type Leg,
  type LegAvailability,
  type RentalWishes,
  type StreetLeg,
} from '@maillage/itinerary-model';
import type { Instant } from '@maillage/kernel';
import type { Judgement, Purpose } from '../ways/facility-presence.js';
import type { LiveView } from '../ways/ways.js';
import type { RouteRequest } from './route-request.js';

/**
 * The itinerary with what it rests on where vehicles are taken and left; undefined when one of them is not there at that
 * time, or there is no place to leave it.
 */
export function restOn(
  live: LiveView | undefined,
  { access, egress, direct }: Pick<RouteRequest, 'access' | 'egress' | 'direct'>,
  itinerary: Itinerary,
): Itinerary | undefined {
  if (!live || !itinerary.legs.some(changesAtFacility)) return itinerary;
  const firstRide = itinerary.legs.findIndex(({ kind }) => kind === 'ride');
  const legs: Leg[] = [];
  for (const [index, leg] of itinerary.legs.entries()) {
    const wishes = firstRide < 0 ? direct : index < firstRide ? access : egress;
    const told = changesAtFacility(leg) ? legOn(live, leg, wishes.rental) : leg;
    if (!told) return undefined;
    legs.push(told);
  }
  return { ...itinerary, legs };
}

const changesAtFacility = (leg: Leg): leg is StreetLeg =>
  leg.kind === 'street' &&
  leg.mode !== 'WALK' &&
  (facilityOf(leg.from) !== undefined || facilityOf(leg.to) !== undefined);

function legOn(live: LiveView, leg: StreetLeg, rental: RentalWishes): StreetLeg | undefined {
  const judge = (end: number, purpose: Purpose, at: Instant): Judgement | undefined => {
    const row = facilityOf(end);
    return row === undefined ? undefined : live.judge(row, purpose, rental, at);
  };
  const isRented = leg.mode === 'RENTAL';
  const taken = isRented ? judge(leg.from, 'take', leg.departure) : undefined;
  const left = judge(leg.to, isRented ? 'leave' : 'park', leg.arrival);
  if (taken?.isThere === false || left?.isThere === false) return undefined;
  return { ...leg, ...(taken && { taken: told(taken) }), ...(left && { left: told(left) }) };
}

const told = ({ isThere: _, ...availability }: Judgement): LegAvailability => availability;
