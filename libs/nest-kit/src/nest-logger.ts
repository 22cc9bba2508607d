import type { LoggerService } from '@nestjs/common';
import type { AppLogger } from './logger.js';
import { safeError } from './safe-error.js';

/** What Nest tells about its own start is of use to who debugs Nest. */
const QUIET = new Set([
  'InstanceLoader',
  'NestApplication',
  'NestFactory',
  'NestMicroservice',
  'RouterExplorer',
  'RoutesResolver',
]);

/** Nest's logger on pino: the last parameter of a line is its context. */
export class NestLogger implements LoggerService {
  constructor(private readonly logger: AppLogger) {}

  log(message: unknown, ...context: unknown[]): void {
    this.write(QUIET.has(String(context.at(-1))) ? 'debug' : 'info', message, context);
  }
  warn(message: unknown, ...context: unknown[]): void {
    this.write('warn', message, context);
  }
  error(message: unknown, ...context: unknown[]): void {
    this.write('error', message, context);
  }
  fatal(message: unknown, ...context: unknown[]): void {
    this.write('fatal', message, context);
  }
  debug(message: unknown, ...context: unknown[]): void {
    this.write('debug', message, context);
  }
  verbose(message: unknown, ...context: unknown[]): void {
    this.write('trace', message, context);
  }

  private write(
    level: 'trace' | 'debug' | 'info' | 'warn' | 'error' | 'fatal',
    message: unknown,
    context: readonly unknown[],
  ): void {
    const last = context.at(-1);
    const from = typeof last === 'string' && !last.includes('\n') ? { context: last } : {};
    if (message instanceof Error) this.logger[level]({ ...from, error: safeError(message) });
    else if (typeof message === 'string') this.logger[level](from, message);
    else this.logger[level](from);
  }
}
