/** The files of one feed, whatever holds them (a zip, a folder, memory). */
export interface FeedFiles {
  /** Names as the archive gives them, e.g. `stops.txt`. */
  readonly names: readonly string[];
  /** The bytes of one of `names`, in chunks of any size; each chunk may be reused once the next one is asked for. */
  open(name: string): AsyncIterable<Uint8Array>;
}
