import { afterEach, describe, expect, it } from '@jest/globals';
import { Meter } from '@maillage/ports';
import { RecordingMeter } from '@maillage/testing';
import { Global, Module } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { createLogger } from '../logger.js';
import { createApp } from './create-app.js';
import { MetricsModule, type MetricsAudience } from './metrics.module.js';

const meter = new RecordingMeter();
meter.count('maillage_live_fetches_total', { territory: 'town' });

@Global()
@Module({ providers: [{ provide: Meter, useValue: meter }], exports: [Meter] })
class Wiring {}

describe('GET /metrics', () => {
  let app: NestFastifyApplication;
  const start = async (audience: MetricsAudience): Promise<void> => {
    const module = { module: class Root {}, imports: [Wiring, MetricsModule.for(audience)] };
    app = await createApp(module, { logger: createLogger({ name: 'test', level: 'silent' }) });
    await app.init();
    await app.getHttpAdapter().getInstance().ready();
  };
  afterEach(() => app.close());

  const ask = (remoteAddress: string, headers: Record<string, string> = {}, url = '/metrics') =>
    app.inject({ method: 'GET', url, remoteAddress, headers });

  it.each(['127.0.0.1', '::1', '::ffff:127.0.0.1'])(
    'of a public server answers the machine itself: %s',
    async (from) => {
      await start('this-machine');
      const answer = await ask(from);
      expect(answer).toMatchObject({
        statusCode: 200,
        body: 'maillage_live_fetches_total territory=town 1\n',
        headers: expect.objectContaining({
          'content-type': 'text/plain; version=0.0.4; charset=utf-8',
          'cache-control': 'no-store',
        }),
      });
    },
  );

  it.each<[string, Record<string, string>]>([
    ['203.0.113.7', {}],
    ['10.0.0.2', {}],
    ['::ffff:10.0.0.2', {}],
    ['203.0.113.7', { 'x-forwarded-for': '127.0.0.1' }],
    ['127.0.0.1', { 'x-forwarded-for': '127.0.0.1' }],
    ['127.0.0.1', { 'X-Forwarded-Host': 'town.example' }],
    ['127.0.0.1', { forwarded: 'for=127.0.0.1' }],
    ['127.0.0.1', { 'x-real-ip': '127.0.0.1' }],
    ['127.0.0.1', { via: '1.1 proxy' }],
    ['127.0.0.1', { origin: 'https://town.example' }],
  ])('of a public server does not exist for %s with %j', async (from, headers) => {
    await start('this-machine');
    const [answer, unknown] = [await ask(from, headers), await ask(from, headers, '/nothing-here')];
    expect(answer.statusCode).toBe(404);
    expect(answer.body).toBe(unknown.body);
  });

  it('of a service that runs apart answers everybody', async () => {
    await start('everybody');
    expect((await ask('10.0.0.2')).statusCode).toBe(200);
  });
});
