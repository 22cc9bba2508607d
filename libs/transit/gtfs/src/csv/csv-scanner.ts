import { CsvRecord, MAX_FIELDS } from './csv-record.js';
import { stripFields } from './strip-fields.js';

const COMMA = 44;
const QUOTE = 34;
const LINE_FEED = 10;
const CARRIAGE_RETURN = 13;
const SPACE = 32;

/** Longest field in bytes. With `MAX_RECORD_BYTES` it bounds the memory that a hostile file can claim. */
export const MAX_FIELD_BYTES = 65_536;
/** A field of nothing but quotes is written twice as long, between two more. */
const MAX_QUOTED_BYTES = 2 * MAX_FIELD_BYTES + 2;
const MAX_RECORD_BYTES = 8 * MAX_FIELD_BYTES;

/** Work is done in pieces that stay in the processor's cache. */
const SLICE_BYTES = 131_072;

type CsvFaultKind = 'unclosed-quote' | 'text-after-quote' | 'too-long' | 'too-many-fields';

/** Why the rest of a file cannot be split into records. */
export interface CsvFault {
  readonly kind: CsvFaultKind;
  readonly line: number;
}

/** Receives each record; `false` ends the reading. */
type RecordSink = (record: CsvRecord) => boolean;

/**
 * Splits CSV (RFC 4180) into records, without allocating per record or field.
 * Lines may end with LF, CR LF or CR, a last line end may be missing, lines of spaces are skipped;
 * a quoted field may hold commas, line ends and doubled quotes.
 * @returns the fault that ended the reading early, if any
 */
export async function scanCsv(chunks: AsyncIterable<Uint8Array>, sink: RecordSink): Promise<CsvFault | undefined> {
  const scanner = new CsvScanner(sink);
  for await (const chunk of chunks) {
    for (let start = 0; start < chunk.length; start += SLICE_BYTES) {
      if (!scanner.push(chunk.subarray(start, start + SLICE_BYTES))) return scanner.fault;
    }
  }
  scanner.finish();
  return scanner.fault;
}

const INCOMPLETE = -1;
const STOP = -2;

class CsvScanner {
  fault: CsvFault | undefined;
  private readonly record = new CsvRecord();
  /** work[0 … length − 1] is what is still to be split; work[length] is a line feed, so that no scan leaves the array. */
  private work = new Uint8Array(2 * SLICE_BYTES);
  private length = 0;
  private line = 1;
  /** The last chunk ended with the CR of what may be a CR LF. */
  private skipLineFeed = false;
  /** The first field of the record before, while it is still in `work`; length 0 when it is not or is no plain text. */
  private firstStart = 0;
  private firstLength = 0;
  /** What `countRepeated` found. */
  private matched = 0;
  /** What `closingQuote` passed on its way. */
  private sawEscape = false;
  private sawLines = 0;

  constructor(private readonly sink: RecordSink) {}

  /** False when nothing more is wanted. */
  push(chunk: Uint8Array): boolean {
    if (this.length + chunk.length >= this.work.length) {
      const larger = new Uint8Array(2 * (this.length + chunk.length));
      larger.set(this.work.subarray(0, this.length));
      this.work = larger;
    }
    this.work.set(chunk, this.length);
    this.length += chunk.length;
    return this.split(false);
  }

  finish(): void {
    this.split(true);
  }

  /** Hands over all complete records and keeps the rest for the next chunk; the last record may lack its line end. */
  private split(last: boolean): boolean {
    const { work, length, record } = this;
    work[length] = LINE_FEED;
    record.bytes = work;
    let position = this.skipLineFeed && work[0] === LINE_FEED && length > 0 ? 1 : 0;
    if (length > 0) this.skipLineFeed = false;
    while (position < length) {
      const next = this.scanRecord(position, last);
      if (next === INCOMPLETE) break;
      if (next === STOP) return false;
      position = next;
    }
    work.copyWithin(0, position, length);
    this.firstLength = 0;
    this.length = Math.max(0, length - position);
    return true;
  }

