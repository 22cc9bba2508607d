import { Catch, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import { toInternalProblem } from '@maillage/contracts';
import { Problem } from '@maillage/kernel';
import type { InternalReply } from './internal-reply.js';

/** A refusal on its way to the gateway, in both languages. What is no refusal is left to the app's own filter. */
@Catch(Problem)
export class InternalProblemFilter implements ExceptionFilter<Problem> {
  catch(problem: Problem, host: ArgumentsHost): void {
    host
      .switchToHttp()
      .getResponse<InternalReply>()
      .status(problem.status)
      .header('content-type', 'application/problem+json; charset=utf-8')
      .send(JSON.stringify(toInternalProblem(problem)));
  }
}
