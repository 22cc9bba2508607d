import { DOCUMENT_LIMITS, LIMIT_UNITS, type DocumentLimits } from '../limits.js';
import type { NoticeLog } from '../notice-log.js';
import { documentTooLarge, emptyDocument, malformedDocument, webPage } from '../rules/document-rules.js';
import { decodeText } from './decode-text.js';
import { splitRecords, type TextRecord } from './split-records.js';

/** One row of a table, its values by the names of the header in lower case. */
export interface TableRow {
  /** Line of the file on which it begins; the header is line 1. */
  readonly line: number;
  /** The value without the spaces around it; empty when the column is absent. */
  get(column: string): string;
  has(column: string): boolean;
}

const MAX_COLUMNS = 512;

/** The rows of a table with a header, cut at `,`, `;` or a tab, whichever the header has most of. */
export function readTable(
  source: Uint8Array | string,
  file: string,
  log: NoticeLog,
  limits: DocumentLimits = DOCUMENT_LIMITS,
): TableRow[] {
  const text = source.length > limits.bytes ? '' : decodeText(source, file, log);
  const records = splitRecords(text, separatorOf(text), limits.values);
  const broken = source.length > limits.bytes ? 'bytes' : records === 'too-many' ? 'values' : undefined;
  if (broken) log.add(documentTooLarge, { file }, { limit: limits[broken], ...LIMIT_UNITS[broken] });
  else if (text.trim() === '') log.add(emptyDocument, { file });
  else if (/^\s*<(?:!doctype|html)/i.test(text)) log.add(webPage, { file });
  else if (records === 'unclosed') log.add(malformedDocument, { file }, { format: 'CSV' });
  else if (records !== 'too-many') return rowsOf(records);
  return [];
}

function rowsOf(records: readonly TextRecord[]): TableRow[] {
  const [header, ...rows] = records;
  const columns = new Map(header?.fields.slice(0, MAX_COLUMNS).map((name, i) => [name.trim().toLowerCase(), i]));
  return rows.map(({ line, fields }) => ({
    line,
    get: (column) => fields[columns.get(column.toLowerCase()) ?? -1]?.trim() ?? '',
    has: (column) => columns.has(column.toLowerCase()),
  }));
}

/** The first line is the header and quotes no separator. */
function separatorOf(text: string): string {
  const header = text.trimStart().split(/[\r\n]/, 1)[0] ?? '';
  const counts = [',', ';', '\t'].map((separator) => [header.split(separator).length, separator] as const);
  return counts.reduce((best, next) => (next[0] > best[0] ? next : best))[1];
}
