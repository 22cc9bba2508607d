import { z } from 'zod';

/** Addresses of private networks that feeds may be fetched from, comma-joined: `10.0.0.0/8,127.0.0.1:8080`. */
export const fetchAllow = z
  .string()
  .default('')
  .transform((text) => text.split(',').filter((address) => address !== ''));

/** What every service that runs apart reads from its environment. */
export const serviceConfig = z.object({
  /** `postgres://user:password@host:port/database` */
  MAILLAGE_DATABASE: z.url({ protocol: /^postgres(ql)?$/ }),
  /** `kafka://host:port,host:port` */
  MAILLAGE_EVENTS: z.string().regex(/^kafka:\/\/[^/]+$/, 'kafka://host:port,host:port'),
  MAILLAGE_HOST: z.string().default('127.0.0.1'),
  MAILLAGE_PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
  MAILLAGE_LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info'),
});
export type ServiceConfig = z.output<typeof serviceConfig>;
