import { describe, expect, it } from '@jest/globals';
import { listDocuments } from './index.js';
import { document, type Json } from './testing/documents.js';

describe('discovery', () => {
  const feeds = (...names: string[]): Json => ({
    feeds: names.map((name) => ({ name, url: `https://velo.example/${name}` })),
  });

  it.each([
    ['fr', { en: feeds('station_information'), fr: feeds('station_information', 'station_status') }, 2],
    ['en', { en: feeds('station_information'), de: feeds('station_information', 'station_status') }, 1],
    ['de', { de: feeds('vehicle_status') }, 1],
    ['', feeds('station_information', 'gbfs', 'system_alerts', 'station_information'), 1],
  ])('takes the documents in %j', (language, data, count) => {
    const discovery = listDocuments(document(data));
    expect(discovery).toMatchObject({ language, notices: [] });
    expect(discovery.documents).toHaveLength(count);
  });

  it.each([
    ['nothing useful', document(feeds('system_information')), 'MISSING_DOCUMENT'],
    ['no feeds', document({ fr: {} }), 'WRONG_SHAPE'],
    ['no data', '{}', 'WRONG_SHAPE'],
    ['a page', '<!doctype html>', 'WEB_PAGE'],
  ])('with %s is of no use', (_, source, code) => {
    const discovery = listDocuments(source);
    expect(discovery.documents).toEqual([]);
    expect(discovery.notices.find(({ severity }) => severity === 'error')?.code).toBe(code);
  });
});
