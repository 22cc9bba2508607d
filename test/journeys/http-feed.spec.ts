import { readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { bourg, publishFeed, writeBourg } from './bourg.js';
import { startSuite, type Install } from './installs.js';
import { until } from './processes.js';

interface Feeds {
  readonly feeds: readonly {
    readonly id: string;
    readonly fetch: {
      readonly outcome: string;
      readonly code: string | null;
      readonly explanation: { readonly fr: string; readonly en: string } | null;
      readonly failingSince: string | null;
      readonly inARow: number;
      readonly entities: Readonly<Record<string, number>>;
    } | null;
  }[];
}

interface Versions {
  readonly versions: readonly { readonly version: number; readonly state: string }[];
}

describe('a feed over HTTP', () => {
  let folder = '';
  let feed = '';
  let install: Install;
  let server: Server;
  let port = 0;
  const statuses: number[] = [];

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'maillage-http-'));
    feed = (await writeBourg(folder)).feed;
    server = createServer((request, response) => {
      void readFile(feed).then((bytes) => {
        const etag = `"${bytes.length}-${bytes.readUInt32LE(bytes.length - 40)}"`;
        const status = request.headers['if-none-match'] === etag ? 304 : 200;
        statuses.push(status);
        response.writeHead(status, { etag }).end(status === 200 ? bytes : undefined);
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    ({ port } = server.address() as AddressInfo);
    const territoryFile = join(folder, 'bourg.yaml');
    const declared = await readFile(territoryFile, 'utf8');
    await writeFile(territoryFile, declared.replace('./bourg.zip', `http://127.0.0.1:${port}/gtfs.zip`));
    const options = { territoryFiles: [territoryFile], territoryFolder: folder, dataFolder: join(folder, 'data') };
    install = await startSuite(options, { MAILLAGE_FETCH_ALLOW: '127.0.0.1' });
  }, 120_000);
  afterAll(async () => {
    await install.stop();
    server.close();
    await rm(folder, { recursive: true, force: true });
  }, 60_000);

  const refresh = (): Promise<Response> => fetch(`${install.url}/v1/feeds/bus/refresh`, { method: 'POST' });
  const states = async (): Promise<string[]> => {
    const { versions } = (await (await fetch(`${install.url}/v1/feeds/bus/versions`)).json()) as Versions;
    return versions.map(({ version, state }) => `${version} ${state}`);
  };

  const lastFetch = async () => {
    const { feeds } = (await (await fetch(`${install.url}/v1/feeds`)).json()) as Feeds;
    return feeds.find(({ id }) => id === 'bus')?.fetch;
  };
  const lastFetchIs = (outcome: string): Promise<void> =>
    until(`the last fetch is ${outcome}`, async () => (await lastFetch())?.outcome === outcome);

  it('tells what the first fetch brought', async () => {
    await lastFetchIs('changed');
    expect(await lastFetch()).toMatchObject({
      code: null,
      explanation: null,
      failingSince: null,
      entities: { trips: expect.any(Number) },
    });
  });

  it('travels once, and not again while it is the same', async () => {
    expect(await states()).toEqual(['1 ACTIVE']);
    await refresh();
    await until('the server is asked again', () => Promise.resolve(statuses.length === 2));
    expect(statuses).toEqual([200, 304]);
    expect(await states()).toEqual(['1 ACTIVE']);
  });

  it('answers on the new content when it changed', async () => {
    await publishFeed(feed, bourg({ name: 'B', minute: 5 }));
    await refresh();
    await until('version 2 answers', async () => (await states()).join() === '2 ACTIVE,1 RETIRED');
  });

  it('keeps answering when the server is gone', async () => {
    await new Promise((resolve) => {
      server.close(resolve);
      server.closeAllConnections();
    });
    await refresh();
    await until('the failure is told', () =>
      Promise.resolve(install.processes.some((process) => process.output().includes('cannot be fetched'))),
    );
    expect((await fetch(`${install.url}/api/v1/health`)).status).toBe(200);
    expect(await states()).toEqual(['2 ACTIVE', '1 RETIRED']);
  });

  it('tells why, in both languages, until the server is back', async () => {
    await lastFetchIs('failed');
    expect(await lastFetch()).toMatchObject({
      code: 'FETCH_UNREACHABLE',
      explanation: { fr: expect.stringContaining('joint'), en: expect.stringContaining('reached') },
      failingSince: expect.stringMatching(/Z$/),
    });
    await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
    await refresh();
    await lastFetchIs('unchanged');
    expect(await lastFetch()).toMatchObject({ code: null, failingSince: null, inARow: 0 });
  });
});
