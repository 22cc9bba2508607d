import { resolveVehicles, type ResolveContext, type TripMatcher } from '@maillage/transit-gtfs-rt';
import type { VehiclePosition } from '@maillage/transit-model';
import { runKey } from '@maillage/transit-timetable';
import type { LiveFeedView } from './live-feed-state.js';

/** A live feed with whoever finds its trips in its timetable. */
interface LocatingFeed extends ResolveContext {
  readonly view: Pick<LiveFeedView, 'positions'>;
  readonly matcher: TripMatcher;
}

type Located = ReadonlyMap<number, VehiclePosition>;

/** Where a run is named without a date it is looked for around now. */
const LOOK_AGAIN_SECONDS = 300;

/** Finds the runs of vehicles, anew when feeds tell of other vehicles or another timetable holds. */
export class VehicleLocator {
  /** By territory, with what it was made of. */
  readonly #known = new Map<string, { readonly inputs: readonly unknown[]; readonly located: Located }>();

  /** By `runKey`; of several vehicles of one run the one that was measured last. */
  locate(territory: string, feeds: readonly LocatingFeed[]): Located {
    const telling = feeds.filter(({ view }) => view.positions.length > 0);
    const inputs = telling.flatMap(({ view, matcher, earlier, now }) => [
      view.positions,
      matcher,
      earlier,
      Math.floor(now / LOOK_AGAIN_SECONDS),
    ]);
    const known = this.#known.get(territory);
    if (known?.inputs.length === inputs.length && inputs.every((input, i) => input === known.inputs[i]))
      return known.located;
    const located = locateAll(telling);
    this.#known.set(territory, { inputs, located });
    return located;
  }
}

function locateAll(feeds: readonly LocatingFeed[]): Located {
  const located = new Map<number, VehiclePosition>();
  for (const { view, matcher, now, earlier } of feeds)
    for (const { trip, day, vehicle } of resolveVehicles(matcher, view.positions, { now, earlier }).runs) {
      const key = runKey(trip, day);
      if ((vehicle.timestamp ?? 0) >= (located.get(key)?.timestamp ?? 0)) located.set(key, vehicle);
    }
  return located;
}
