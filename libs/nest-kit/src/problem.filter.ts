import { Problem } from '@maillage/kernel';
import { Catch, NotFoundException, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { RouteMethods } from './http/route-methods.js';
import type { AppLogger } from './logger.js';
import { problemAnswer } from './problem-document.js';
import { problemOf, problemOfStatus } from './problems.js';
import { safeError } from './safe-error.js';

/** The parts of Fastify's request and reply that a refusal touches. */
interface AskedRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
}
interface OpenReply {
  readonly sent: boolean;
  status(status: number): OpenReply;
  headers(headers: Readonly<Record<string, string>>): OpenReply;
  send(body: string): unknown;
}

/** Every refusal of every app leaves here, as `application/problem+json` in the asker's language. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(
    private readonly logger: AppLogger,
    private readonly methods: RouteMethods,
  ) {}

  catch(thrown: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const request = http.getRequest<AskedRequest>();
    const reply = http.getResponse<OpenReply>();
    const problem = this.toProblem(thrown, request, reply);
    if (problem.status >= 500 && !(thrown instanceof Problem))
      this.logger.error({ error: safeError(thrown) }, 'a request failed');
    if (!reply.sent) sendProblem(problem, request, reply);
  }

  /** The router answers 404 to a known address asked with another method. */
  private toProblem(thrown: unknown, request: AskedRequest, reply: OpenReply): Problem {
    if (!(thrown instanceof NotFoundException)) return problemOf(thrown);
    const allowed = this.methods.allowedAt(request.url);
    if (allowed.length === 0 || allowed.includes(request.method)) return problemOf(thrown);
    reply.headers({ allow: allowed.join(', ') });
    return problemOfStatus(405);
  }
}

export function sendProblem(problem: Problem, request: AskedRequest, reply: OpenReply): void {
  const { status, headers, body } = problemAnswer(problem, request.headers['accept-language']);
  reply.status(status).headers(headers).send(body);
}
