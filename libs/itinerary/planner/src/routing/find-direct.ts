import type { Itinerary, WayMode } from '@maillage/itinerary-model';
import { distanceMetres, type Instant } from '@maillage/kernel';
import { secondsOf, type StreetSection, type Ways } from '../ways/ways.js';
import type { DirectSeconds } from './itinerary-search.js';
import { laySections } from './lay-sections.js';
import { restOn } from './rest-on.js';
import type { RouteRequest } from './route-request.js';

/** The ways without a ride: leaving at the asked time, or arriving by it. None to where one is, none that walking all the way beats. */
export function findDirect(ways: Ways, request: RouteRequest): Itinerary[] {
  const { from, to, via } = request;
  if (via.length > 0 || distanceMetres(from, to) === 0) return [];
  const { modes } = request.direct;
  // whoever is driven all the way is there as soon as who drives
  const unlike = modes.filter((mode) => mode !== 'CAR_DROPOFF' || !modes.includes('CAR'));
  const found = unlike.flatMap((mode) => directBy(ways, request, mode) ?? []);
  const walk = directSeconds(found).WALK;
  return found.filter((itinerary) => isWalked(itinerary) || secondsBetween(itinerary) < walk);
}

/** How long each way of moving takes all the way. */
export function directSeconds(direct: readonly Itinerary[]): DirectSeconds {
  const seconds = { WALK: Infinity, BIKE: Infinity, CAR: Infinity, RENTAL: Infinity };
  for (const itinerary of direct)
    for (const leg of itinerary.legs)
      if (leg.kind === 'street' && (leg.mode !== 'WALK' || isWalked(itinerary)))
        seconds[leg.mode] = Math.min(seconds[leg.mode], secondsBetween(itinerary));
  return seconds;
}

function directBy(ways: Ways, request: RouteRequest, mode: WayMode): Itinerary | undefined {
  const { from, to, direct, traveller, time, arriveBy } = request;
  const { maxSeconds, rental } = direct;
  const query = { from, to, mode, maxSeconds, traveller, rental };
  const presumed = ways.direct(query);
  if (!presumed || (mode !== 'WALK' && presumed.every((section) => section.mode === 'WALK'))) return undefined;
  const lay = (sections: readonly StreetSection[]): Itinerary | undefined => {
    const seconds = secondsOf(sections);
    const departure = (arriveBy ? time - seconds : time) as Instant;
    const arrival = (departure + seconds) as Instant;
    const laid = { departure, arrival, transfers: 0, legs: laySections(sections, departure) };
    return restOn(ways.live, request, laid);
  };
  const found = lay(presumed);
  if (found) return found;
  const counted = ways.direct({ ...query, trust: 'counted' });
  return counted && lay(counted);
}

const isWalked = ({ legs }: Itinerary): boolean => legs.every((leg) => leg.kind === 'street' && leg.mode === 'WALK');

const secondsBetween = ({ departure, arrival }: Itinerary): number => arrival - departure;
