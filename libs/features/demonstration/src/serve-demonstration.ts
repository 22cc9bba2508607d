import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { LIVE_DOCUMENTS, type LiveDocument, type LiveTerritory } from '@maillage/demo-territory';
import { Failure, type Instant } from '@maillage/kernel';

export interface DemonstrationServer {
  /** `http://127.0.0.1:port`, without a slash at the end. */
  readonly url: string;
  close(): Promise<void>;
}

interface Served {
  readonly live: LiveTerritory;
  /** The present of the territory. */
  readonly now: () => Instant;
  /** 0 takes any that is free. */
  readonly port: number;
}

const LOOPBACK = '127.0.0.1';
const STANDING_FOLDER = 'velorvel';

/** Serves what moves in the demonstration territory, to this machine alone. @throws Failure `PORT_TAKEN` */
export async function serveDemonstration({ live, now, port }: Served): Promise<DemonstrationServer> {
  const server = createServer((request, response) => {
    answer(request, response, (name) => read(live, name, now(), urlOf(server)));
  });
  await listening(server, port);
  return { url: urlOf(server), close: () => closed(server) };
}

interface Document {
  readonly type: string;
  readonly bytes: Uint8Array;
}

function read(live: LiveTerritory, name: string, now: Instant, url: string): Document | undefined {
  if (isLive(name)) return { type: LIVE_DOCUMENTS[name], bytes: live.read(name, now) };
  const standing = Object.entries(live.bikeShare).find(([file]) => `${STANDING_FOLDER}/${file}` === name)?.[1];
  // GBFS wants whole addresses, which only the server knows.
  const text = standing?.replaceAll('"./', `"${url}/${STANDING_FOLDER}/`);
  return text === undefined ? undefined : { type: 'application/json', bytes: new TextEncoder().encode(text) };
}

const isLive = (name: string): name is LiveDocument => Object.hasOwn(LIVE_DOCUMENTS, name);

function answer(
  request: IncomingMessage,
  response: ServerResponse,
  find: (name: string) => Document | undefined,
): void {
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    response.writeHead(405, { allow: 'GET, HEAD' }).end();
    return;
  }
  const [path = ''] = (request.url ?? '').split('?');
  const document = find(path.slice(1));
  if (!document) {
    response.writeHead(404).end();
    return;
  }
  const etag = `"${createHash('sha256').update(document.bytes).digest('base64url').slice(0, 22)}"`;
  if (request.headers['if-none-match'] === etag) {
    response.writeHead(304, { etag }).end();
    return;
  }
  response.writeHead(200, { 'content-type': document.type, 'content-length': document.bytes.length, etag });
  response.end(request.method === 'HEAD' ? undefined : document.bytes);
}

function urlOf(server: Server): string {
  const { port } = server.address() as AddressInfo;
  return `http://${LOOPBACK}:${String(port)}`;
}

const listening = (server: Server, port: number): Promise<void> =>
  new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      reject(error.code === 'EADDRINUSE' ? taken(port) : error);
    });
    server.listen(port, LOOPBACK, resolve);
  });

const taken = (port: number): Failure =>
  new Failure(
    'PORT_TAKEN',
    `Le port ${String(port)} de la démonstration est pris : MAILLAGE_DEMONSTRATION_PORT en choisit un autre. / ` +
      `Port ${String(port)} of the demonstration is taken: MAILLAGE_DEMONSTRATION_PORT chooses another.`,
  );

const closed = (server: Server): Promise<void> =>
  new Promise((resolve) => {
    server.close(() => {
      resolve();
    });
    server.closeAllConnections();
  });
