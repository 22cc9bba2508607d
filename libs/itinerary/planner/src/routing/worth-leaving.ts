import type { StreetMode, WayMode } from '@maillage/itinerary-model';
import { DEFAULT_PAUSES } from '../ways/facility-rules.js';
import type { Ways } from '../ways/ways.js';
import type { RouteRequest } from './route-request.js';

/**
 * Seconds that the way of a mode may take before the first ride, or after the last. With one's own bicycle or car, parking
 * apart, so many less than all the way with it that a ride is worth leaving it; whoever names no other way goes as far as
 * asked.
 */
export function longestWay(
  request: RouteRequest,
  ways: Ways,
  direction: 'forward' | 'backward',
  mode: WayMode,
): number {
  const { from, to, traveller, via, combining } = request;
  const { modes, maxSeconds, rental } = direction === 'forward' ? request.access : request.egress;
  const own = OWN[mode];
  if (!own || via.length > 0 || modes.every((other) => OWN[other])) return maxSeconds;
  const whole = ways.directSeconds({ from, to, mode: own.mode, maxSeconds, traveller, rental });
  if (whole === undefined) return maxSeconds;
  return Math.max(0, Math.min(maxSeconds, whole - combining.worthARideSeconds + own.pauseSeconds));
}

const OWN: Partial<Record<WayMode, { readonly mode: StreetMode; readonly pauseSeconds: number }>> = {
  BIKE: { mode: 'BIKE', pauseSeconds: 0 },
  CAR: { mode: 'CAR', pauseSeconds: 0 },
  BIKE_PARKING: { mode: 'BIKE', pauseSeconds: DEFAULT_PAUSES.lockBicycle },
  CAR_PARKING: { mode: 'CAR', pauseSeconds: DEFAULT_PAUSES.parkCar },
  CAR_DROPOFF: { mode: 'CAR', pauseSeconds: 0 },
};
