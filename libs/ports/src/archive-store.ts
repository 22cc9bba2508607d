export interface StoredArchive {
  /** SHA-256 of the bytes, hexadecimal. */
  readonly digest: string;
  readonly bytes: number;
}

/** The received archives, by digest; what was put survives a crash. */
export abstract class ArchiveStore {
  /** Resolves when the bytes are durable; the same bytes twice are stored once. Nothing is kept when the stream fails. */
  abstract put(territory: string, bytes: AsyncIterable<Uint8Array>): Promise<StoredArchive>;
  /** A local file that holds the archive. @throws Failure `ARCHIVE_MISSING` */
  abstract locate(territory: string, digest: string): Promise<string>;
  /** Digests in the store. */
  abstract list(territory: string): Promise<readonly string[]>;
  abstract remove(territory: string, digest: string): Promise<void>;
}
