/** The streets of a territory's network, in shared memory; generations on the same streets share them. */
export class LoadedStreets {
  constructor(
    readonly checksum: string,
    readonly snapshot: SharedArrayBuffer,
  ) {}
}