  /** Splits one record from `start` on. Returns where the next begins, `INCOMPLETE` or `STOP`. */
  private scanRecord(start: number, last: boolean): number {
    const { work, length, record } = this;
    const { starts, ends } = record;
    let count = 0;
    let position = start + this.countRepeated(start);
    let fieldStart = start;
    let special = false;
    let escaped = false;
    let extraLines = 0;
    starts[0] = start;
    for (;;) {
      while ((work[position] as number) > COMMA) position++;
      const byte = work[position] as number;
      if (byte === COMMA) {
        if (count < MAX_FIELDS) ends[count] = position;
        count++;
        fieldStart = ++position;
        if (count < MAX_FIELDS) starts[count] = position;
      } else if (byte === LINE_FEED || byte === CARRIAGE_RETURN) {
        break;
      } else if (byte === QUOTE && position === fieldStart) {
        special = true;
        const close = this.closingQuote(position + 1);
        if (close < 0) {
          if (last || length - fieldStart > MAX_QUOTED_BYTES) return this.fail('unclosed-quote');
          return INCOMPLETE;
        }
        escaped ||= this.sawEscape;
        extraLines += this.sawLines;
        position = close + 1;
        while (work[position] === SPACE) position++;
        const after = work[position] as number;
        if (after !== COMMA && after !== LINE_FEED && after !== CARRIAGE_RETURN) return this.fail('text-after-quote');
      } else {
        special ||= byte === SPACE;
        position++;
      }
    }
    if (position >= length && !last) {
      const isEndless = length - start > MAX_RECORD_BYTES || length - fieldStart > MAX_QUOTED_BYTES;
      return isEndless ? this.fail('too-long') : INCOMPLETE;
    }
    if (count < MAX_FIELDS) ends[count] = position;
    count++;
    record.repeatsFirst =
      this.matched > 0 && this.matched === this.firstLength && this.matched === (ends[0] as number) - start;
    this.firstStart = start;
    this.firstLength = special ? 0 : (ends[0] as number) - start;
    record.count = count;
    record.line = this.line;
    record.start = start;
    record.end = position;
    record.trimmed = false;
    if (count > MAX_FIELDS) return this.fail('too-many-fields');
    if (special) stripFields(record, escaped);
    if (position - start > MAX_FIELD_BYTES && isTooLong(record)) return this.fail('too-long');
    this.line += 1 + extraLines;
    const isBlank = count === 1 && starts[0] === ends[0];
    if (!isBlank && !this.sink(record)) return STOP;
    return this.nextRecord(position);
  }

  /**
   * How many bytes from `start` on are those of the first field of the record before, which holds no special byte:
   * they need not be scanned again.
   */
  private countRepeated(start: number): number {
    const { work, firstStart, firstLength } = this;
    let matched = 0;
    while (matched < firstLength && work[start + matched] === work[firstStart + matched]) matched++;
    this.matched = matched;
    return matched;
  }

  /** Position of the quote that closes a field whose text begins at `position`; −1 when it is not there yet. */
  private closingQuote(position: number): number {
    const { work, length } = this;
    this.sawEscape = false;
    this.sawLines = 0;
    for (; position < length; position++) {
      const byte = work[position] as number;
      if (byte === LINE_FEED || (byte === CARRIAGE_RETURN && work[position + 1] !== LINE_FEED)) this.sawLines++;
      if (byte !== QUOTE) continue;
      if (work[position + 1] !== QUOTE || position + 1 >= length) return position;
      this.sawEscape = true;
      position++;
    }
    return -1;
  }

  private nextRecord(lineEnd: number): number {
    if (this.work[lineEnd] !== CARRIAGE_RETURN) return lineEnd + 1;
    if (lineEnd + 1 < this.length) return this.work[lineEnd + 1] === LINE_FEED ? lineEnd + 2 : lineEnd + 1;
    this.skipLineFeed = true;
    return lineEnd + 1;
  }

  private fail(kind: CsvFaultKind): number {
    this.fault = { kind, line: this.line };
    return STOP;
  }
}

function isTooLong({ starts, ends, count, start, end }: CsvRecord): boolean {
  if (end - start > MAX_RECORD_BYTES) return true;
  for (let field = 0; field < count; field++) {
    if ((ends[field] as number) - (starts[field] as number) > MAX_FIELD_BYTES) return true;
  }
  return false;
}
