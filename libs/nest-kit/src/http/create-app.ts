import helmet from '@fastify/helmet';
import {
  StandardSchemaValidationPipe,
  type DynamicModule,
  type NestApplicationOptions,
  type Type,
} from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { IncomingHttpHeaders } from 'node:http';
import type { Socket } from 'node:net';
import { LivenessModule } from './liveness.module.js';
import type { AppLogger } from '../logger.js';
import { NestLogger } from '../nest-logger.js';
import { ProblemFilter, sendProblem } from '../problem.filter.js';
import { problemAnswer } from '../problem-document.js';
import { problemOf, problemOfIssues, problemOfStatus } from '../problems.js';
import { ARRIVAL_MS, httpLimits, KEEP_ALIVE_MS, PATH_SEGMENT_LENGTH, type HttpLimits } from './limits.js';
import { RouteMethods } from './route-methods.js';
import { acceptStreams } from './streamed-body.js';
import { securityHeaders } from './security-headers.js';

/** A Nest application on Fastify with the house's limits, headers, problems and log. It does not listen yet. */
export async function createApp(
  module: Type | DynamicModule,
  options: { readonly logger: AppLogger; readonly limits?: Partial<HttpLimits> },
): Promise<NestFastifyApplication> {
  const limits = { ...httpLimits, ...options.limits };
  const { logger } = options;
  const methods = new RouteMethods();
  const adapter = createAdapter(limits);
  acceptStreams(adapter.getInstance());
  adapter.getInstance().addHook('onRoute', (route) => methods.add(route));
  const nest: Pick<NestApplicationOptions, 'abortOnError' | 'logger'> = {
    abortOnError: false,
    logger: new NestLogger(logger),
  };
  const app = await NestFactory.create<NestFastifyApplication>(rootOf(module), adapter, nest);
  app.useGlobalFilters(new ProblemFilter(logger, methods));
  app.useGlobalPipes(new StandardSchemaValidationPipe({ exceptionFactory: problemOfIssues }));
  await app.register(helmet, { contentSecurityPolicy: false });
  addHooks(app, limits, logger);
  return app;
}

const createAdapter = (limits: HttpLimits): FastifyAdapter =>
  new FastifyAdapter({
    trustProxy: false,
    bodyLimit: limits.bodyBytes,
    requestTimeout: ARRIVAL_MS,
    keepAliveTimeout: KEEP_ALIVE_MS,
    forceCloseConnections: 'idle',
    schemaController: { compilersFactory: NO_COMPILERS },
    routerOptions: { maxParamLength: PATH_SEGMENT_LENGTH },
    frameworkErrors: (
      error: Error,
      request: { headers: IncomingHttpHeaders },
      reply: {
        raw: { writeHead(status: number, headers: Readonly<Record<string, string>>): { end(body: string): unknown } };
      },
    ) => {
      const { status, headers, body } = problemAnswer(problemOf(error), request.headers['accept-language']);
      reply.raw.writeHead(status, headers).end(body);
    },
    clientErrorHandler: (error: Error, socket: Socket) => refuseConnection(error, socket),
  });

const notCompiled = (): never => {
  throw new TypeError('routes declare no JSON schema: the pipe validates, controllers write');
};
/** Fastify would read its compilers of JSON schemas, a megabyte of code, for routes that declare none. */
const NO_COMPILERS = { buildValidator: notCompiled, buildSerializer: notCompiled };

const rootOf = (module: Type | DynamicModule): DynamicModule => {
  class Root {}
  return { module: Root, imports: [LivenessModule, module] };
};

function addHooks(app: NestFastifyApplication, limits: HttpLimits, logger: AppLogger): void {
  const server = app.getHttpAdapter().getInstance();
  server.addHook('onRequest', (request, reply, done) => {
    void reply.headers(securityHeaders(request.url));
    if (request.url.length <= limits.urlBytes) done();
    else sendProblem(problemOfStatus(414), request, reply);
  });
  server.addHook('onRequest', (request, reply, done) => {
    // Fastify's own `handlerTimeout` forgets a request as soon as Node has read its body: a POST would have no deadline
    const timer = setTimeout(() => {
      if (!reply.sent) sendProblem(problemOfStatus(503), request, reply);
    }, limits.deadlineMs);
    reply.raw.once('close', () => clearTimeout(timer));
    done();
  });
  let closing = false;
  server.addHook('preClose', (done) => {
    closing = true;
    done();
  });
  server.addHook('onSend', (request, reply, _payload, done) => {
    // a connection kept alive would keep the server from closing, and on one with an unread body nothing more can be asked
    if (closing || !request.raw.complete) void reply.header('connection', 'close');
    done();
  });
  server.addHook('onResponse', (request, reply, done) => {
    const route = request.routeOptions.url ?? 'unmatched';
    const ms = Math.round(reply.elapsedTime);
    logger.info({ method: request.method, route, status: reply.statusCode, ms }, 'request');
    done();
  });
}

/** What is no HTTP, or whose head is larger than Node reads, never becomes a request. */
function refuseConnection(error: Error & { readonly code?: string }, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return;
  }
  const status = { HPE_HEADER_OVERFLOW: 431, ERR_HTTP_REQUEST_TIMEOUT: 408 }[error.code ?? ''] ?? 400;
  const problem = problemOfStatus(status);
  const { headers, body } = problemAnswer(problem, undefined);
  socket.end(
    [
      `HTTP/1.1 ${problem.status} ${problem.title.en}`,
      ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
      `content-length: ${Buffer.byteLength(body)}`,
      'connection: close',
      '',
      body,
    ].join('\r\n'),
  );
}
