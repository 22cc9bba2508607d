import type { BicyclePark, CarPark } from '@maillage/itinerary-model';
import { formatScopedId } from '@maillage/kernel';
import type { ParkingFacility, ParkingReading } from '@maillage/parking-facilities';

/** What a parking feed tells, in the words of the network; places for subscribers alone and without any place are left out. */
export function toParks(feed: string, { facilities }: ParkingReading): (CarPark | BicyclePark)[] {
  return facilities.flatMap((facility): (CarPark | BicyclePark)[] => {
    if (!facility.isPublic || facility.capacity === 0) return [];
    if (facility.kind === 'bicycle') return [toBicyclePark(feed, facility)];
    return [toCarPark(feed, facility)];
  });
}

const base = (feed: string, { id, name, latitude, longitude }: ParkingFacility) => ({
  id: formatScopedId(feed, id),
  name,
  latitude,
  longitude,
});

const toBicyclePark = (feed: string, facility: ParkingFacility): BicyclePark => ({
  ...base(feed, facility),
  kind: 'bicycle-park',
  capacity: facility.capacity,
  isCovered: facility.isCovered,
});

const toCarPark = (feed: string, facility: ParkingFacility): CarPark => ({
  ...base(feed, facility),
  kind: 'car-park',
  isParkAndRide: facility.isParkAndRide,
  capacity: facility.capacity,
  maxHeightMetres: facility.maxHeightMetres,
  openingHours: facility.openingHours,
  hasFee: facility.hasFee,
});
