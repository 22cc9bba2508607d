import { createServer, type LookupFunction, type Server } from 'node:net';
import { once } from 'node:events';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startHostileServer, type HostileServer } from '../testing/hostile-server.js';
import { AddressPolicy } from './address-policy.js';
import { HttpFeedSource } from './http-feed-source.js';

const maxBytes = 1_000;
const refused = { code: 'FETCH_FORBIDDEN_ADDRESS', retryable: false };

/** A name server of our own: what the name resolves to, one list of addresses per question. */
function resolvesTo(...answers: string[][]): LookupFunction {
  let question = 0;
  return (_hostname, options, callback) => {
    const addresses = answers[Math.min(question++, answers.length - 1)] ?? [];
    const all = addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }));
    if (options.all) callback(null, all);
    else callback(null, all[0]?.address ?? '', all[0]?.family ?? 4);
  };
}

describe('addresses that HttpFeedSource does not connect to', () => {
  let canary: Server;
  let canaryPort = 0;
  let contacts = 0;
  let target = '';
  let redirector: HostileServer;

  beforeAll(async () => {
    canary = createServer((socket) => {
      contacts++;
      socket.destroy();
    }).listen(0); // every address of this machine, IPv4 and IPv6
    await once(canary, 'listening');
    canaryPort = (canary.address() as { port: number }).port;
    redirector = await startHostileServer((_, response) => response.writeHead(302, { location: target }).end());
  });
  afterAll(async () => {
    canary.close();
    await redirector.close();
  });

  const FORMS = [
    '127.0.0.1',
    '2130706433',
    '0x7f.1',
    '0177.0.0.1',
    '127.1',
    '[::1]',
    '[::ffff:127.0.0.1]',
    '[::ffff:7f00:1]',
    '[::]',
    '0.0.0.0',
    'localhost',
  ];

  it.each(FORMS)('%s, neither asked nor redirected to', async (host) => {
    const source = new HttpFeedSource({ allow: [`127.0.0.1:${redirector.port}`] });
    target = `http://${host}:${canaryPort}/latest`;
    await expect(source.fetch(target, { maxBytes })).rejects.toMatchObject(refused);
    await expect(source.fetch(redirector.origin, { maxBytes })).rejects.toMatchObject(refused);
    expect(contacts).toBe(0);
  });

  it.each(['http://169.254.169.254/latest/meta-data', 'http://10.0.0.1', 'https://[fd00::1]/', 'file:///etc/passwd'])(
    '%s, redirected to',
    async (location) => {
      const source = new HttpFeedSource({ allow: [`127.0.0.1:${redirector.port}`] });
      target = location;
      await expect(source.fetch(redirector.origin, { maxBytes })).rejects.toMatchObject(refused);
    },
  );

  it.each([
    ['a name for a private address', [['127.0.0.1']]],
    ['a name for a public and a private address', [['93.184.216.34', '127.0.0.1']]],
    ['a name for a mapped address', [['::ffff:127.0.0.1']]],
  ])('%s', async (_name, answers) => {
    const source = new HttpFeedSource({ lookup: resolvesTo(...answers) });
    await expect(source.fetch(`http://feeds.example:${canaryPort}/`, { maxBytes })).rejects.toMatchObject(refused);
    expect(contacts).toBe(0);
  });

  it('a name that changes its address between two questions (DNS rebinding)', async () => {
    target = `http://feeds.example:${redirector.port}/again`;
    const allow = [`127.0.0.1:${redirector.port}`];
    const source = new HttpFeedSource({ allow, lookup: resolvesTo(['127.0.0.1'], ['127.0.0.2']) });
    const before = redirector.requests.length;
    await expect(source.fetch(target, { maxBytes })).rejects.toMatchObject(refused);
    expect(redirector.requests.length - before).toBe(1);
  });

  it('proves by an allowed address that the canary would have sung', async () => {
    const source = new HttpFeedSource({ allow: ['127.0.0.1', '::1'] });
    await expect(source.fetch(`http://127.0.0.1:${canaryPort}/`, { maxBytes })).rejects.toMatchObject({
      code: 'FETCH_CUT',
    });
    expect(contacts).toBe(1);
  });
});

describe('AddressPolicy', () => {
  const nothing = new AddressPolicy([]);

  it.each(['93.184.216.34', '1.1.1.1', '172.15.0.1', '100.128.0.1', '2a01:e0a::1', '2606:4700:4700::1111'])(
    'permits the public address %s',
    (address) => {
      expect(nothing.permits(address, 443)).toBe(true);
    },
  );

  it.each([
    ...['0.0.0.0', '10.1.2.3', '100.64.0.1', '127.0.0.1', '127.255.255.254', '169.254.169.254', '172.16.0.1'],
    ...['172.31.255.255', '192.168.1.1', '192.0.0.192', '198.18.0.1', '224.0.0.1', '240.0.0.1', '255.255.255.255'],
    ...['::', '::1', '::ffff:8.8.8.8', '64:ff9b::7f00:1', 'fc00::1', 'fd00:ec2::254', 'fe80::1', 'ff02::1'],
    ...['2001:db8::1', '2001::1', '2002:7f00:1::', 'not an address', ''],
  ])('forbids %s', (address) => {
    expect(nothing.permits(address, 443)).toBe(false);
  });

  it('permits what is allowed, at its port when one is named', () => {
    const policy = new AddressPolicy(['127.0.0.1:8080', '10.0.0.0/8', 'fd00::/8', '[::1]:80', '192.168.0.7']);
    const permitted = (address: string, port: number): boolean => policy.permits(address, port);
    expect([permitted('127.0.0.1', 8080), permitted('127.0.0.1', 80)]).toEqual([true, false]);
    expect([permitted('10.9.9.9', 1), permitted('11.0.0.1', 1), permitted('192.168.0.8', 1)]).toEqual([
      true,
      true,
      false,
    ]);
    expect([permitted('fd12::1', 1), permitted('::1', 80), permitted('::1', 81)]).toEqual([true, true, false]);
  });

  it.each(['localhost', '127.0.0.1:port', '10.0.0.0/8/8:x', '::1]:80', ''])(
    'does not take %j for an address',
    (text) => {
      expect(() => new AddressPolicy([text])).toThrow(RangeError);
    },
  );
});
