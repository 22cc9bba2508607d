import { MemoryResponseCache } from '@maillage/adapters-inprocess';
import { RedisResponseCache } from '@maillage/adapters-redis';
import { ResponseCache } from '@maillage/ports';
import { byScheme, type Part } from './part.js';
import { SystemClock } from './system-clock.js';

const MEMORY_CACHE_BYTES = 16 * 2 ** 20;

interface Cache extends ResponseCache {
  close?(): Promise<void>;
}

/** `memory:` is lost with the process; `redis://…` is shared by the replicas of the gateway. */
const CACHES = {
  'memory:': (): Cache => new MemoryResponseCache(new SystemClock(), MEMORY_CACHE_BYTES),
  'redis:': redisCache,
  'rediss:': redisCache,
};

export function openCache(address: string): Part {
  const cache = byScheme(CACHES, address)(address);
  return {
    providers: [{ provide: ResponseCache, useValue: cache }],
    close: () => cache.close?.() ?? Promise.resolve(),
  };
}

function redisCache(address: string): Cache {
  return new RedisResponseCache({ url: address });
}
