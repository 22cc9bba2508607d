import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { DOCUMENT_LIMITS } from '../limits.js';
import { NoticeLog } from '../notice-log.js';
import { readJson } from './read-json.js';

function read(source: Uint8Array | string, limits = DOCUMENT_LIMITS): { value: unknown; codes: string[] } {
  const log = new NoticeLog();
  const value = readJson(source, 'a.json', log, limits);
  return { value, codes: log.groups().map(({ code }) => code) };
}

describe('readJson', () => {
  it('reads what JSON.parse reads, from text and from bytes, with a byte order mark or without', () => {
    fc.assert(
      fc.property(fc.json(), fc.boolean(), (text, marked) => {
        const written = `${marked ? '\ufeff' : ''}${text}`;
        const expected: unknown = JSON.parse(text);
        for (const source of [written, new TextEncoder().encode(written)]) {
          expect(read(source)).toEqual({ value: expected, codes: [] });
        }
      }),
    );
  });

  it.each([
    ['nothing', '', 'EMPTY_DOCUMENT'],
    ['blanks', ' \r\n', 'EMPTY_DOCUMENT'],
    ['a login page', '<!DOCTYPE html><title>Connexion</title>', 'WEB_PAGE'],
    ['a document that was cut', '{"data": {"stations": [{"station_id": "1"', 'MALFORMED_DOCUMENT'],
    ['a nest', '['.repeat(1_000_000), 'DOCUMENT_TOO_LARGE'],
    ['a nest of objects', '{"a":'.repeat(500_000), 'DOCUMENT_TOO_LARGE'],
  ])('refuses %s', (_, text, code) => {
    expect(read(text)).toEqual({ value: undefined, codes: [code] });
  });

  it('refuses too many values and too many bytes before it parses them, and counts nothing inside texts', () => {
    const few = { ...DOCUMENT_LIMITS, values: 10, depth: 2 };
    expect(read(`[${'1,'.repeat(20)}1]`, few).codes).toEqual(['DOCUMENT_TOO_LARGE']);
    expect(read('["[[[[[{{{{,,,,,,,,,,,,\\"[[[["]', few)).toMatchObject({ codes: [] });
    expect(read('[1, 2]', { ...few, bytes: 5 }).codes).toEqual(['DOCUMENT_TOO_LARGE']);
  });

  it('reads Latin-1 and says so', () => {
    const latin1 = Uint8Array.from('{"name": "Gare été"}', (letter) => letter.charCodeAt(0));
    expect(read(latin1)).toEqual({ value: { name: 'Gare été' }, codes: ['NOT_UTF8'] });
  });
});
