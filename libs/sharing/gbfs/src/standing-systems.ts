import type { GbfsReading } from './read-gbfs.js';

/** What a system publishes for weeks: all that does not change while it runs. */
export type StandingSystem = Pick<GbfsReading, 'system' | 'vehicleTypes' | 'stations' | 'plans'>;

/** Grows with every change of `StandingSystem`. */
const VERSION = 1;

/** Systems by feed as a part of the network's file: JSON, the same bytes for the same systems. */
export const encodeStandingSystems = (systems: ReadonlyMap<string, StandingSystem>): Uint8Array =>
  new TextEncoder().encode(
    JSON.stringify({
      version: VERSION,
      systems: [...systems].map(([feed, { system, vehicleTypes, stations, plans }]) => [
        feed,
        { system, vehicleTypes, stations, plans },
      ]),
    }),
  );

/** None when another release wrote them: they come with the next network. */
export function decodeStandingSystems(bytes: Uint8Array): ReadonlyMap<string, StandingSystem> {
  const { version, systems } = JSON.parse(new TextDecoder().decode(bytes)) as EncodedSystems;
  return new Map(version === VERSION ? systems : []);
}

interface EncodedSystems {
  readonly version: number;
  readonly systems: readonly (readonly [feed: string, system: StandingSystem])[];
}
