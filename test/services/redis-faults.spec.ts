import { afterAll, describe, expect, it } from '@jest/globals';
import { RedisResponseCache } from '@maillage/adapters-redis';
import { until } from '@maillage/testing';
import { serverOfOurOwn } from './server-of-our-own.js';
import { startRedis } from './redis.js';
import type { TestServer } from './server.js';

const redis = await serverOfOurOwn('redis', startRedis);
if (!redis)
  describe('RedisResponseCache when the server fails', () => it('is not tried: there is no Redis', () => undefined));
else describe('RedisResponseCache when the server fails', () => specify(redis));

function specify(redis: TestServer): void {
  const cache = new RedisResponseCache({ url: redis.url });
  const body = new TextEncoder().encode('answer');
  const kept = async () => {
    await cache.put('a', body, 60);
    return (await cache.get('a')) !== undefined;
  };
  afterAll(async () => {
    await cache.close();
    await redis.stop();
  });

  it('misses while it is dead, and is back with it', async () => {
    await until(kept);
    await redis.kill();
    expect(await kept()).toBe(false);
    await redis.restart();
    await until(kept);
  }, 60_000);

  it('misses while it hangs, and is back with it', async () => {
    await until(kept);
    redis.pause();
    for (let call = 0; call < 3; call++) expect(await kept()).toBe(false);
    redis.resume();
    await until(kept);
  }, 60_000);
}
