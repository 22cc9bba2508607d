import type { Itinerary, LegAvailability, RentalVehicle } from '@maillage/itinerary-model';
import { NOTHING_LIVE, type LiveRows } from './route-result.js';

/** What legs rest on, each once, with its row. */
export type Rests = ReadonlyMap<LegAvailability, number>;

export function listRests(itineraries: readonly Itinerary[]): Rests {
  const rests = new Map<LegAvailability, number>();
  for (const { legs } of itineraries)
    for (const leg of legs)
      for (const rest of leg.kind === 'street' ? [leg.taken, leg.left] : [])
        if (rest && !rests.has(rest)) rests.set(rest, rests.size);
  return rests;
}

const NO_REST = -1;

export const restRow = (rests: Rests, rest: LegAvailability | undefined): number =>
  rest ? (rests.get(rest) ?? NO_REST) : NO_REST;

export function restsOf(rests: readonly LegAvailability[], takenRow: number, leftRow: number) {
  const [taken, left] = [rests[takenRow], rests[leftRow]];
  return { ...(taken && { taken }), ...(left && { left }) };
}

interface LiveJson {
  readonly sequence: number;
  readonly rests: readonly LegAvailability[];
  readonly vehicles: readonly (readonly [number, RentalVehicle])[];
}

/** Undefined when there is nothing to tell. */
export function toLiveJson({ sequence, vehicles }: LiveRows, rests: Rests): LiveJson | undefined {
  if (sequence === 0 && rests.size === 0 && vehicles.size === 0) return undefined;
  return { sequence, rests: [...rests.keys()], vehicles: [...vehicles] };
}

export function readLiveJson(value: unknown): { readonly live: LiveRows; readonly rests: readonly LegAvailability[] } {
  if (value === undefined) return { live: NOTHING_LIVE, rests: [] };
  // written by `toLiveJson` of this version
  const { sequence, rests, vehicles } = value as LiveJson;
  return { live: { sequence, vehicles: new Map(vehicles) }, rests };
}
