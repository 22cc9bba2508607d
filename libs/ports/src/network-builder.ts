import type { ParkingProfileName } from '@maillage/contracts';
import type { Bilingual, NoticeGroup } from '@maillage/kernel';

/** Streets that are there already: the file of an earlier build of the same extracts and heights, verified. */
export interface StoredStreets {
  readonly checksum: string;
  readonly snapshot: SharedArrayBuffer;
}

export interface FacilityInput {
  readonly id: string;
  readonly kind: 'gbfs' | 'parking';
  readonly path: string;
  readonly profile?: ParkingProfileName | undefined;
}

export interface NetworkInput {
  readonly territory: string;
  readonly timezone: string;
  /** What a change between two vehicles takes at least. */
  readonly changeSeconds: number;
  /** GTFS archives. */
  readonly feeds: readonly { readonly id: string; readonly path: string }[];
  /** Extracts of OpenStreetMap; they may overlap. */
  readonly extracts: readonly { readonly id: string; readonly path: string; readonly digest: string }[];
  /** Archives of SRTM tiles: heights of the ground below the streets. */
  readonly heights: readonly { readonly id: string; readonly path: string; readonly digest: string }[];
  /** GBFS systems and car parks. */
  readonly facilities: readonly FacilityInput[];
  /** Streets of an earlier network. They are taken when they were built from these extracts and heights by this release. */
  readonly storedStreets: StoredStreets | undefined;
}

export interface BuiltNetwork {
  readonly network: Uint8Array;
  /** Undefined when there are no extracts; `snapshot` is undefined when the stored streets were taken. */
  readonly streets: { readonly checksum: string; readonly snapshot: Uint8Array | undefined } | undefined;
  /** What whoever runs the install should know, e.g. how large the streets are. */
  readonly findings: readonly Bilingual[];
  /** What the operators of the extracts should know, e.g. that they do not cover the stops. */
  readonly extractNotices: readonly NoticeGroup[];
}

/** Builds networks, in a thread that ends with the work. */
export abstract class NetworkBuilder {
  /** The serialised network, and its streets unless they are stored. @throws Failure `BUILD_FAILED` with the reason */
  abstract build(input: NetworkInput): Promise<BuiltNetwork>;
}
