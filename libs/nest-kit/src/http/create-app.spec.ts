import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Failure, Problem } from '@maillage/kernel';
import { Body, Controller, Get, Module, Param, Post, Query } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { connect, type AddressInfo } from 'node:net';
import { z } from 'zod';
import { createLogger } from '../logger.js';
import { createApp } from './create-app.js';

const CANARY = '49.894067,2.295753';
const query = z.strictObject({
  count: z.coerce.number().int().min(1).max(9),
  mode: z.enum(['BUS', 'TRAM']).optional(),
});

@Controller('things')
class ThingsController {
  @Get()
  list(@Query({ schema: query }) asked: z.output<typeof query>) {
    return asked;
  }
  @Get('problem')
  problem() {
    throw new Problem(404, 'STOP_NOT_FOUND', { fr: 'Arrêt inconnu', en: 'Unknown stop' }, undefined, { stop: 'a_1' });
  }
  @Get('failure/:retryable')
  failure(@Param('retryable') retryable: string) {
    throw new Failure('DB_DOWN', 'connect ECONNREFUSED db.internal:5432', { retryable: retryable === 'yes' });
  }
  @Get('crash')
  crash() {
    JSON.parse(CANARY);
  }
  @Get('slow')
  slow() {
    return new Promise(() => undefined);
  }
  @Post('slow')
  slowToTake() {
    return new Promise(() => undefined);
  }
  @Post()
  create(@Body({ schema: z.strictObject({ name: z.string() }) }) body: { name: string }) {
    return body;
  }
}

@Module({ controllers: [ThingsController] })
class ThingsModule {}

