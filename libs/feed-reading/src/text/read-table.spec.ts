import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { DOCUMENT_LIMITS } from '../limits.js';
import { NoticeLog } from '../notice-log.js';
import { readTable } from './read-table.js';

function read(source: Uint8Array | string, columns: readonly string[], limits = DOCUMENT_LIMITS): unknown {
  const log = new NoticeLog();
  const rows = readTable(source, 'a.csv', log, limits).map((row) => [
    row.line,
    ...columns.map((name) => row.get(name)),
  ]);
  return { rows, codes: log.groups().map(({ code }) => code) };
}

describe('readTable', () => {
  it.each([',', ';', '\t'])('reads back any table cut at %j', (separator) => {
    const cell = fc.string({ unit: fc.constantFrom('a', 'é', '"', ',', ';', '\t', '\n', '\r\n', '0'), maxLength: 6 });
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, cell), { minLength: 1 }), fc.constantFrom('\n', '\r\n'), (table, lineEnd) => {
        const quoted = table.map((row) => row.map((text) => `"${text.replaceAll('"', '""')}"`).join(separator));
        const text = [`A${separator}b`, ...quoted].join(lineEnd);
        const rows = readTable(text, 'a.csv', new NoticeLog()).map((row) => [row.get('a'), row.get('B')]);
        const kept = table.filter((row) => row.some((value) => value !== ''));
        expect(rows).toEqual(kept.map((row) => row.map((value) => value.trim())));
      }),
    );
  });

  it('counts lines over quoted line breaks and blank lines', () => {
    expect(read('id,nom\r\n1,"Parking\r\nde la Gare"\r\n\r\n2,x "y" z\n', ['id', 'nom'])).toEqual({
      rows: [
        [2, '1', 'Parking\r\nde la Gare'],
        [5, '2', 'x "y" z'],
      ],
      codes: [],
    });
  });

  it('finds columns in any case, behind a byte order mark; an absent one is empty', () => {
    const bytes = new TextEncoder().encode('\ufeffId_Park;Xlong\nA;4,5\nB\n');
    expect(read(bytes, ['id_park', 'xLONG', 'autre'])).toEqual({
      rows: [
        [2, 'A', '4,5', ''],
        [3, 'B', '', ''],
      ],
      codes: [],
    });
  });

  it.each([
    ['nothing', '\n', 'EMPTY_DOCUMENT'],
    ['a page', '<html><body>404</body></html>', 'WEB_PAGE'],
    ['a quote that stays open', 'id,nom\n1,"Gare\n2,x\n', 'MALFORMED_DOCUMENT'],
    ['too many rows', 'id\n1\n2\n3\n4\n', 'DOCUMENT_TOO_LARGE'],
  ])('refuses %s', (_, text, code) => {
    expect(read(text, ['id'], { ...DOCUMENT_LIMITS, values: 4 })).toEqual({ rows: [], codes: [code] });
  });

  it('never throws', () => {
    const anything = fc.oneof(fc.uint8Array(), fc.string({ unit: fc.constantFrom('"', ',', ';', '\n', '\r', 'a') }));
    fc.assert(
      fc.property(anything, (source) => {
        readTable(source, 'a.csv', new NoticeLog()).forEach((row) => row.get('a'));
      }),
      { numRuns: 1_000 },
    );
  });
});
