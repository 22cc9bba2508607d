import type { LookupFunction } from 'node:net';
import { isIP } from 'node:net';
import { Failure } from '@maillage/kernel';
import { buildConnector } from 'undici';
import type { AddressPolicy } from './address-policy.js';

const CONNECT_MILLISECONDS = 10_000;

/**
 * Checks each address at the moment of connecting, so that neither a redirect nor a name that changes its address gets around it.
 * A host that is written as an address is never looked up, hence the check of its own.
 */
export const guardedConnector =
  (policy: AddressPolicy, lookup: LookupFunction, authority?: string): buildConnector.connector =>
  (options, callback) => {
    const port = Number(options.port || (options.protocol === 'https:' ? 443 : 80));
    const host = options.hostname.replace(/^\[|\]$/g, '');
    if (isIP(host) !== 0 && !policy.permits(host, port)) {
      callback(forbidden(host), null);
      return;
    }
    const connect = buildConnector({
      timeout: CONNECT_MILLISECONDS,
      lookup: guardedLookup(policy, lookup, port),
      ...(authority !== undefined && { ca: [authority] }),
    });
    connect(options, callback);
  };

/** Fails when any address of the name is forbidden: a name that mixes them is not trusted at all. */
const guardedLookup =
  (policy: AddressPolicy, lookup: LookupFunction, port: number): LookupFunction =>
  (hostname, options, callback) => {
    lookup(hostname, options, (error, address, family) => {
      const all = error ? [] : typeof address === 'string' ? [address] : address.map((each) => each.address);
      if (all.some((each) => !policy.permits(each, port))) callback(forbidden(hostname), [], family);
      else callback(error, address, family);
    });
  };

const forbidden = (host: string): Failure =>
  new Failure('FETCH_FORBIDDEN_ADDRESS', `${host} is not on the public network, and its address is not allowed here`);
