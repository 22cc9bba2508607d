import type { Itinerary } from '@maillage/itinerary-model';
import type { Instant } from '@maillage/kernel';
import type { Interval, WindowResult } from './grow-window.js';
import type { ItinerarySearch } from './itinerary-search.js';
import type { RouteRequest } from './route-request.js';

/**
 * The best for one moment: for each number of rides that pays, the earliest arrival, left for as late as arrives as early
 * (asked by arrival: the latest departure, arriving as early as leaves as late). Days without any are passed over.
 */
export function findBest(
  search: ItinerarySearch,
  request: RouteRequest,
  bounds: Interval,
  mayGrow: (found: number) => boolean,
): WindowResult {
  const isBackward = request.arriveBy;
  let instant = request.time;
  let found = search.best(isBackward ? 'backward' : 'forward', instant);
  const isInside = (next: number): boolean => next >= bounds.from && next <= bounds.to;
  for (let next = instant + stepOf(isBackward); found.length === 0 && isInside(next) && mayGrow(0);) {
    instant = next as Instant;
    found = search.best(isBackward ? 'backward' : 'forward', instant);
    next += stepOf(isBackward);
  }
  const itineraries = search.unbeaten(unique(found.map((itinerary) => tighten(search, itinerary, isBackward))));
  return { itineraries, ...pagesAround(request, itineraries), searchedUntil: instant };
}

/** A view looks at least a day ahead of any instant of its day. */
const stepOf = (isBackward: boolean): number => (isBackward ? -86_400 : 86_400);

/** The same arrival (departure) with the same number of rides or fewer, without waiting at the origin (destination). */
function tighten(search: ItinerarySearch, itinerary: Itinerary, isBackward: boolean): Itinerary {
  const rides = itinerary.transfers + 1;
  const [direction, instant] = isBackward
    ? (['forward', itinerary.departure] as const)
    : (['backward', itinerary.arrival] as const);
  const candidates = search
    .best(direction, instant, rides)
    .filter(({ departure, arrival }) =>
      isBackward ? departure === itinerary.departure : arrival === itinerary.arrival,
    )
    .sort((a, b) => a.arrival - a.departure - (b.arrival - b.departure) || a.transfers - b.transfers);
  const [best] = candidates;
  return best && best.arrival - best.departure <= itinerary.arrival - itinerary.departure ? best : itinerary;
}

function unique(itineraries: readonly Itinerary[]): Itinerary[] {
  const keys = new Set<string>();
  return itineraries.filter(({ departure, arrival, transfers }) => {
    const key = [departure, arrival, transfers].join();
    return keys.size < keys.add(key).size;
  });
}

/** Whatever leaves before the first that was found is no better than it, so the next page begins just after. */
function pagesAround({ time, arriveBy }: RouteRequest, found: readonly Itinerary[]): Interval {
  if (found.length === 0) return { from: time, to: (time - 1) as Instant };
  const times = found.map(({ departure, arrival }) => (arriveBy ? arrival : departure));
  return arriveBy
    ? { from: Math.max(...times) as Instant, to: time }
    : { from: time, to: Math.min(...times) as Instant };
}
