import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { startGateway, type TestGateway } from './testing/start-gateway.js';

describe('live feeds for other programs', () => {
  let gateway: TestGateway;
  beforeAll(async () => {
    gateway = await startGateway('ville');
  });
  afterAll(() => gateway.close());
  beforeEach(() => gateway.reset());
  const get = (path: string, headers: Record<string, string> = {}) => fetch(`${gateway.url}${path}`, { headers });

  it('pass the bytes through, for five seconds, under a tag', async () => {
    const answer = await get('/gtfs-rt/ville/bus/trip-updates.pb');
    expect([answer.status, answer.headers.get('content-type'), answer.headers.get('cache-control')]).toEqual([
      200,
      'application/x-protobuf',
      'private, max-age=5',
    ]);
    expect(await answer.text()).toBe('{}');
    expect(gateway.recorder.last).toMatchObject({
      question: 'realtimeFeed',
      request: { territory: 'ville', feed: 'bus', part: 'trip-updates' },
    });
    const tag = answer.headers.get('etag') ?? '';
    expect((await get('/gtfs-rt/ville/bus/trip-updates.pb', { 'if-none-match': tag })).status).toBe(304);
  });

  it('name the documents of a sharing system where whoever asks finds them', async () => {
    const answer = await get('/gbfs/ville/velo/gbfs.json', { 'x-forwarded-proto': 'https' });
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'application/json; charset=utf-8']);
    const baseUrl = `${gateway.url.replace('http:', 'https:')}/gbfs/ville/velo`;
    expect(gateway.recorder.last).toMatchObject({
      question: 'sharingDocument',
      request: { territory: 'ville', feed: 'velo', document: 'gbfs', baseUrl },
    });
  });

  it('are of one territory, and have the documents of their kind only', async () => {
    const refused = async (path: string) => {
      const answer = await get(path, { 'accept-language': 'en' });
      return [answer.status, ((await answer.json()) as { code: string }).code];
    };
    expect(await refused('/gtfs-rt/autre/bus/alerts.pb')).toEqual([404, 'TERRITORY_NOT_FOUND']);
    expect(await refused('/gtfs-rt/ville/bus/shapes.pb')).toEqual([404, 'DOCUMENT_NOT_FOUND']);
    expect(await refused('/gbfs/ville/velo/gbfs.xml')).toEqual([404, 'DOCUMENT_NOT_FOUND']);
    expect(gateway.recorder.asked).toEqual([]);
  });
});
