/** More columns than any GTFS table has; the limit keeps a hostile header small. */
export const MAX_FIELDS = 512;

/** The position of a column that the file does not have: the one behind `MAX_FIELDS`, always empty. */
export const ABSENT = 512;

/**
 * One record of a CSV file, valid only during the call that receives it.
 * Field `c` is bytes[starts[c] … ends[c] − 1], without its quotes and the spaces around it.
 */
export class CsvRecord {
  bytes: Uint8Array = new Uint8Array(0);
  readonly starts = new Int32Array(ABSENT + 1);
  readonly ends = new Int32Array(ABSENT + 1);
  /** Fields in this record; those beyond `MAX_FIELDS` are counted and not kept. */
  count = 0;
  /** Line of the file on which the record begins; the first line is 1. */
  line = 1;
  /** Whether spaces around a field were cut off. */
  trimmed = false;
  /** Whether the first field is that of the record before: tables are mostly grouped by it. Never true by mistake. */
  repeatsFirst = false;
  /** The record's own bytes, line end excluded. */
  start = 0;
  end = 0;

  isEmpty(field: number): boolean {
    return this.starts[field] === this.ends[field];
  }
}
