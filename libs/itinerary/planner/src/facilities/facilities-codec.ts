import type { NetworkFacilities } from '@maillage/itinerary-model';
import { Failure } from '@maillage/kernel';

/** Grows with every change of `NetworkFacilities`. */
const VERSION = 2;

/** Facilities as a part of the network's file: JSON, the same bytes for the same facilities. */
export const encodeFacilities = ({ systems, facilities, platforms }: NetworkFacilities): Uint8Array =>
  new TextEncoder().encode(JSON.stringify({ version: VERSION, systems, facilities, platforms }));

/** @throws Failure `FACILITIES_UNREADABLE` on what another release wrote */
export function decodeFacilities(bytes: Uint8Array): NetworkFacilities {
  const { version, systems, facilities, platforms } = parse(bytes);
  if (version === VERSION && systems && facilities) return { systems, facilities, ...(platforms && { platforms }) };
  throw new Failure('FACILITIES_UNREADABLE', `facilities of version ${String(version)}, this release reads ${VERSION}`);
}

interface EncodedFacilities extends Partial<NetworkFacilities> {
  readonly version?: unknown;
}

function parse(bytes: Uint8Array): EncodedFacilities {
  try {
    return JSON.parse(new TextDecoder().decode(bytes)) as EncodedFacilities;
  } catch (cause) {
    throw new Failure('FACILITIES_UNREADABLE', 'facilities are no JSON', { retryable: false, cause });
  }
}
