import {
  invalidCoordinate,
  lenientValue,
  missingValue,
  type NoticeLog,
  type Rule,
  type TableRow,
} from '@maillage/feed-reading';
import { isCoordinate, type Coordinate } from '@maillage/kernel';
import { invalidRowValue } from '../rules/parking-rules.js';

/** The values of one row of a table, by the first of some names that the table has. */
export class RowValues {
  private label = '';

  constructor(
    private readonly row: TableRow,
    private readonly file: string,
    private readonly log: NoticeLog,
  ) {}

  id(...names: readonly string[]): string | undefined {
    const id = this.text(...names);
    if (id === undefined) this.tell(missingValue, names[0] ?? '');
    else this.label = id;
    return id;
  }

  /** What is written, unless it only says that nothing is known. */
  text(...names: readonly string[]): string | undefined {
    const name = names.find((candidate) => this.row.has(candidate));
    const text = name === undefined ? '' : this.row.get(name);
    return NOTHING.test(text) ? undefined : text.slice(0, TEXT_LENGTH);
  }

  /** With a point or a comma. */
  number(...names: readonly string[]): number | undefined {
    const text = this.text(...names);
    const number = text !== undefined && NUMBER.test(text) ? Number(text.replace(',', '.')) : undefined;
    if (text !== undefined && number === undefined) this.tell(invalidRowValue, names[0] ?? '', text);
    else if (text?.includes(',') === true) this.tell(lenientValue, names[0] ?? '', text);
    return number;
  }

  count(...names: readonly string[]): number | undefined {
    const number = this.number(...names);
    if (number === undefined || (Number.isInteger(number) && number >= 0 && number < MOST)) return number;
    this.tell(invalidRowValue, names[0] ?? '', String(number));
    return undefined;
  }

  boolean(...names: readonly string[]): boolean | undefined {
    const text = this.text(...names);
    if (text === undefined) return undefined;
    if (TRUE.test(text)) return true;
    if (!FALSE.test(text)) this.tell(invalidRowValue, names[0] ?? '', text);
    return FALSE.test(text) ? false : undefined;
  }

  /** In two columns, or as `[longitude, latitude]` in one. */
  coordinate(
    longitudeNames: readonly string[],
    latitudeNames: readonly string[],
    pair: string,
  ): Coordinate | undefined {
    const [, east, north] = /^\[?\s*(-?[\d.]+)\s*,\s*(-?[\d.]+)\s*\]?$/.exec(this.text(pair) ?? '') ?? [];
    const isPair = east !== undefined && north !== undefined;
    const longitude = isPair ? Number(east) : this.number(...longitudeNames);
    const latitude = isPair ? Number(north) : this.number(...latitudeNames);
    const coordinate = { latitude: latitude ?? NaN, longitude: longitude ?? NaN };
    if (isCoordinate(coordinate) && (latitude !== 0 || longitude !== 0)) return coordinate;
    this.tell(invalidCoordinate, latitudeNames[0] ?? '', `${longitude ?? ''} ${latitude ?? ''}`);
    return undefined;
  }

  private tell(rule: Rule, field: string, value?: string): void {
    const place = { file: this.file, row: this.row.line, field, ...(value === undefined ? {} : { value }) };
    this.log.add(rule, place, { id: this.label });
  }
}

const TEXT_LENGTH = 1_000;
const MOST = 1_000_000;
const NUMBER = /^[-+]?\d{1,15}(?:[.,]\d{1,20})?$/;
const TRUE = /^(?:1|true|vrai|oui|yes)$/i;
const FALSE = /^(?:0|false|faux|non|no)$/i;
const NOTHING = /^(?:|-+|n\.?\/?a\.?|nr|null|none|nan|inconnue?|nc)$/i;
