import type { IncomingMessage, ServerResponse } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { gzipSync } from 'node:zlib';
import { afterEach, describe, expect, it } from '@jest/globals';
import type { FetchOptions } from '@maillage/ports';
import { startHostileServer, type HostileServer } from '../testing/hostile-server.js';
import { HttpFeedSource, type HttpFeedSourceOptions } from './http-feed-source.js';
import { secondsOf } from './refused-by.js';

const maxBytes = 1_000_000;

describe('the moment’s state over HTTP', () => {
  const servers: HostileServer[] = [];
  afterEach(() => Promise.all(servers.splice(0).map((server) => server.close())));

  const serve = async (answer: (request: IncomingMessage, response: ServerResponse) => void) => {
    const server = await startHostileServer(answer);
    servers.push(server);
    return server;
  };
  const fetchLive = async (source: HttpFeedSource, url: string, options: Partial<FetchOptions> = {}) => {
    const fetched = await source.fetch(url, { maxBytes, isLive: true, allow: ['127.0.0.1'], ...options });
    return fetched.kind === 'unchanged' ? fetched : { ...fetched, bytes: String(await buffer(fetched.bytes)) };
  };
  const source = (options: HttpFeedSourceOptions = {}) => new HttpFeedSource(options);

  it('is asked for packed, and may be any kind of text', async () => {
    const server = await serve((_, response) =>
      response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync('<xml>')),
    );
    expect(await fetchLive(source(), server.origin)).toMatchObject({ bytes: '<xml>' });
    expect(server.requests[0]?.headers['accept-encoding']).toBe('gzip');
  });

  it('A22 may be nothing, which is not a failure', async () => {
    const server = await serve((_, response) => response.writeHead(204).end());
    expect(await fetchLive(source(), server.origin)).toEqual({
      kind: 'archive',
      validator: undefined,
      bytes: '',
      isNothing: true,
    });
  });

  it('comes from addresses that its own territory allows, and no other’s', async () => {
    const server = await serve((_, response) => response.end('x'));
    const shared = source();
    expect(await fetchLive(shared, server.origin)).toMatchObject({ bytes: 'x' });
    const other = fetchLive(shared, server.origin, { allow: ['127.0.0.2'] });
    await expect(other).rejects.toMatchObject({ code: 'FETCH_FORBIDDEN_ADDRESS' });
    await expect(fetchLive(shared, server.origin, { allow: [] })).rejects.toMatchObject({
      code: 'FETCH_FORBIDDEN_ADDRESS',
    });
    expect(server.requests).toHaveLength(1);
  });

  it('tells the feed’s own server alone who asks', async () => {
    const other = await serve((_, response) => response.end('x'));
    const own = await serve((_, response) => response.writeHead(302, { location: other.origin }).end());
    await fetchLive(source(), own.origin, { headers: { Authorization: 'Bearer secret', 'X-Api-Key': 'secret' } });
    expect(own.requests[0]?.headers).toMatchObject({ authorization: 'Bearer secret', 'x-api-key': 'secret' });
    expect(JSON.stringify(other.requests[0]?.headers)).not.toContain('secret');
  });

  it('A18 ends a body that drips within the deadline of what is live', async () => {
    const server = await serve((_, response) => {
      const timer = setInterval(() => response.write('.'), 20);
      response.on('close', () => clearInterval(timer));
    });
    const told = fetchLive(source({ liveDeadlineSeconds: 0.3 }), server.origin);
    await expect(told).rejects.toMatchObject({ code: 'FETCH_TIMEOUT', retryable: true });
  });

  it('C24 does not ask again before the time that the server named', async () => {
    const server = await serve((_, response) => response.writeHead(429, { 'retry-after': '120' }).end());
    const shared = source();
    const first = await fetchLive(shared, server.origin).catch((thrown: unknown) => thrown);
    expect(first).toMatchObject({ code: 'FETCH_SERVER', options: { retryAfterSeconds: 120 } });
    const second = fetchLive(shared, server.origin).catch((thrown: unknown) => thrown);
    expect(await second).toMatchObject({ code: 'FETCH_SERVER', message: expect.stringContaining('left alone') });
    expect(server.requests).toHaveLength(1);
  });

  it('C24 leaves a host alone after five failures, whichever feeds failed', async () => {
    const server = await serve((_, response) => response.writeHead(500).end());
    const shared = source();
    for (let i = 0; i < 8; i++) await fetchLive(shared, `${server.origin}/feed-${String(i)}`).catch(() => undefined);
    expect(server.requests).toHaveLength(5);
    // what is asked for once a day does not wait
    await shared.fetch(server.origin, { maxBytes, allow: ['127.0.0.1'] }).catch(() => undefined);
    expect(server.requests).toHaveLength(6);
  });
});

describe('Retry-After', () => {
  const now = Date.parse('2026-01-20T11:00:00Z');
  it.each([
    ['120', 120],
    [' 0 ', 0],
    ['Tue, 20 Jan 2026 11:01:30 GMT', 90],
    ['Tue, 20 Jan 2026 10:00:00 GMT', 0],
    ['soon', undefined],
    ['-5', undefined],
  ])('%j', (text, seconds) => {
    expect(secondsOf(text, now)).toBe(seconds);
  });
});
