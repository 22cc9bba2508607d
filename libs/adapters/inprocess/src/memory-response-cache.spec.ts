import { describe, expect, it } from '@jest/globals';
import type { Instant } from '@maillage/kernel';
import { describeResponseCache, FixedClock } from '@maillage/testing';
import { MemoryResponseCache } from './memory-response-cache.js';

describeResponseCache('MemoryResponseCache', () => {
  const clock = new FixedClock(1_000 as Instant);
  const cache = new MemoryResponseCache(clock, 1_000_000);
  return Promise.resolve({
    cache,
    pass: (seconds: number) => {
      clock.advance(seconds);
      return Promise.resolve();
    },
    close: () => Promise.resolve(),
  });
});

describe('MemoryResponseCache', () => {
  it('drops what was not read for longest when it is full', async () => {
    const cache = new MemoryResponseCache(new FixedClock(1_000 as Instant), 10_000);
    for (const key of ['a', 'b', 'c']) await cache.put(key, new Uint8Array(3_000), 60);
    await cache.get('a');
    await cache.put('d', new Uint8Array(3_000), 60);
    const kept = await Promise.all(['a', 'b', 'c', 'd'].map((key) => cache.get(key)));
    expect(kept.map((body) => body?.byteLength)).toEqual([3_000, undefined, 3_000, 3_000]);
  });

  it('never holds more than it may, however small the entries', async () => {
    const cache = new MemoryResponseCache(new FixedClock(1_000 as Instant), 10_000);
    for (let n = 0; n < 1_000; n++) await cache.put(`${n}`, new Uint8Array(1), 60);
    const kept = await Promise.all(Array.from({ length: 1_000 }, (_, n) => cache.get(`${n}`)));
    expect(kept.filter((body) => body !== undefined).length).toBe(48);
  });
});
