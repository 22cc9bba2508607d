import { resolveVehicles, type ResolveContext, type TripMatcher } from '@maillage/transit-gtfs-rt';
import type { VehiclePosition } from '@maillage/transit-model';
import { runKey } from '@maillage/transit-timetable';
import type { LiveFeedView } from './live-feed-state.js';

/** A live feed with whoever finds its trips in its timetable. */
export interface LocatingFeed extends ResolveContext {
  readonly view: Pick<LiveFeedView, 'positions'>;
  readonly matcher: TripMatcher;
}

/** Where the vehicles of runs are, by `runKey`; of several of one run the one that was measured last. */
export function locateVehicles(feeds: readonly LocatingFeed[]): ReadonlyMap<number, VehiclePosition> {
  const located = new Map<number, VehiclePosition>();
  for (const { view, matcher, now, earlier } of feeds) {
    if (view.positions.length === 0) continue;
    for (const { trip, day, vehicle } of resolveVehicles(matcher, view.positions, { now, earlier }).runs) {
      const key = runKey(trip, day);
      if ((vehicle.timestamp ?? 0) >= (located.get(key)?.timestamp ?? 0)) located.set(key, vehicle);
    }
  }
  return located;
}
