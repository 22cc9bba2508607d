import type { TripDescriptor, VehicleDescriptor } from '@maillage/transit-model';
import type { LiveFeedView } from './live-feed-state.js';

interface Told {
  readonly trip?: TripDescriptor | undefined;
  readonly vehicle?: VehicleDescriptor | undefined;
  readonly timestamp?: number | undefined;
}

/** Of what several feeds say of one run in the same words, what was measured last; of equals that of the later feed. */
export function latestOfEach<Item extends Told>(
  views: readonly LiveFeedView[],
  itemsOf: (view: LiveFeedView) => readonly Item[],
): readonly Item[] {
  if (views.length < 2) return views.flatMap(itemsOf);
  const latest = new Map<string, { readonly item: Item; readonly time: number }>();
  for (const view of views)
    for (const item of itemsOf(view)) {
      const { tripId, routeId, directionId, startSeconds, startDay } = item.trip ?? {};
      const run = [tripId, routeId, directionId, startSeconds, startDay];
      const name = JSON.stringify(tripId === undefined ? [...run, item.vehicle?.id] : run);
      const time = item.timestamp ?? view.observedAt ?? 0;
      if (time >= (latest.get(name)?.time ?? 0)) latest.set(name, { item, time });
    }
  return [...latest.values()].map(({ item }) => item);
}
