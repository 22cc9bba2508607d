export interface HttpLimits {
  /** Longest path and query. */
  readonly urlBytes: number;
  /** Largest body. */
  readonly bodyBytes: number;
  /** From the first byte of a request to its answer. */
  readonly deadlineMs: number;
}

export const httpLimits: HttpLimits = { urlBytes: 8 * 1024, bodyBytes: 512 * 1024, deadlineMs: 20_000 };

/** A request must have arrived by then. */
export const ARRIVAL_MS = 10_000;
/** An open connection that asks nothing is closed. */
export const KEEP_ALIVE_MS = 65_000;
/** Longest part of a path between two slashes: a trip id with its date and feed. */
export const PATH_SEGMENT_LENGTH = 300;
