import { RouteConfig } from '@nestjs/platform-fastify';
import type { Readable } from 'node:stream';

/**
 * The method gets a body that is no JSON and no form as a stream, before a byte of it is read: it decides who may send what.
 * Other methods refuse such bodies as before.
 */
export const StreamedBody = (): MethodDecorator => RouteConfig({ streamsBody: true });

/** The part of Fastify that takes parsers. */
interface ParserHost {
  removeContentTypeParser(mediaType: string): unknown;
  addContentTypeParser(
    mediaType: '*',
    parser: (request: AskedRoute, payload: Readable, done: (error: Error | null, body?: unknown) => void) => void,
  ): unknown;
}
interface AskedRoute {
  readonly routeOptions: { readonly config?: unknown };
}

export function acceptStreams(server: ParserHost): void {
  server.removeContentTypeParser('text/plain');
  server.addContentTypeParser('*', (request, payload, done) => {
    const { config } = request.routeOptions;
    if (typeof config === 'object' && config !== null && 'streamsBody' in config) done(null, payload);
    else done(unsupported());
  });
}

const unsupported = (): Error => Object.assign(new Error('unsupported media type'), { statusCode: 415 });
