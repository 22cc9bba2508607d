import { once } from 'node:events';
import { appendFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { createServer as createSecureServer, type Server as SecureServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { Authority } from '@maillage/adapters-http/testing';
import { writeBourg } from '../journeys/bourg.js';
import type { OddLive } from './odd-live.js';

export const ODD_TOWN = 'oddville';

export interface OddTown {
  readonly territoryFile: string;
  /** The archive of its timetable. */
  readonly feed: string;
  /** How often a document of a row was asked for. */
  readonly asked: (index: number, path: string) => number;
  readonly close: () => void;
}

/** The feed of a row, by its place among the rows. */
export const feedOf = (index: number): string => `odd-${String(index)}`;

const TURNING = 'turning.example';
/** For the process that reads the town: its token, and a name server that changes its mind (A17). */
export const ODD_ENVIRONMENT: Readonly<Record<string, string>> = {
  ODD_TOKEN: 'a-token-that-is-long-enough-for-an-operator',
  NODE_OPTIONS: `--import data:text/javascript,${encodeURIComponent(`
    import dns from 'node:dns';
    import { syncBuiltinESMExports } from 'node:module';
    const { lookup } = dns;
    let asked = 0;
    dns.lookup = (name, options, callback) => {
      if (name !== '${TURNING}') return lookup(name, options, callback);
      const address = asked++ === 0 ? '127.0.0.1' : '127.0.0.2';
      if (options.all) callback(null, [{ address, family: 4 }]);
      else callback(null, address, 4);
    };
    syncBuiltinESMExports();`)}`,
};

/**
 * A town in which each row of the catalogue is a feed of its own, on a server of its own: a host that is given time to rest is
 * nobody else's. A feed is sound when it is asked first, and odd ever after.
 */
export async function serveOddTown(folder: string, rows: readonly OddLive[]): Promise<OddTown> {
  const { territoryFile, feed } = await writeBourg(folder, ODD_TOWN);
  const isSecured = rows.some(({ authority }) => authority !== undefined);
  const [ours, other] = isSecured ? await Promise.all([Authority.create(), Authority.create()]) : [];
  const identity = await ours?.sign('IP:127.0.0.1', ['20200101000000Z', '20490101000000Z']);
  const counts = rows.map(() => new Map<string, number>());
  const servers = rows.map((row, index) =>
    serverOf(row, identity, (path) => {
      const times = counts[index]?.get(path) ?? 0;
      counts[index]?.set(path, times + 1);
      return { path, times, index };
    }),
  );
  await Promise.all(servers.map((server) => once(server.listen(0, '127.0.0.1'), 'listening')));
  const feeds = rows.map(
    ({ kind, declared = '', profile = 'parkapi-v3', authority, hasTurningName = false }, index) => {
      const origin = `${authority === undefined ? 'http' : 'https'}://${hasTurningName ? TURNING : '127.0.0.1'}:${String((servers[index]?.address() as AddressInfo).port)}`;
      const members = {
        'gtfs-rt': 'for: bus, refresh: 5s',
        gbfs: 'refresh: 5s',
        parking: `profile: ${profile}, refresh: 5s`,
      };
      const path = { 'gtfs-rt': 'rt', gbfs: 'gbfs.json', parking: 'parks.json' }[kind];
      const ca = authority === 'named' ? ours : authority === 'another' ? other : undefined;
      const named = ca ? `, ca: "${ca.url}"` : '';
      return `  - { id: ${feedOf(index)}, kind: ${kind}, url: ${origin}/${path}, ${members[kind]}${declared.replace('ORIGIN', origin)}${named} }`;
    },
  );
  const pushed = `  - { id: pushed, kind: gtfs-rt, for: bus, push: { token: "\${ODD_TOKEN}" } }`;
  await appendFile(territoryFile, ['', ...feeds, pushed, 'fetch: { allow: [127.0.0.1] }', ''].join('\n'));
  return {
    territoryFile,
    feed,
    asked: (index, path) => counts[index]?.get(path) ?? 0,
    close: () => {
      void Promise.all([ours?.remove(), other?.remove()]);
      for (const server of servers) {
        server.closeAllConnections();
        server.close();
      }
    },
  };
}

function serverOf(
  row: OddLive,
  identity: Identity | undefined,
  ask: (path: string) => Parameters<OddLive['answer']>[0],
): Server | SecureServer {
  const answer = (request: IncomingMessage, response: ServerResponse): void => {
    const told = row.answer(ask((request.url ?? '').slice(1)));
    if (told === undefined) response.writeHead(404).end();
    else if (typeof told === 'function') told(response);
    else response.end(told);
  };
  return row.authority !== undefined && identity ? createSecureServer(identity, answer) : createServer(answer);
}

type Identity = Awaited<ReturnType<Authority['sign']>>;
