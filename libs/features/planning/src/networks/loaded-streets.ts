import { readStreetSnapshot, type StreetGraph } from '@maillage/street-graph';

/** The streets of a territory's network, in shared memory; generations on the same streets share them. */
export class LoadedStreets {
  readonly graph: StreetGraph;

  /** @throws Failure `SNAPSHOT_…` for what is not a file of streets, or one of another release */
  constructor(
    readonly checksum: string,
    readonly snapshot: SharedArrayBuffer,
  ) {
    // The store has compared the bytes with their checksum.
    this.graph = readStreetSnapshot(snapshot, { verify: false });
  }
}
