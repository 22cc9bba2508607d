import { afterEach, describe, expect, it } from '@jest/globals';
import { createHash } from 'node:crypto';
import { createServer, type AddressInfo, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { describeResponseCache, serverForTests, until } from '@maillage/testing';
import { createClient } from 'redis';
import { RedisResponseCache } from './redis-response-cache.js';

const address = await serverForTests('redis');
const body = Buffer.from('answer');

if (address === undefined) describe('RedisResponseCache', () => it('is not tried: there is no Redis', () => undefined));
else {
  const connected = async (prefix = `test:${Math.random()}:`) => {
    const cache = new RedisResponseCache({ url: address, prefix, budgetMs: 2_000 });
    await until(() => cache.ready);
    return cache;
  };

  describeResponseCache('RedisResponseCache', async () => {
    const cache = await connected();
    return { cache, pass: (seconds: number) => sleep(seconds * 1_000), close: () => cache.close() };
  });

  describe('RedisResponseCache on a server that others use', () => {
    it('misses what is garbage, another type or larger than ours', async () => {
      const prefix = `test:${Math.random()}:`;
      const cache = await connected(prefix);
      const other = createClient({ url: address });
      await other.connect();
      const keyOf = (key: string) => prefix + createHash('sha256').update(key).digest('base64url');
      try {
        await other.set(keyOf('garbage'), 'what is this');
        await other.set(keyOf('short'), 'm');
        await other.lPush(keyOf('list'), 'a');
        await other.set(keyOf('large'), Buffer.concat([Buffer.from('mlg1'), Buffer.alloc(5_000_000)]));
        for (const key of ['garbage', 'short', 'list', 'large']) expect(await cache.get(key)).toBeUndefined();
        await cache.put('list', body, 60);
        expect(await cache.get('list')).toEqual(body);
      } finally {
        other.destroy();
        await cache.close();
      }
    });

    it('writes under its prefix, always with an end, and nothing of the key', async () => {
      const prefix = `test:${Math.random()}:`;
      const cache = await connected(prefix);
      const other = createClient({ url: address });
      await other.connect();
      try {
        await cache.put('49.894067,2.295753', body, 60);
        const keys = (await other.keys('*')).filter((key) => key.startsWith(prefix));
        expect(keys).toEqual([expect.not.stringContaining('49.89')]);
        expect(await other.ttl(keys[0] ?? '')).toBeGreaterThan(50);
      } finally {
        other.destroy();
        await cache.close();
      }
    });
  });
}

describe('RedisResponseCache on a server that does not help', () => {
  const open: { close(): Promise<void> }[] = [];
  afterEach(async () => {
    await Promise.all(open.splice(0).map((resource) => resource.close()));
  });

  /** A server whose every answer is `answer`; without one it never answers. */
  const serverThat = async (answer?: string): Promise<string> => {
    const sockets = new Set<Socket>();
    const server = createServer((socket) => {
      sockets.add(socket);
      socket.on('error', () => undefined).on('data', () => answer !== undefined && socket.write(answer));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    open.push({
      close: () => {
        for (const socket of sockets) socket.destroy();
        return new Promise((resolve) => server.close(() => resolve()));
      },
    });
    return `redis://127.0.0.1:${(server.address() as AddressInfo).port}`;
  };

  const cacheAt = (url: string): RedisResponseCache => {
    const cache = new RedisResponseCache({ url });
    open.push(cache);
    return cache;
  };

  it.each([
    ['is absent', () => Promise.resolve('redis://127.0.0.1:1')],
    ['never answers', () => serverThat()],
    ['speaks no Redis', () => serverThat('HTTP/1.1 400 Bad Request\r\n\r\n')],
    ['refuses everything', () => serverThat('-ERR no\r\n')],
    ['answers numbers', () => serverThat(':1\r\n')],
  ])('misses when it %s, and never throws', async (_what, start) => {
    const cache = cacheAt(await start());
    for (let call = 0; call < 5; call++) {
      await expect(cache.put('a', body, 60)).resolves.toBeUndefined();
      await expect(cache.get('a')).resolves.toBeUndefined();
    }
  });
});
