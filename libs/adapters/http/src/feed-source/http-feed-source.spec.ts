import type { IncomingMessage, ServerResponse } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { gzipSync } from 'node:zlib';
import { afterEach, describe, expect, it } from '@jest/globals';
import { messageOf } from '@maillage/kernel';
import { describeFeedSource, type Publication } from '@maillage/testing';
import { startHostileServer, type HostileServer } from '../testing/hostile-server.js';
import { HttpFeedSource, type HttpFeedSourceOptions } from './http-feed-source.js';

/** The first bytes of a zip, and some more. */
const zipOf = (content: string): Buffer =>
  Buffer.concat([Buffer.from('PK\u0003\u0004'), Buffer.alloc(200), Buffer.from(content)]);
const maxBytes = 1_000_000;

async function publish(validatorHeader: 'etag' | 'last-modified'): Promise<Publication> {
  let content = 'first';
  let changes = 0;
  const server = await startHostileServer((request, response) => {
    const mark = validatorHeader === 'etag' ? `"v${changes}|${content}"` : new Date(changes * 1_000_000).toUTCString();
    const asked = request.headers[validatorHeader === 'etag' ? 'if-none-match' : 'if-modified-since'];
    if (request.url !== '/gtfs.zip') response.writeHead(404).end('no');
    else if (asked === mark) response.writeHead(304).end();
    else response.writeHead(200, { [validatorHeader]: mark }).end(zipOf(content));
  });
  return {
    source: new HttpFeedSource({ allow: [`127.0.0.1:${server.port}`] }),
    url: `${server.origin}/gtfs.zip`,
    missing: `${server.origin}/missing.zip`,
    publish: (next) => {
      content = next;
      changes++;
      return Promise.resolve();
    },
    close: server.close,
  };
}

describeFeedSource('HttpFeedSource with entity tags', () => publish('etag'));
describeFeedSource('HttpFeedSource with dates', () => publish('last-modified'));

