import type { NoticeLog } from '@maillage/feed-reading';
import { ABSENT, type CsvRecord } from '../csv/csv-record.js';
import { decodeUtf8, guessCharset } from '../csv/decode.js';
import { delimiter } from '../rules/delimiter.rule.js';
import { duplicateColumn } from '../rules/duplicate-column.rule.js';
import { encoding } from '../rules/encoding.rule.js';
import { invalidColumnName } from '../rules/invalid-column-name.rule.js';
import { missingColumn } from '../rules/missing-column.rule.js';
import { surroundingSpaces } from '../rules/surrounding-spaces.rule.js';
import { unknownColumn } from '../rules/unknown-column.rule.js';
import type { Positions, Table } from './table.js';

/** Where each column of the table is in this file; undefined when the header is not fit for reading rows. */
export function readHeader<Name extends string>(
  log: NoticeLog,
  table: Table<Name>,
  record: CsvRecord,
): Positions<Name> | undefined {
  const place = { file: table.file, row: record.line };
  const names = decodeNames(record);
  if (names === undefined) {
    log.add(encoding, place, { charset: guessHeaderCharset(record) });
    return undefined;
  }
  const [first = ''] = names;
  if (names.length === 1 && /[;\t]/.test(first)) {
    log.add(delimiter, { ...place, value: first }, first.includes(';') ? SEMICOLONS : TABS);
    return undefined;
  }
  if (record.trimmed) log.add(surroundingSpaces, place);
  const seen = new Map<string, number>();
  let sound = true;
  names.forEach((name, position) => {
    const field = { ...place, field: name };
    if (name === '' || name.startsWith('__') || name.length > 255) {
      log.add(invalidColumnName, { ...place, value: name });
      sound = false;
    } else if (seen.has(name)) {
      log.add(duplicateColumn, field);
      sound = false;
    } else if (!Object.hasOwn(table.columns, name) && !table.unread.includes(name)) {
      log.add(unknownColumn, field);
    }
    seen.set(name, position);
  });
  const columns = Object.entries(table.columns) as [Name, 'required' | 'optional'][];
  for (const [name, presence] of columns) {
    if (presence === 'optional' || seen.has(name)) continue;
    log.add(missingColumn, { ...place, field: name });
    sound = false;
  }
  if (!sound) return undefined;
  return Object.fromEntries(columns.map(([name]) => [name, seen.get(name) ?? ABSENT])) as Record<Name, number>;
}

const SEMICOLONS = { delimiter_fr: 'des points-virgules', delimiter_en: 'semicolons' };
const TABS = { delimiter_fr: 'des tabulations', delimiter_en: 'tabs' };

/** Undefined when the header is not UTF-8. A byte order mark is taken off the first name. */
function decodeNames(record: CsvRecord): string[] | undefined {
  const names: string[] = [];
  for (let field = 0; field < record.count; field++) {
    const name = decodeUtf8(record.bytes, record.starts[field] as number, record.ends[field] as number);
    if (name === undefined || name.includes('\0')) return undefined;
    names.push(name);
  }
  // TextDecoder has taken the mark off already; quotes that followed it were not seen as such by the scanner.
  const [first = ''] = names;
  names[0] = /^"[^"]*"$/.test(first) ? first.slice(1, -1).trim() : first.trim();
  return names;
}

function guessHeaderCharset({ bytes, start, end }: CsvRecord): string {
  const mark = ((bytes[start] as number) << 8) | (bytes[start + 1] as number);
  return mark === 0xfeff || mark === 0xfffe ? 'UTF-16' : guessCharset(bytes, start, end);
}
