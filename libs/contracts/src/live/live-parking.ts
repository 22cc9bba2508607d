import { z } from 'zod';
import type { Instant } from '@maillage/kernel';
import { instant } from './live-part.js';

/** How full a facility is; an absent count is unknown, never zero. */
export interface LiveFacility {
  readonly facilityId: string;
  readonly free?: number | undefined;
  readonly occupied?: number | undefined;
  readonly capacity?: number | undefined;
  readonly trend?: 'increasing' | 'decreasing' | 'stable' | undefined;
  readonly state: 'open' | 'full' | 'closed' | 'unknown';
  readonly observedAt?: Instant | undefined;
  /** Since when the same is told. */
  readonly unchangedSince: Instant;
  /** The same for a day under fresh times. */
  readonly isSuspect: boolean;
}

export const liveFacility: z.ZodType<LiveFacility> = z.object({
  facilityId: z.string(),
  free: z.int().optional(),
  occupied: z.int().optional(),
  capacity: z.int().optional(),
  trend: z.enum(['increasing', 'decreasing', 'stable']).optional(),
  state: z.enum(['open', 'full', 'closed', 'unknown']),
  observedAt: instant.optional(),
  unchangedSince: instant,
  isSuspect: z.boolean(),
});
