import { z } from 'zod';
import type { Instant } from '@maillage/kernel';

/** Seconds since 1970 in UTC. */
export const instant = z.int().transform((seconds) => seconds as Instant);

/**
 * Where in a feed's state a message belongs. A part is what one fetch brings (one address of several, or what was sent), and
 * is cut into slices by the hash of its entities' ids: a message is all that its slice holds, and replaces the one before.
 */
export const livePart = {
  territory: z.string(),
  feed: z.string(),
  /** Number of the address in the territory file from 0, or `push`. */
  part: z.string(),
  slice: z.int().min(0),
  /** Grows with every fetch of the feed, over restarts too; a message with a smaller one is an older state. */
  sequence: z.int(),
  /** When it was fetched or sent, by the territory's clock. */
  fetchedAt: instant,
  /** What the feed itself says of its age, when it says something believable. */
  timestamp: instant.optional(),
};

export interface Placed {
  readonly territory: string;
  readonly feed: string;
  readonly part: string;
  readonly slice: number;
}

export const keyOfSlice = ({ territory, feed, part, slice }: Placed): string =>
  `${territory}/${feed}/${part}/${String(slice)}`;

/** How long the deletion of a key is told, and how much a slice may hold: a broker takes about 1 MB as one message. */
export const sliced = { cleanup: 'compact', retention: { hours: 24 }, maxBytes: 900 * 1024 } as const;