describe('HttpFeedSource and a server', () => {
  const servers: HostileServer[] = [];
  afterEach(() => Promise.all(servers.splice(0).map((server) => server.close())));

  /** What fetching and reading comes to: the bytes, or the code of the failure. */
  async function outcome(
    answer: (request: IncomingMessage, response: ServerResponse) => void,
    options: HttpFeedSourceOptions = {},
  ): Promise<Buffer | { code: string; retryable: boolean; message: string }> {
    const server = await startHostileServer(answer);
    servers.push(server);
    const source = new HttpFeedSource({ allow: [`127.0.0.1:${server.port}`], ...options });
    try {
      const fetched = await source.fetch(`${server.origin}/feed?key=secret-key`, { maxBytes });
      return fetched.kind === 'archive' ? await buffer(fetched.bytes) : Buffer.from(fetched.kind);
    } catch (thrown) {
      const { code, retryable } = thrown as { code: string; retryable: boolean };
      return { code, retryable, message: messageOf(thrown) };
    }
  }

  it('A01 gives an empty archive of an empty answer', async () => {
    expect(await outcome((_, response) => response.end())).toEqual(Buffer.alloc(0));
  });

  it.each(['<!doctype html><title>Login</title>', '\uFEFF \n<html>', '<?xml version="1.0"?>'])(
    'A02 tells a page from a zip: %j',
    async (page) => {
      const told = await outcome((_, response) => response.end(page));
      expect(told).toMatchObject({ code: 'NOT_A_ZIP', retryable: true });
      expect(told).toMatchObject({ message: expect.stringContaining('HTML page received') });
    },
  );

  it('A04 fails, to be tried again, when the answer is shorter than announced or the connection is reset', async () => {
    const half = (response: ServerResponse): void => {
      response.writeHead(200, { 'content-length': 10_000 }).write(zipOf('half'), () => response.socket?.destroy());
    };
    expect(await outcome((_, response) => half(response))).toMatchObject({ code: 'FETCH_CUT', retryable: true });
    const chunked = (response: ServerResponse): void => {
      response.writeHead(200).write(zipOf('half'), () => response.socket?.resetAndDestroy());
    };
    expect(await outcome((_, response) => chunked(response))).toMatchObject({ code: 'FETCH_CUT', retryable: true });
  });

  it('A18 gives up on a body without end, and before it begins when its length is announced', async () => {
    const endless = (response: ServerResponse): void => {
      const more = (): void => {
        while (!response.destroyed && response.write(zipOf('x'.repeat(60_000))));
      };
      response.on('drain', more);
      more();
    };
    expect(await outcome((_, response) => endless(response))).toMatchObject({ code: 'FETCH_TOO_LARGE' });
    const huge = (response: ServerResponse): void => {
      response.writeHead(200, { 'content-length': 10_000_000_000 }).write(zipOf('x'));
    };
    expect(await outcome((_, response) => huge(response))).toMatchObject({ code: 'FETCH_TOO_LARGE', retryable: false });
  });

  it('A18 gives up on a server that drips, and on one that says nothing', async () => {
    const drip = (response: ServerResponse): void => {
      response.writeHead(200).write(zipOf('x'));
      const timer = setInterval(() => response.write('.'), 20);
      response.on('close', () => clearInterval(timer));
    };
    const dripped = outcome((_, response) => drip(response), { deadlineSeconds: 0.3 });
    expect(await dripped).toMatchObject({ code: 'FETCH_TIMEOUT', retryable: true });
    const silent = outcome(() => undefined, { deadlineSeconds: 0.3 });
    expect(await silent).toMatchObject({ code: 'FETCH_TIMEOUT', retryable: true });
  });

  it.each([
    [404, 'FETCH_NOT_FOUND', false],
    [410, 'FETCH_NOT_FOUND', false],
    [401, 'FETCH_REFUSED', false],
    [204, 'FETCH_REFUSED', false],
    [304, 'FETCH_REFUSED', false],
    [429, 'FETCH_SERVER', true],
    [503, 'FETCH_SERVER', true],
  ])('tells what status %d means, and nothing of the address', async (status, code, retryable) => {
    const told = await outcome((_, response) => response.writeHead(status).end());
    expect(told).toMatchObject({ code, retryable });
    expect(JSON.stringify(told)).not.toContain('secret-key');
  });

  it('unpacks an answer that is packed, and refuses what it cannot unpack', async () => {
    const packed = gzipSync(zipOf('packed'));
    const plain = outcome((_, response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end(packed));
    expect(await plain).toEqual(zipOf('packed'));
    const torn = outcome((_, response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end('x'));
    expect(await torn).toMatchObject({ code: 'FETCH_CUT', retryable: true });
    const other = outcome((_, response) => response.writeHead(200, { 'content-encoding': 'br' }).end('x'));
    expect(await other).toMatchObject({ code: 'FETCH_REFUSED' });
  });

  it('A05 counts what is unpacked, not what travels', async () => {
    const bomb = gzipSync(Buffer.alloc(50_000_000));
    expect(bomb.length).toBeLessThan(maxBytes);
    const told = outcome((_, response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end(bomb));
    expect(await told).toMatchObject({ code: 'FETCH_TOO_LARGE' });
  });

  it('follows five redirects and no sixth', async () => {
    const chain = (length: number) => (request: IncomingMessage, response: ServerResponse) => {
      const hop = Number(new URL(request.url ?? '', 'http://x').searchParams.get('hop') ?? 0);
      if (hop < length) response.writeHead(302, { location: `/feed?hop=${hop + 1}` }).end();
      else response.end(zipOf('found'));
    };
    expect(await outcome(chain(5))).toEqual(zipOf('found'));
    expect(await outcome(chain(6))).toMatchObject({ code: 'FETCH_REDIRECTS', retryable: false });
  });

  it('gives the name and password of an address to its own server only', async () => {
    const other = await startHostileServer((_, response) => response.end(zipOf('found')));
    const own = await startHostileServer((_, response) =>
      response.writeHead(302, { location: `${other.origin}/x` }).end(),
    );
    servers.push(other, own);
    const source = new HttpFeedSource({ allow: ['127.0.0.0/8'] });
    await source.fetch(own.origin.replace('//', '//me:s%40crt@'), { maxBytes });
    expect(own.requests[0]?.headers.authorization).toBe(`Basic ${btoa('me:s@crt')}`);
    expect(other.requests[0]?.headers.authorization).toBeUndefined();
  });

  it('says that nobody answers, and why, without the address', async () => {
    const server = await startHostileServer(() => undefined);
    await server.close();
    const source = new HttpFeedSource({ allow: ['127.0.0.1'] });
    const told = await source
      .fetch(`${server.origin}/feed?key=secret-key`, { maxBytes })
      .catch((thrown: unknown) => thrown);
    expect(told).toMatchObject({ code: 'FETCH_UNREACHABLE', retryable: true });
    expect(messageOf(told)).toContain('ECONNREFUSED');
    expect(messageOf(told)).not.toContain('secret-key');
  });
});
