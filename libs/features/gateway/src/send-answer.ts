import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { constants, gzip } from 'node:zlib';
import { GENERATION_HEADER } from '@maillage/contracts';
import { headerOf, type HttpReply, type HttpRequest } from './http-exchange.js';
import type { Outgoing } from './outgoing.js';

/** About one network packet: less is not sent sooner when compressed. */
const GZIP_FROM_BYTES = 1_400;

const MEDIA_TYPES = { json: 'application/json; charset=utf-8', geojson: 'application/geo+json' } as const;

const compress = promisify(gzip);

/** Passes the bytes through, compressed when the client takes it and it pays. */
export async function sendAnswer(request: HttpRequest, reply: HttpReply, outgoing: Outgoing): Promise<void> {
  reply
    .header(GENERATION_HEADER, String(outgoing.generation))
    .header('vary', `${outgoing.format ? 'Accept, ' : ''}Accept-Encoding, Accept-Language`)
    .header('cache-control', cacheControlOf(outgoing));
  if (outgoing.keepSeconds !== undefined && isUnchanged(request, reply, outgoing)) {
    reply.status(304).send();
    return;
  }
  reply.status(200).header('content-type', outgoing.mediaType ?? MEDIA_TYPES[outgoing.format ?? 'json']);
  if (outgoing.body.byteLength < GZIP_FROM_BYTES || !takesGzip(request)) reply.send(outgoing.body);
  else reply.header('content-encoding', 'gzip').send(await compress(outgoing.body, { level: constants.Z_BEST_SPEED }));
}

/** `private`: boards and map sections tell where their reader is, so no shared cache may hold them either. */
const cacheControlOf = ({ keepSeconds }: Outgoing): string =>
  keepSeconds === undefined ? 'private, no-store' : `private, max-age=${keepSeconds}`;

/** The tag follows the bytes and the network, so a swap or a delay always changes it (RFC 9110, weak comparison). */
function isUnchanged(request: HttpRequest, reply: HttpReply, { generation, body }: Outgoing): boolean {
  const tag = `W/"${generation}-${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`;
  reply.header('etag', tag);
  return headerOf(request, 'if-none-match')
    .split(',')
    .some((candidate) => candidate.trim().replace(/^(?!W\/)/, 'W/') === tag);
}

const takesGzip = (request: HttpRequest): boolean =>
  headerOf(request, 'accept-encoding')
    .split(',')
    .map((coding) => coding.trim().toLowerCase().replaceAll(' ', ''))
    .some((coding) => /^(gzip|x-gzip|\*)(;|$)/.test(coding) && !/;q=0(\.0*)?$/.test(coding));
