/** RFC 4180 text with a header and one line per row. */
export const toCsv = (header: readonly string[], rows: Iterable<readonly (string | number)[]>): string => {
  const lines = [header.join(',')];
  for (const row of rows) lines.push(row.map(toField).join(','));
  return `${lines.join('\n')}\n`;
};

const toField = (value: string | number): string => {
  const text = String(value);
  return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};
