/** The built networks and streets, by checksum. */
export abstract class SnapshotStore {
  /** Resolves with the SHA-256 of the bytes when they are durable. */
  abstract put(territory: string, bytes: Uint8Array): Promise<string>;
  /** The bytes in shared memory, verified. @throws Failure `SNAPSHOT_MISSING` or `SNAPSHOT_CORRUPT` */
  abstract get(territory: string, checksum: string): Promise<SharedArrayBuffer>;
  /** Checksums in the store. */
  abstract list(territory: string): Promise<readonly string[]>;
  abstract remove(territory: string, checksum: string): Promise<void>;
}
