import { addressIn, motisEndpoints, type MotisEndpoint } from '@maillage/contracts';
import type { ApiVersion } from '@maillage/itinerary-model';

/** Where an endpoint answers, in every version that it has: with the territory, and without where one is installed. */
export const addressesOf = (endpoint: MotisEndpoint): string[] =>
  motisEndpoints[endpoint].versions.flatMap((version) => bothAddresses(addressIn(endpoint, version)));

/** Where only the newest version answers. */
export const newestAddressesOf = (endpoint: MotisEndpoint): string[] => addressesOf(endpoint).slice(-2);

/** The version in the pattern of a route, e.g. 6 in `/t/:territory/api/v6/plan`. */
export function versionOf(pattern: string): ApiVersion {
  const version = Number(/\/api\/v(\d)\//.exec(pattern)?.[1]);
  return VERSIONS.find((known) => known === version) ?? 1;
}

const VERSIONS: readonly ApiVersion[] = [1, 2, 3, 4, 5, 6];

const bothAddresses = (address: string): string[] => [address.slice(1), `t/:territory${address}`];
