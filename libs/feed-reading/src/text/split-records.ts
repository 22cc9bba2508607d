export interface TextRecord {
  readonly line: number;
  readonly fields: readonly string[];
}

const QUOTE = '"';

/** RFC 4180 with any separator; blank lines are left out. A quote inside an unquoted field is kept. */
export function splitRecords(text: string, separator: string, most: number): TextRecord[] | 'unclosed' | 'too-many' {
  const records: TextRecord[] = [];
  let fields: string[] = [];
  let line = 1;
  let recordLine = 1;
  let position = 0;
  while (position <= text.length) {
    const field = readField(text, position, separator);
    if (!field) return 'unclosed';
    fields.push(field.text);
    line += field.lineBreaks;
    position = field.end + 1;
    if (text[field.end] === separator) continue;
    if (fields.some((value) => value !== '')) {
      if (records.push({ line: recordLine, fields }) > most) return 'too-many';
    }
    fields = [];
    if (text[field.end] === '\r' && text[position] === '\n') position++;
    recordLine = ++line;
  }
  return records;
}

/** The field from `start` on; `end` is the position of the separator or line end behind it. */
function readField(
  text: string,
  start: number,
  separator: string,
): { readonly text: string; readonly end: number; readonly lineBreaks: number } | undefined {
  if (text[start] !== QUOTE) {
    const end = endOf(text, start, separator);
    return { text: text.slice(start, end), end, lineBreaks: 0 };
  }
  let close = text.indexOf(QUOTE, start + 1);
  while (close >= 0 && text[close + 1] === QUOTE) close = text.indexOf(QUOTE, close + 2);
  if (close < 0) return undefined;
  const inner = text.slice(start + 1, close);
  const end = endOf(text, close + 1, separator);
  const lineBreaks = inner.split(/\r\n|\r|\n/).length - 1;
  return { text: inner.replaceAll('""', QUOTE) + text.slice(close + 1, end), end, lineBreaks };
}

function endOf(text: string, start: number, separator: string): number {
  let end = start;
  while (end < text.length && text[end] !== separator && text[end] !== '\n' && text[end] !== '\r') end++;
  return end;
}
