import { once } from 'node:events';
import type { RequestListener } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Authority } from '../testing/authority.js';
import { HttpFeedSource } from './http-feed-source.js';

const maxBytes = 1_000;
describe('A19 certificates', () => {
  let authority: Authority | undefined;
  let other: Authority | undefined;
  beforeAll(async () => {
    authority = await Authority.create();
    other = authority && (await Authority.create());
  });
  afterAll(() => Promise.all([authority?.remove(), other?.remove()]));

  const NOW = ['20200101000000Z', '20490101000000Z'] as const;
  const OURS = 'IP:127.0.0.1';
  const source = new HttpFeedSource({ allow: ['127.0.0.1'] });

  /** What a feed with that authority gets of a server with a certificate for `name`. */
  const ask = async (
    signer: Authority,
    [name, validity]: readonly [string, readonly [string, string]],
    ca: string | undefined,
    answer: RequestListener = (_, response) => response.end('PK'),
  ): Promise<string> => {
    const server = createServer(await signer.sign(name, validity), answer);
    server.listen(0, '127.0.0.1');
    try {
      await once(server, 'listening');
      const { port } = server.address() as AddressInfo;
      const fetched = await source.fetch(`https://127.0.0.1:${String(port)}/`, { maxBytes, ca });
      if (fetched.kind !== 'archive') throw new Error('an archive was expected');
      return String(await buffer(fetched.bytes));
    } finally {
      server.close();
    }
  };

  it('of the authority that the feed names', async () => {
    if (!authority) return;
    expect(await ask(authority, [OURS, NOW], authority.url)).toBe('PK');
  });

  it.each<[string, string, readonly [string, string], 'right' | 'wrong' | 'none', string]>([
    ['of an authority that nobody names', OURS, NOW, 'none', 'UNABLE_TO_VERIFY_LEAF_SIGNATURE'],
    ['of another authority than is named', OURS, NOW, 'wrong', 'UNABLE_TO_VERIFY_LEAF_SIGNATURE'],
    ['expired', OURS, ['20200101000000Z', '20210101000000Z'], 'right', 'CERT_HAS_EXPIRED'],
    ['not yet valid', OURS, ['20480101000000Z', '20490101000000Z'], 'right', 'CERT_NOT_YET_VALID'],
    ['of another host', 'DNS:other.example', NOW, 'right', 'ERR_TLS_CERT_ALTNAME_INVALID'],
  ])('%s: refused', async (_, name, validity, named, cause) => {
    if (!authority) return;
    const ca = { right: authority.url, wrong: other?.url, none: undefined }[named];
    const message = expect.stringContaining(cause);
    const told = ask(authority, [name, validity], ca);
    await expect(told).rejects.toMatchObject({ code: 'FETCH_CERTIFICATE', retryable: false, message });
  });

  it('which the feed names for its own server only', async () => {
    if (!authority) return;
    const elsewhere = createServer(await authority.sign(OURS, NOW), (_, response) => response.end('PK'));
    elsewhere.listen(0, '127.0.0.1');
    await once(elsewhere, 'listening');
    const { port } = elsewhere.address() as AddressInfo;
    const redirect: RequestListener = (_, response) =>
      response.writeHead(302, { location: `https://127.0.0.1:${String(port)}/` }).end();
    await expect(ask(authority, [OURS, NOW], authority.url, redirect)).rejects.toMatchObject({
      code: 'FETCH_CERTIFICATE',
    });
    elsewhere.close();
  });

  it('named in a file that is no longer there', async () => {
    await expect(
      source.fetch('https://127.0.0.1:9/', { maxBytes, ca: 'file:///nowhere/ca.pem' }),
    ).rejects.toMatchObject({ code: 'FETCH_AUTHORITY', retryable: true });
  });
});
