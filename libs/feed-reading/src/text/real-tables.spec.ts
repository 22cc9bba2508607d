import { describe, expect, it } from '@jest/globals';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { NoticeLog } from '../notice-log.js';
import { readTable } from './read-table.js';

const DATA = join(import.meta.dirname, '../../../../../shared/data/carpool-calvados');

const TABLES = [
  {
    file: 'lieux-covoiturage-calvados.csv',
    rows: 37,
    codes: [],
    column: 'com_lieu',
    value: 'Saint-Martin-des-Entrées',
  },
  { file: 'csv_latin1.csv', rows: 60, codes: ['NOT_UTF8'], column: 'type', value: 'Supermarché' },
];

describe('tables that towns publish', () => {
  for (const { file, rows, codes, column, value } of TABLES) {
    if (!existsSync(join(DATA, file))) {
      console.warn(`LEFT OUT, no ../shared/data/carpool-calvados/${file}`);
      continue;
    }
    it(`${file}: separators, byte order mark, encoding`, () => {
      const log = new NoticeLog();
      const table = readTable(readFileSync(join(DATA, file)), file, log);
      expect(table).toHaveLength(rows);
      expect(log.groups().map(({ code }) => code)).toEqual(codes);
      expect(table.some((row) => row.get(column) === value)).toBe(true);
      expect(table.every((row) => row.get('Xlong') !== '' && Number.isFinite(Number(row.get('Ylat'))))).toBe(true);
    });
  }

  it('are told apart by what separates their columns', () => {
    expect(readTable('a;b;c,d\n1;2;3', 'a.csv', new NoticeLog())[0]?.get('b')).toBe('2');
  });
});
