import type { CsvRecord } from '../csv/csv-record.js';
import { scanCsv, type CsvFault } from '../csv/csv-scanner.js';
import { csvSyntax } from '../rules/csv-syntax.rule.js';
import { emptyFile } from '../rules/empty-file.rule.js';
import { emptyOptionalFile } from '../rules/empty-optional-file.rule.js';
import { rowLength } from '../rules/row-length.rule.js';
import { surroundingSpaces } from '../rules/surrounding-spaces.rule.js';
import { tooLarge } from '../rules/too-large.rule.js';
import { checkShare, ROW_LENGTH_LIMIT } from './check-share.js';
import { readHeader } from './read-header.js';
import type { Reading } from './reading.js';
import { Row } from './row.js';
import type { Positions, Table } from './table.js';

/** Gives each sound row of a table to `onRow`; a missing table has no rows. The row is valid during the call only. */
export async function readRows<Name extends string>(
  reading: Reading,
  table: Table<Name>,
  onRow: (row: Row<Name>) => void,
): Promise<void> {
  await readRecords(reading, table, (positions) => {
    const row = new Row(table, positions, reading.log);
    return (record) => {
      row.record = record;
      onRow(row);
    };
  });
}

/**
 * Gives each sound record of a table to the function that `prepare` makes once the header is known.
 * @returns the number of rows; more than `maxRows` when the reading ended there, which `overflow` tells instead of refusing the feed
 */
export async function readRecords<Name extends string>(
  reading: Reading,
  table: Table<Name>,
  prepare: (positions: Positions<Name>) => (record: CsvRecord) => void,
  maxRows: number = reading.limits.rows,
  overflow?: () => void,
): Promise<number> {
  const { files, log } = reading;
  const { file } = table;
  if (!files.names.includes(file)) return 0;
  let columns = 0;
  let rows = 0;
  let misshapen = 0;
  let onRecord: ((record: CsvRecord) => void) | undefined;
  const fault = await scanCsv(files.open(file), (record) => {
    if (onRecord === undefined) {
      const positions = readHeader(log, table, record);
      if (positions === undefined) return false;
      columns = record.count;
      onRecord = prepare(positions);
      return true;
    }
    if (record.end - record.start === record.count - 1) return true; // commas only
    rows++;
    if (rows > maxRows) {
      if (overflow) overflow();
      else log.add(tooLarge, { file, row: record.line }, { limit: maxRows, unit_fr: 'lignes', unit_en: 'rows' });
      return false;
    }
    if (record.trimmed) log.add(surroundingSpaces, { file, row: record.line });
    if (record.count === columns) {
      onRecord(record);
    } else {
      misshapen++;
      log.add(rowLength, { file, row: record.line }, { found: record.count, expected: columns });
    }
    return true;
  });
  if (fault) log.add(csvSyntax, { file, row: fault.line }, REASONS[fault.kind]);
  checkShare(log, rowLength, file, misshapen, rows, ROW_LENGTH_LIMIT);
  if (rows === 0 && !log.hasErrorsIn(file))
    log.add(table.presence === 'required' ? emptyFile : emptyOptionalFile, { file });
  return rows;
}

const REASONS: Readonly<Record<CsvFault['kind'], { reason_fr: string; reason_en: string }>> = {
  'unclosed-quote': { reason_fr: "un guillemet n'est pas refermé", reason_en: 'a quote is never closed' },
  'text-after-quote': { reason_fr: 'du texte suit un guillemet fermant', reason_en: 'text follows a closing quote' },
  'too-long': { reason_fr: 'un champ dépasse 64 ko', reason_en: 'a field is longer than 64 kB' },
  'too-many-fields': { reason_fr: 'une ligne dépasse 512 champs', reason_en: 'a row has more than 512 fields' },
};
