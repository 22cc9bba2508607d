import type { WayMode } from '@maillage/itinerary-model';
import type { RouteRequest } from './route-request.js';

/** Ways to the first ride and from the last that are searched together; of several the quickest counts at each stop. */
export interface Combination {
  readonly access: readonly WayMode[];
  readonly egress: readonly WayMode[];
  /** Of its heaviest way; of two that are as good the lighter one stays. */
  readonly weight: number;
}

/** Ways on which no vehicle of one's own has to be anywhere. */
const UNBOUND: readonly WayMode[] = ['WALK', 'RENTAL'];

/**
 * One's own vehicle is where one starts or where one ends, not both, except a bicycle that rides along. So each vehicle is
 * searched at its side, with walking and shared vehicles at the other. Lightest first.
 */
export function listCombinations({
  access,
  egress,
  bikes,
  combining: { weights },
}: Pick<RouteRequest, 'access' | 'egress' | 'bikes' | 'combining'>): readonly Combination[] {
  const [freeAccess, freeEgress] = [access.modes.filter(isUnbound), egress.modes.filter(isUnbound)];
  const combinations: Combination[] = [];
  const add = (before: readonly WayMode[], after: readonly WayMode[]): void => {
    if (before.length === 0 || after.length === 0) return;
    const weight = Math.max(...before.map((mode) => weights[mode]), ...after.map((mode) => weights[mode]));
    combinations.push({ access: before, egress: after, weight });
  };
  if (bikes && access.modes.includes('BIKE') && egress.modes.includes('BIKE')) add(['BIKE'], ['BIKE']);
  else {
    if (freeAccess.includes('WALK') && freeEgress.includes('WALK')) add(['WALK'], ['WALK']);
    if (freeAccess.includes('RENTAL') || freeEgress.includes('RENTAL')) add(freeAccess, freeEgress);
    for (const mode of access.modes) if (!isUnbound(mode)) add([mode], freeEgress);
    for (const mode of egress.modes) if (!isUnbound(mode) && !ONLY_BEFORE.includes(mode)) add(freeAccess, [mode]);
    // asked for nothing but own vehicles on both sides: so be it
    if (combinations.length === 0) for (const mode of access.modes) add([mode], egress.modes);
  }
  return combinations.sort((a, b) => a.weight - b.weight);
}

const isUnbound = (mode: WayMode): boolean => UNBOUND.includes(mode);

/** Nobody finds the own car or bicycle parked at the last stop. */
const ONLY_BEFORE: readonly WayMode[] = ['CAR_PARKING', 'BIKE_PARKING'];