describe('createApp', () => {
  let app: NestFastifyApplication;
  let port: number;
  const log: string[] = [];

  beforeAll(async () => {
    const logger = createLogger({ name: 'test', level: 'trace', destination: { write: (line) => log.push(line) } });
    app = await createApp(ThingsModule, { logger, limits: { deadlineMs: 100, bodyBytes: 100 } });
    await app.listen(0, '127.0.0.1');
    port = (app.getHttpServer().address() as AddressInfo).port;
  });
  afterAll(async () => {
    await app.close();
  });

  const ask = (path: string, init: RequestInit = {}) => fetch(`http://127.0.0.1:${port}${path}`, init);
  const asJson = (body: string) => ({ method: 'POST', body, headers: { 'content-type': 'application/json' } });

  it('answers what the schema understands', async () => {
    expect(await (await ask('/things?count=3&mode=BUS')).json()).toEqual({ count: 3, mode: 'BUS' });
  });

  it('says that it is alive', async () => {
    expect(await (await ask('/health/live')).json()).toEqual({ status: 'live' });
  });

  it.each([
    ['a schema that refuses', '/things?count=12', {}, 400, 'INVALID_REQUEST'],
    ['an address that nobody has', '/nowhere?x=1', {}, 404, 'NOT_FOUND'],
    ['another case', '/Things?count=1', {}, 404, 'NOT_FOUND'],
    ['another method', '/things/problem', { method: 'DELETE' }, 405, 'METHOD_NOT_ALLOWED'],
    ['a body that is no JSON', '/things', asJson('{'), 400, 'BAD_REQUEST'],
    [
      'a body that is too large',
      '/things',
      asJson(JSON.stringify({ name: 'x'.repeat(200) })),
      413,
      'CONTENT_TOO_LARGE',
    ],
    [
      'another media type',
      '/things',
      { method: 'POST', body: 'a', headers: { 'content-type': 'text/csv' } },
      415,
      'UNSUPPORTED_MEDIA_TYPE',
    ],
    ['an address that is too long', `/things?count=${'1'.repeat(9_000)}`, {}, 414, 'URI_TOO_LONG'],
    ['an address larger than Node reads', `/things?count=${'1'.repeat(100_000)}`, {}, 431, 'HEADERS_TOO_LARGE'],
    ['a path segment that is too long', `/things/failure/${'x'.repeat(400)}`, {}, 414, 'URI_TOO_LONG'],
    ['an address that cannot be decoded', '/things/%zz', {}, 400, 'BAD_REQUEST'],
    ['our own refusal', '/things/problem', {}, 404, 'STOP_NOT_FOUND'],
    ['a failure that may pass', '/things/failure/yes', {}, 503, 'UNAVAILABLE'],
    ['a failure that will not', '/things/failure/no', {}, 500, 'INTERNAL_ERROR'],
    ['an unknown error', '/things/crash', {}, 500, 'INTERNAL_ERROR'],
    ['a handler that never ends', '/things/slow', {}, 503, 'UNAVAILABLE'],
    ['a handler that never ends with a body', '/things/slow', asJson('{"name":"x"}'), 503, 'UNAVAILABLE'],
  ])('%s: a problem document', async (_name, path, init, status, code) => {
    const answer = await ask(path, init);
    const body = (await answer.json()) as Record<string, unknown>;
    expect({ status: answer.status, type: answer.headers.get('content-type'), code: body['code'] }).toEqual({
      status,
      type: 'application/problem+json; charset=utf-8',
      code,
    });
    expect(body).toMatchObject({
      status,
      type: `urn:maillage:problem:${code.toLowerCase().replaceAll('_', '-')}`,
      title: expect.any(String),
      error: expect.any(String),
    });
    expect(body).not.toHaveProperty('instance');
    expect(JSON.stringify(body)).not.toMatch(/stack|node_modules|ECONNREFUSED|internal:|at \w+/);
  });

  it('names the methods that an address has', async () => {
    const answer = await ask('/things', { method: 'DELETE' });
    expect(answer.headers.get('allow')).toBe('GET, HEAD, POST');
  });

  it('keeps the members of our own problems', async () => {
    expect(await (await ask('/things/problem')).json()).toMatchObject({ stop: 'a_1', error: 'Arrêt inconnu' });
  });

  it.each([
    [undefined, 'fr', 'Paramètres incorrects', 'count : au plus 9 ; un membre inconnu'],
    ['en-GB,en;q=0.9,fr;q=0.5', 'en', 'Invalid parameters', 'count: at most 9; an unknown member'],
    ['de, fr;q=0.2, *;q=0.1', 'fr', 'Paramètres incorrects', 'count : au plus 9 ; un membre inconnu'],
  ])('speaks the language of Accept-Language %s', async (header, language, title, detail) => {
    const answer = await ask(`/things?count=12&${CANARY}=1`, header ? { headers: { 'accept-language': header } } : {});
    expect(answer.headers.get('content-language')).toBe(language);
    expect(await answer.json()).toMatchObject({ title, detail });
  });

  it('repeats nothing of what was asked, in answers and in the log', async () => {
    log.length = 0;
    const encoded = encodeURIComponent(CANARY);
    const answers = await Promise.all([
      ask(`/things?count=${encoded}&mode=${encoded}&${encoded}=1`, { headers: { 'x-place': CANARY } }),
      ask(`/nowhere/${encoded}?place=${CANARY}`),
      ask(`/things/crash?place=${CANARY}`),
      ask(`/things/failure/${encoded}`),
      ask(`/things/%zz${CANARY}`),
      ask('/things', asJson(JSON.stringify({ name: 1, [CANARY]: 1 }))),
      ask('/things', asJson(`{ ${CANARY}`)),
    ]);
    const told = (await Promise.all(answers.map((answer) => answer.text()))).join('\n');
    expect(told).not.toContain('49.89');
    expect(log.join('')).not.toContain('49.89');
    expect(log.join('')).toContain('SyntaxError');
  });

  it('logs method, route, status and duration, and no more', async () => {
    log.length = 0;
    await ask('/things/failure/yes?place=here');
    const line = log.map((text) => JSON.parse(text) as Record<string, unknown>).find(({ msg }) => msg === 'request');
    expect(line).toMatchObject({ method: 'GET', route: '/things/failure/:retryable', status: 503 });
    expect(Object.keys(line ?? {}).sort()).toEqual(['app', 'level', 'method', 'ms', 'msg', 'route', 'status', 'time']);
  });

  it('gives a browser nothing to run', async () => {
    const { headers } = await ask('/things?count=1');
    expect(headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(headers.get('content-security-policy')).not.toContain('unsafe');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('x-powered-by')).toBeNull();
    expect((await ask('/docs')).headers.get('content-security-policy')).toContain("script-src 'self';");
  });

  it('answers what is no HTTP', async () => {
    const received = await new Promise<string>((resolve) => {
      const socket = connect(port, '127.0.0.1', () => socket.write(`${CANARY}\r\n\r\n`));
      let text = '';
      socket.on('data', (bytes) => (text += bytes.toString())).on('close', () => resolve(text));
    });
    expect(received).toMatch(/^HTTP\/1\.1 400 Bad request\r\n[^]*"code":"BAD_REQUEST"/);
    expect(received).not.toContain('49.89');
  });
});
