/** The value of a column in the row at hand, without surrounding spaces; empty where the file or the row does not have it. */
export type Field = (column: string) => string;

/** Reads a table of GTFS row by row, plainly: the whole text at once, each record by itself. */
export function readRows(bytes: Uint8Array | undefined, visit: (field: Field) => void): void {
  const text = new TextDecoder().decode(bytes);
  let header: Map<string, number> | undefined;
  let fields: string[] = [];
  const field: Field = (column) => fields[header?.get(column) ?? -1] ?? '';
  for (let position = 0; position < text.length;) {
    const record = readRecord(text, position);
    position = record.next;
    fields = record.fields.map((value) => value.trim());
    if (fields.length === 1 && fields[0] === '') continue;
    if (header === undefined) header = new Map(fields.map((name, index) => [name, index]));
    else visit(field);
  }
}

interface CsvRecord {
  readonly fields: string[];
  /** Where the next record begins. */
  readonly next: number;
}

function readRecord(text: string, from: number): CsvRecord {
  const lineFeed = text.indexOf('\n', from);
  const end = lineFeed < 0 ? text.length : lineFeed;
  const line = text.slice(from, end);
  return line.includes('"') ? readQuoted(text, from) : { fields: line.split(','), next: end + 1 };
}

/** Character by character; a quoted value may hold commas, line ends and doubled quotes. */
function readQuoted(text: string, from: number): CsvRecord {
  const fields: string[] = [];
  let value = '';
  let quoted = false;
  let position = from;
  for (; position < text.length; position++) {
    const character = text[position] ?? '';
    if (quoted && character === '"' && text[position + 1] === '"') {
      value += '"';
      position++;
    } else if (character === '"') quoted = !quoted;
    else if (quoted) value += character;
    else if (character === '\n') break;
    else if (character === ',') {
      fields.push(value);
      value = '';
    } else value += character;
  }
  fields.push(value);
  return { fields, next: position + 1 };
}
