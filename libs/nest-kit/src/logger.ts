import { pino, type DestinationStream, type Logger } from 'pino';

export type AppLogger = Logger;

/** Lines of JSON on standard output; never a host name, a query string, a header or a body. */
export const createLogger = (options: {
  readonly name: string;
  readonly level?: string;
  readonly destination?: DestinationStream;
}): AppLogger =>
  pino(
    { level: options.level ?? 'info', base: { app: options.name } },
    ...(options.destination ? [options.destination] : []),
  );
