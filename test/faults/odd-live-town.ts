import { once } from 'node:events';
import { appendFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { writeBourg } from '../journeys/bourg.js';
import type { OddLive } from './odd-live.js';

export const ODD_TOWN = 'oddville';

export interface OddTown {
  readonly territoryFile: string;
  readonly close: () => void;
}

/** The feed of a row, by its place among the rows. */
export const feedOf = (index: number): string => `odd-${String(index)}`;

/**
 * A town in which each row of the catalogue is a feed of its own, on a server of its own: a host that is given time to rest is
 * nobody else's. A feed is sound when it is asked first, and odd ever after.
 */
export async function serveOddTown(folder: string, rows: readonly OddLive[]): Promise<OddTown> {
  const { territoryFile } = await writeBourg(folder, ODD_TOWN);
  const servers = rows.map((row, index) => serverOf(row, index));
  await Promise.all(servers.map((server) => once(server.listen(0, '127.0.0.1'), 'listening')));
  const feeds = rows.map(({ kind, declared = '', profile = 'parkapi-v3' }, index) => {
    const origin = `http://127.0.0.1:${String((servers[index]?.address() as AddressInfo).port)}`;
    const members = {
      'gtfs-rt': 'for: bus, refresh: 5s',
      gbfs: 'refresh: 5s',
      parking: `profile: ${profile}, refresh: 5s`,
    };
    const path = { 'gtfs-rt': 'rt', gbfs: 'gbfs.json', parking: 'parks.json' }[kind];
    return `  - { id: ${feedOf(index)}, kind: ${kind}, url: ${origin}/${path}, ${members[kind]}${declared.replace('ORIGIN', origin)} }`;
  });
  await appendFile(territoryFile, ['', ...feeds, 'fetch: { allow: [127.0.0.1] }', ''].join('\n'));
  return {
    territoryFile,
    close: () => {
      for (const server of servers) {
        server.closeAllConnections();
        server.close();
      }
    },
  };
}

function serverOf(row: OddLive, index: number) {
  const asked = new Map<string, number>();
  return createServer((request: IncomingMessage, response: ServerResponse) => {
    const path = (request.url ?? '').slice(1);
    const times = asked.get(path) ?? 0;
    asked.set(path, times + 1);
    const answer = row.answer({ path, times, index });
    if (answer === undefined) response.writeHead(404).end();
    else if (typeof answer === 'function') answer(response);
    else response.end(answer);
  });
}
