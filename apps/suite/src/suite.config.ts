import { fetchAllow } from '@maillage/wiring';
import { z } from 'zod';

/** What the environment may choose; every default is embedded. */
export const suiteConfig = z.object({
  MAILLAGE_DATABASE: z.url().default('embedded:'),
  MAILLAGE_EVENTS: z.url().default('memory:'),
  MAILLAGE_CACHE: z.url().default('memory:'),
  MAILLAGE_FETCH_ALLOW: fetchAllow,
  /** Where the demonstration serves what moves; a usual port, or any that is free, when absent. */
  MAILLAGE_DEMONSTRATION_PORT: z.coerce.number().int().min(0).max(65_535).optional(),
  /** How fast time passes in the demonstration. */
  MAILLAGE_DEMONSTRATION_SPEED: z.coerce.number().min(1).max(120).default(1),
  MAILLAGE_LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('warn'),
});
export type SuiteConfig = z.output<typeof suiteConfig>;
