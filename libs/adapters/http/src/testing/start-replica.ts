import 'reflect-metadata';
import { GENERATION_HEADER, internalRoutes, READINESS_PATH, toInternalProblem } from '@maillage/contracts';
import { Problem } from '@maillage/kernel';
import {
  Body,
  Catch,
  Controller,
  HttpCode,
  Module,
  Post,
  Req,
  Res,
  type ArgumentsHost,
  type ExceptionFilter,
  type NestApplicationOptions,
} from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { ServerResponse } from 'node:http';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';

interface Reply {
  readonly raw: ServerResponse;
  status(status: number): Reply;
  header(name: string, value: string): Reply;
  send(body: string | Uint8Array): unknown;
}

/** What a replica does with a request. */
export interface ReplicaScript {
  readonly generation: number;
  answer(path: string, request: unknown, signal: AbortSignal): unknown;
}

export interface Replica {
  readonly address: string;
  /** Path and body of every request, in the order of arrival. */
  readonly asked: readonly { readonly path: string; readonly request: unknown }[];
  readonly stop: () => Promise<void>;
}

/** An itinerary-planner in miniature: the internal routes on a real server, before a script. */
export async function startReplica(script: Partial<ReplicaScript> = {}, port = 0): Promise<Replica> {
  const { generation = 7, answer = () => ({}) } = script;
  const asked: { path: string; request: unknown }[] = [];

  @Controller()
  class InternalController {
    @Post([...Object.values(internalRoutes).map(({ path }) => path), READINESS_PATH])
    @HttpCode(200)
    async handle(@Req() request: { url: string }, @Body() body: unknown, @Res() reply: Reply) {
      asked.push({ path: request.url, request: body });
      const answered = JSON.stringify(await answer(request.url, body, goneSignal(reply)));
      reply.header('content-type', 'application/json').header(GENERATION_HEADER, String(generation)).send(answered);
    }
  }

  @Module({ controllers: [InternalController] })
  class ReplicaModule {}

  const quiet: Pick<NestApplicationOptions, 'logger'> = { logger: false };
  const adapter = new FastifyAdapter({ forceCloseConnections: true });
  const app = await NestFactory.create<NestFastifyApplication>(ReplicaModule, adapter, quiet);
  app.useGlobalFilters(new InternalProblemFilter());
  await app.listen(port, '127.0.0.1');
  return { address: await app.getUrl(), asked, stop: () => app.close() };
}

function goneSignal({ raw }: Reply): AbortSignal {
  const gone = new AbortController();
  raw.once('close', () => {
    if (!raw.writableFinished) gone.abort();
  });
  return gone.signal;
}

@Catch()
class InternalProblemFilter implements ExceptionFilter {
  catch(thrown: unknown, host: ArgumentsHost): void {
    const problem = thrown instanceof Problem ? thrown : new Problem(500, 'BROKEN', { fr: 'Cassé', en: 'Broken' });
    const reply = host.switchToHttp().getResponse<Reply>();
    reply
      .status(problem.status)
      .header('content-type', 'application/problem+json')
      .send(JSON.stringify(toInternalProblem(problem)));
  }
}
