import { afterEach, beforeEach, expect, it, jest } from '@jest/globals';
import { CacheKeys } from './cache-key.js';

const secret = new Uint8Array(32).fill(7);
const request = { territory: 'ville', stopId: 'bus_C' };
const elsewhere = { ...request, territory: 'pays' };
const another = { ...request, stopId: 'bus_M' };
const name = (keys: CacheKeys, kind = 'stoptimes', generation = 7) => keys.nameOf(kind, generation, request);

beforeEach(() => {
  jest.useFakeTimers({ now: Date.parse('2026-01-20T23:59:00Z') });
});
afterEach(() => {
  jest.useRealTimers();
});

it('gateways that share a secret share names, others do not', () => {
  expect(name(new CacheKeys(secret))).toBe(name(new CacheKeys(secret)));
  expect(name(new CacheKeys())).not.toBe(name(new CacheKeys()));
});

it('a name follows the territory, the network, the kind and the request', () => {
  const keys = new CacheKeys(secret);
  const names = [
    name(keys),
    name(keys, 'map/stops'),
    name(keys, 'stoptimes', 8),
    keys.nameOf('stoptimes', 7, elsewhere),
    keys.nameOf('stoptimes', 7, another),
  ];
  expect(new Set(names).size).toBe(names.length);
  expect(names.join()).not.toMatch(/bus_|stopId|stoptimes/);
});

it('S35: names change every day', () => {
  const keys = new CacheKeys(secret);
  const today = name(keys);
  jest.setSystemTime(Date.parse('2026-01-21T00:01:00Z'));
  expect(name(keys)).not.toBe(today);
  jest.setSystemTime(Date.parse('2026-01-20T12:00:00Z'));
  expect(name(keys)).toBe(today);
});

it('gives back what it sealed under the same name only', () => {
  const keys = new CacheKeys(secret);
  const body = new TextEncoder().encode('answer');
  expect(keys.unseal('a', keys.seal('a', body))).toEqual(Buffer.from(body));
  expect(keys.unseal('b', keys.seal('a', body))).toBeUndefined();
  expect(new CacheKeys().unseal('a', keys.seal('a', body))).toBeUndefined();
  expect(keys.unseal('a', body)).toBeUndefined();
});
