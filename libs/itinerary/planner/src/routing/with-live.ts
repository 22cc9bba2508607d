import { facilityOf, type Itinerary, type Leg, type RentalVehicle } from '@maillage/itinerary-model';
import type { LiveView } from '../ways/ways.js';
import type { RouteResult } from './route-result.js';

/** The result with the vehicles that it names and the network does not have. */
export function withLive(live: LiveView | undefined, result: RouteResult): RouteResult {
  if (!live || live.sequence === 0) return result;
  const vehicles = new Map<number, RentalVehicle>();
  const find = (row: number): RentalVehicle | undefined => {
    const vehicle = live.vehicleAt(row);
    if (vehicle) vehicles.set(row, vehicle);
    return vehicle;
  };
  const told = (itineraries: readonly Itinerary[]): Itinerary[] =>
    itineraries.map((itinerary) => ({ ...itinerary, legs: itinerary.legs.map((leg) => withVehicle(leg, find)) }));
  const [direct, itineraries] = [told(result.direct), told(result.itineraries)];
  // a walk to a vehicle ends there too
  for (const { legs } of [...direct, ...itineraries])
    for (const leg of legs) {
      const row = leg.kind === 'street' ? facilityOf(leg.to) : undefined;
      if (row !== undefined) find(row);
    }
  return { ...result, direct, itineraries, live: { sequence: live.sequence, vehicles } };
}

/** A leg with the vehicle that stands free where it begins. */
export function withVehicle(leg: Leg, find: (row: number) => RentalVehicle | undefined): Leg {
  if (leg.kind !== 'street' || leg.mode !== 'RENTAL') return leg;
  const row = facilityOf(leg.from);
  const vehicle = row === undefined ? undefined : find(row);
  return vehicle ? { ...leg, vehicle } : leg;
}
