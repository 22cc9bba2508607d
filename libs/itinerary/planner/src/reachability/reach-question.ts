import type { Place } from '@maillage/itinerary-model';
import type { Instant } from '@maillage/kernel';
import type { RunWishes, WayWishes } from '../routing/route-request.js';
import type { Traveller } from '../ways/ways.js';

/** Transit as it is used to get from a place to stops, or from stops to it. */
export interface TransitReach extends RunWishes {
  readonly time: Instant;
  readonly maxSeconds: number;
  /** Rides, 1 to `MAX_TRIPS`. */
  readonly maxTrips: number;
  readonly access: WayWishes;
  readonly egress: WayWishes;
}

/** To every stop, or from every stop. Places were found, every limit is a number; cloned on its way to a thread. */
export interface AllQuestion {
  readonly one: Place;
  /** True: from all stops to the place, where one arrives by the time. */
  readonly arriveBy: boolean;
  readonly transit: TransitReach;
}

/** To many places, or from them. */
export interface ManyQuestion {
  readonly one: Place;
  readonly many: readonly Place[];
  /** True: from the many to the one. */
  readonly arriveBy: boolean;
  readonly traveller: Traveller;
  readonly streets: StreetReach;
  /** Undefined: along streets only. */
  readonly transit: TransitReach | undefined;
}

/** All the way along streets. */
export interface StreetReach {
  readonly mode: 'WALK' | 'BIKE' | 'CAR';
  readonly maxSeconds: number;
  readonly withDistance: boolean;
}

/** Where a place or a stop is not reached within the limits. */
export const NOT_REACHED = -1;

/** The stops that are reached, each once, the soonest first. */
export interface AllReached {
  /** Rows in the stops of the network. */
  readonly stops: Int32Array;
  /** From the asked time on (before it, when asked by arrival). */
  readonly seconds: Int32Array;
  /** Rides of the quickest way; of several the fewest. 0 on foot. */
  readonly trips: Int32Array;
}

/** By row of the many places; `NOT_REACHED` where there is no way. */
export interface ManyReached {
  readonly streetSeconds: Int32Array;
  /** Empty when nobody asked. */
  readonly streetMetres: Int32Array;
  /** transitSeconds[row * maxTrips + k − 1]: with at most k rides. Empty when transit was not asked for. */
  readonly transitSeconds: Int32Array;
  readonly maxTrips: number;
}

/** The ways with rides to one of the many that are worth telling: each with one ride more takes less time. */
export function waysWithRides(
  { transitSeconds, maxTrips }: ManyReached,
  row: number,
): readonly { readonly seconds: number; readonly transfers: number }[] {
  const ways: { seconds: number; transfers: number }[] = [];
  for (let transfers = 0; transfers < maxTrips; transfers++) {
    const seconds = transitSeconds[row * maxTrips + transfers] ?? NOT_REACHED;
    const last = ways.at(-1);
    if (seconds !== NOT_REACHED && (last === undefined || seconds < last.seconds)) ways.push({ seconds, transfers });
  }
  return ways;
}
