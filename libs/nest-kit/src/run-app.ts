import { Failure } from '@maillage/kernel';
import type { EventListening } from '@maillage/ports';
import type { DynamicModule, Type } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { isNativeError } from 'node:util/types';
import { createApp } from './http/create-app.js';
import type { HttpLimits } from './http/limits.js';
import type { AppLogger } from './logger.js';
import { SubscribingServer } from './subscribing-server.js';

export interface RunOptions {
  readonly module: Type | DynamicModule;
  readonly logger: AppLogger;
  readonly host: string;
  /** 0 takes a free one. */
  readonly port: number;
  readonly limits?: Partial<HttpLimits>;
  /** The bus; its subscriptions start once the application answers. */
  readonly listening?: EventListening;
  /** Before it listens, e.g. to publish the OpenAPI document. */
  readonly prepare?: (app: NestFastifyApplication) => void | Promise<void>;
}

export interface RunningApp {
  readonly app: NestFastifyApplication;
  /** `http://127.0.0.1:3000` */
  readonly url: string;
  /** Stops taking requests and events, lets those in work end, closes everything; twice is once. */
  close(): Promise<void>;
}

/** Starts an application. @throws Failure `PORT_TAKEN`, with nothing left open */
export async function runApp(options: RunOptions): Promise<RunningApp> {
  const { module, logger, limits, listening, prepare, host, port } = options;
  const app = await createApp(module, { logger, ...(limits && { limits }) });
  try {
    await prepare?.(app);
    if (listening) app.connectMicroservice({ strategy: new SubscribingServer(listening) });
    await app.listen(port, host);
    await app.startAllMicroservices();
  } catch (error) {
    await app.close().catch(() => undefined);
    throw isPortTaken(error) ? portTaken(port, error) : error;
  }
  let closing: Promise<void> | undefined;
  return { app, url: await app.getUrl(), close: () => (closing ??= app.close()) };
}

const isPortTaken = (error: unknown): boolean => isNativeError(error) && 'code' in error && error.code === 'EADDRINUSE';

const portTaken = (port: number, cause: unknown): Failure =>
  new Failure(
    'PORT_TAKEN',
    `Le port ${port} est déjà pris : choisissez-en un autre avec --port N. / Port ${port} is taken: choose another with --port N.`,
    { retryable: false, cause },
  );
