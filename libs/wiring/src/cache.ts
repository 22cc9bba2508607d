import { MemoryResponseCache } from '@maillage/adapters-inprocess';
import { ResponseCache } from '@maillage/ports';
import { byScheme, type Part } from './part.js';
import { SystemClock } from './system-clock.js';

const MEMORY_CACHE_BYTES = 16 * 2 ** 20;

interface Cache extends ResponseCache {
  close?(): Promise<void>;
}

/** `memory:` is lost with the process; `redis://…` is shared by the replicas of the gateway. */
const CACHES = {
  'memory:': (): Promise<Cache> => Promise.resolve(new MemoryResponseCache(new SystemClock(), MEMORY_CACHE_BYTES)),
  'redis:': redisCache,
  'rediss:': redisCache,
};

export async function openCache(address: string): Promise<Part> {
  const cache = await byScheme(CACHES, address)(address);
  return {
    providers: [{ provide: ResponseCache, useValue: cache }],
    close: () => cache.close?.() ?? Promise.resolve(),
  };
}

/** Its client is some megabytes of code, which other services need not read. */
async function redisCache(address: string): Promise<Cache> {
  const { RedisResponseCache } = await import('@maillage/adapters-redis');
  return new RedisResponseCache({ url: address });
}
