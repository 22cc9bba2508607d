import { entry } from '@maillage/kernel';
import type { TripTable } from '@maillage/transit-model';

/** The trips that have a new row in `moved`, in their order. */
export function keepTrips(trips: TripTable, moved: Int32Array): TripTable {
  const kept: number[] = [];
  moved.forEach((row, trip) => row >= 0 && kept.push(trip));
  if (kept.length === trips.count) return trips;
  const texts = (column: readonly string[]): string[] => kept.map((trip) => entry(column, trip));
  const ints = (column: Int32Array): Int32Array => Int32Array.from(kept, (trip) => column[trip] as number);
  const bytes = (column: Uint8Array): Uint8Array => Uint8Array.from(kept, (trip) => column[trip] as number);
  return {
    count: kept.length,
    id: texts(trips.id),
    route: ints(trips.route),
    service: ints(trips.service),
    headsign: texts(trips.headsign),
    shortName: texts(trips.shortName),
    direction: bytes(trips.direction),
    block: ints(trips.block),
    shape: ints(trips.shape),
    wheelchair: bytes(trips.wheelchair),
    bikes: bytes(trips.bikes),
  };
}
