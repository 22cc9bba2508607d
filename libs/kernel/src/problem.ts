import type { Bilingual } from './bilingual.js';

/**
 * A request that we refuse, told to the one who asked: what, why and what to do (RFC 9457).
 * `detail` never repeats a coordinate, a place or a query string.
 */
export class Problem extends Error {
  override readonly name = 'Problem';

  constructor(
    /** HTTP status, 4xx or 5xx. */
    readonly status: number,
    /** Stable, upper snake case, e.g. `STOP_NOT_FOUND`. */
    readonly code: string,
    readonly title: Bilingual,
    readonly detail?: Bilingual,
    /** Further members of the problem document, e.g. `{ firstDate, lastDate }`. */
    readonly members: Readonly<Record<string, unknown>> = {},
  ) {
    super(`${code}: ${title.en}`);
  }
}
