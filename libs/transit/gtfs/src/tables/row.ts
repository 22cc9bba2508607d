import type { NoticeLog, Rule } from '@maillage/feed-reading';
import type { ServiceDay } from '@maillage/kernel';
import type { CsvRecord } from '../csv/csv-record.js';
import { decodeLeniently, decodeUtf8, guessCharset } from '../csv/decode.js';
import { EMPTY, parseDate, parseDecimal, parseInteger, parseTime } from '../csv/parse-field.js';
import { encoding } from '../rules/encoding.rule.js';
import { invalidDate } from '../rules/invalid-date.rule.js';
import { invalidUrl } from '../rules/invalid-url.rule.js';
import { invalidValue } from '../rules/invalid-value.rule.js';
import { textTooLong } from '../rules/text-too-long.rule.js';
import type { Positions, Table } from './table.js';

const MAX_TEXT_LENGTH = 1000;

/** One row of a table, read by column name. Whatever is odd about a value is told to the log as it is read. */
export class Row<Name extends string> {
  declare record: CsvRecord;

  constructor(
    private readonly table: Table<Name>,
    private readonly positions: Positions<Name>,
    private readonly log: NoticeLog,
  ) {}

  get line(): number {
    return this.record.line;
  }

  position(name: Name): number {
    return this.positions[name];
  }

  isEmpty(name: Name): boolean {
    return this.record.isEmpty(this.positions[name]);
  }

  /** The text as it is, whatever its length. */
  id(name: Name): string {
    const { bytes, starts, ends } = this.record;
    const position = this.positions[name];
    const start = starts[position] as number;
    const end = ends[position] as number;
    const text = decodeUtf8(bytes, start, end);
    if (text !== undefined) return text;
    this.notice(encoding, name, { charset: guessCharset(bytes, start, end) });
    return decodeLeniently(bytes, start, end);
  }

  /** A text for people, cut where it gets absurdly long. */
  text(name: Name): string {
    const text = this.id(name);
    if (text.length <= MAX_TEXT_LENGTH) return text;
    this.notice(textTooLong, name, { limit: MAX_TEXT_LENGTH });
    return text.slice(0, MAX_TEXT_LENGTH);
  }

  /** An address that is safe to offer as a link, else empty. */
  url(name: Name): string {
    const url = this.text(name);
    if (url === '' || /^https?:\/\//i.test(url)) return url;
    this.notice(invalidUrl, name);
    return '';
  }

  /** A whole number from 0 to `max`; `fallback` when the field is empty or holds anything else. */
  code(name: Name, max: number, fallback = 0): number {
    const value = this.integer(name);
    if (value === EMPTY) return fallback;
    if (value >= 0 && value <= max) return value;
    this.notice(invalidValue, name);
    return fallback;
  }

  /** See `parseInteger`: what is wrong is not told. */
  integer(name: Name): number {
    const { bytes, starts, ends } = this.record;
    const position = this.positions[name];
    return parseInteger(bytes, starts[position] as number, ends[position] as number);
  }

  /** NaN when the field is empty or not a number. */
  decimal(name: Name): number {
    const { bytes, starts, ends } = this.record;
    const position = this.positions[name];
    return parseDecimal(bytes, starts[position] as number, ends[position] as number);
  }

  /** Seconds from noon − 12 h, `EMPTY` or `INVALID`: what is wrong is not told. */
  time(name: Name): number {
    const { bytes, starts, ends } = this.record;
    const position = this.positions[name];
    return parseTime(bytes, starts[position] as number, ends[position] as number);
  }

  /** Undefined, and told, unless the field holds a date of our age. */
  date(name: Name): ServiceDay | undefined {
    const { bytes, starts, ends } = this.record;
    const position = this.positions[name];
    const day = parseDate(bytes, starts[position] as number, ends[position] as number);
    if (day >= FIRST_DAY && day <= LAST_DAY) return day as ServiceDay;
    this.notice(invalidDate, name);
    return undefined;
  }

  /** Tells something about this row, or about one of its fields. */
  notice(rule: Rule, name?: Name, values: Readonly<Record<string, string | number>> = {}): void {
    const { file } = this.table;
    if (name === undefined) {
      this.log.add(rule, { file, row: this.line }, values);
      return;
    }
    const { bytes, starts, ends } = this.record;
    const position = this.positions[name];
    const value = decodeLeniently(bytes, starts[position] as number, ends[position] as number);
    this.log.add(rule, { file, row: this.line, field: name, value }, { value: value.slice(0, 40), ...values });
  }
}

/** 1990-01-01 and 2150-12-31: a calendar beyond them is a mistake and would only cost memory. */
const FIRST_DAY = 7305;
const LAST_DAY = 66_108;
