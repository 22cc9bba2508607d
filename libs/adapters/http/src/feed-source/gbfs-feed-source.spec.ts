import { buffer } from 'node:stream/consumers';
import { afterEach, describe, expect, it } from '@jest/globals';
import { strFromU8, unzipSync } from 'fflate';
import { startHostileServer, type HostileServer } from '../testing/hostile-server.js';
import { GbfsFeedSource } from './gbfs-feed-source.js';
import { HttpFeedSource } from './http-feed-source.js';

const servers: HostileServer[] = [];
afterEach(() => Promise.all(servers.splice(0).map((server) => server.close())));

/** A system behind a server; `documents` by path. */
async function serve(documents: (origin: string) => Readonly<Record<string, unknown>>): Promise<HostileServer> {
  const server = await startHostileServer((request, response) => {
    const body = documents(server.origin)[request.url ?? ''];
    if (body === undefined) response.writeHead(404).end();
    else response.writeHead(200).end(typeof body === 'string' ? body : JSON.stringify(body));
  });
  servers.push(server);
  return server;
}

async function fetchZip(server: HostileServer, maxBytes = 1_000_000): Promise<Record<string, string>> {
  const source = new GbfsFeedSource(new HttpFeedSource({ allow: [`127.0.0.1:${server.port}`] }));
  const fetched = await source.fetch(`${server.origin}/gbfs.json`, { maxBytes, kind: 'gbfs' });
  if (fetched.kind !== 'archive') throw new Error('an archive was expected');
  const files = unzipSync(await buffer(fetched.bytes));
  return Object.fromEntries(Object.entries(files).map(([name, bytes]) => [name, strFromU8(bytes)]));
}

const discovery = (...feeds: { name: string; url: string }[]) => ({
  last_updated: 1_768_888_800,
  ttl: 60,
  version: '2.3',
  data: { fr: { feeds } },
});

describe('a GBFS system over HTTP', () => {
  it('is its discovery and what stands in it, not the state of the minute', async () => {
    const server = await serve((origin) => ({
      '/gbfs.json': discovery(
        { name: 'system_information', url: `${origin}/system` },
        { name: 'station_information', url: 'stations' },
        { name: 'station_status', url: `${origin}/status` },
      ),
      '/system': { data: { system_id: 'velo' } },
      '/stations': { data: { stations: [] } },
    }));
    const files = await fetchZip(server);
    expect(Object.keys(files).sort()).toEqual(['gbfs.json', 'station_information.json', 'system_information.json']);
    expect(files['system_information.json']).toBe('{"data":{"system_id":"velo"}}');
    expect(server.requests.map(({ url }) => url)).not.toContain('/status');
  });

  it('never asks an address inside, whatever the discovery says', async () => {
    const inside = await serve(() => ({ '/secret': 'x' }));
    const server = await serve(() => ({
      '/gbfs.json': discovery({ name: 'station_information', url: `${inside.origin}/secret` }),
    }));
    await expect(fetchZip(server)).rejects.toMatchObject({ code: 'FETCH_FORBIDDEN_ADDRESS' });
    expect(inside.requests).toHaveLength(0);
  });

  it.each([
    ['missing', 404],
    ['broken', 500],
    ['forbidden', 403],
  ])('loses a document that it can do without, and nothing else, where that is %s', async (_, status) => {
    const server = await startHostileServer((request, response) => {
      const feeds = ['system_pricing_plans', 'station_information', 'geofencing_zones'].map((name) => ({
        name,
        url: `${server.origin}/${name}`,
      }));
      if (request.url === '/gbfs.json') response.writeHead(200).end(JSON.stringify(discovery(...feeds)));
      else if (request.url === '/station_information') response.writeHead(200).end('{}');
      else response.writeHead(status).end();
    });
    servers.push(server);
    expect(Object.keys(await fetchZip(server)).sort()).toEqual(['gbfs.json', 'station_information.json']);
  });

  it('fails as a whole when its stations are missing or too large', async () => {
    const missing = await serve((origin) => ({
      '/gbfs.json': discovery({ name: 'station_information', url: `${origin}/none` }),
    }));
    await expect(fetchZip(missing)).rejects.toMatchObject({ code: 'FETCH_NOT_FOUND' });
    const large = await serve((origin) => ({
      '/gbfs.json': discovery({ name: 'station_information', url: `${origin}/large` }),
      '/large': 'x'.repeat(900),
    }));
    await expect(fetchZip(large, 1_000)).rejects.toMatchObject({ code: 'FETCH_TOO_LARGE' });
  });

  it('brings a discovery that is none to whoever judges it', async () => {
    const server = await serve(() => ({ '/gbfs.json': '{"data":{}}' }));
    expect(Object.keys(await fetchZip(server))).toEqual(['gbfs.json']);
  });
});
