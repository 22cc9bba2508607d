import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { ResponseCache } from '@maillage/ports';

export interface CacheEnvironment {
  readonly cache: ResponseCache;
  /** Lets so many seconds go by. */
  pass(seconds: number): Promise<void>;
  close(): Promise<void>;
}

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

/** What every response cache promises. */
export function describeResponseCache(name: string, make: () => Promise<CacheEnvironment>): void {
  describe(`${name} as a response cache`, () => {
    let environment: CacheEnvironment;
    beforeEach(async () => {
      environment = await make();
    }, 60_000);
    afterEach(() => environment.close());

    const get = async (key: string) => {
      const body = await environment.cache.get(key);
      return body && new TextDecoder().decode(body);
    };
    const put = (key: string, text: string, seconds = 60) => environment.cache.put(key, bytes(text), seconds);

    it('has nothing that was not put', async () => {
      expect(await get('a')).toBeUndefined();
    });

    it('gives back what was put, byte by byte', async () => {
      const body = Uint8Array.from({ length: 256 }, (_, index) => index);
      await environment.cache.put('a', body, 60);
      expect([...((await environment.cache.get('a')) ?? [])]).toEqual([...body]);
    });

    it('keeps the last of two', async () => {
      await put('a', 'first');
      await put('a', 'second');
      expect(await get('a')).toBe('second');
    });

    it('keeps its own copy', async () => {
      const body = bytes('before');
      await environment.cache.put('a', body, 60);
      body.fill(0);
      expect(await get('a')).toBe('before');
    });

    it('tells keys apart, however they are written', async () => {
      const keys = ['', ' ', 'a', 'A', 'a:b', 'a*', 'é', 'e\u0301', 'a\r\nDEL a', 'x'.repeat(1_000)];
      for (const key of keys) await put(key, `of ${key}`);
      for (const key of keys) expect(await get(key)).toBe(`of ${key}`);
    });

    it('keeps an empty answer', async () => {
      await put('a', '');
      expect(await get('a')).toBe('');
    });

    it('forgets when the time is over', async () => {
      await put('short', 'x', 1);
      await put('long', 'y', 60);
      expect(await get('short')).toBe('x');
      await environment.pass(2);
      expect(await get('short')).toBeUndefined();
      expect(await get('long')).toBe('y');
    });

    it.each([0, -1, Number.NaN])('keeps nothing for %s seconds, and forgets what it had', async (seconds) => {
      await put('a', 'before');
      await put('a', 'after', seconds);
      expect(await get('a')).toBeUndefined();
    });

    it('does without an answer that is too large', async () => {
      await environment.cache.put('large', new Uint8Array(64 * 1024 * 1024), 60);
      expect(await get('large')).toBeUndefined();
      await put('a', 'x');
      expect(await get('a')).toBe('x');
    });
  });
}
