import type { CsvRecord } from './csv-record.js';

const QUOTE = 34;
const SPACE = 32;

/** Takes quotes and surrounding spaces off the fields; doubled quotes become single, in place. */
export function stripFields(record: CsvRecord, escaped: boolean): void {
  const { bytes, starts, ends } = record;
  for (let field = 0; field < record.count; field++) {
    let start = starts[field] as number;
    let end = ends[field] as number;
    if (bytes[start] === QUOTE && end > start) {
      while (bytes[end - 1] === SPACE) end--;
      start++;
      end--;
      if (escaped) end = unescape(bytes, start, end);
    }
    const length = end - start;
    while (start < end && bytes[start] === SPACE) start++;
    while (start < end && bytes[end - 1] === SPACE) end--;
    if (end - start !== length) record.trimmed = true;
    starts[field] = start;
    ends[field] = end;
  }
}

/** Writes `"` for each `""` between `start` and `end`, returns the new end. */
function unescape(bytes: Uint8Array, start: number, end: number): number {
  let write = start;
  for (let read = start; read < end; read++) {
    const byte = bytes[read] as number;
    bytes[write++] = byte;
    if (byte === QUOTE && bytes[read + 1] === QUOTE) read++;
  }
  return write;
}
