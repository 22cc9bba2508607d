import type { StringColumn } from '@maillage/snapshot';

/** Finds the rows of a text column that hold exactly a text. */
export type TextIndex<Key extends number> = (text: string) => readonly Key[];

/** A hash table of row numbers: eight bytes a row, the texts stay where they are. */
export function indexTexts<Key extends number>(column: StringColumn<Key>): TextIndex<Key> {
  const size = 2 ** Math.ceil(Math.log2(Math.max(column.length, 1) * 2));
  /** Row + 1; 0 is free. Rows of one text follow one another along the probe. */
  const table = new Int32Array(size);
  for (let row = 0; row < column.length; row++) {
    let place = hashOf(column.text(row as Key)) & (size - 1);
    while (table[place] !== 0) place = (place + 1) & (size - 1);
    table[place] = row + 1;
  }
  return (text) => {
    const rows: Key[] = [];
    for (let place = hashOf(text) & (size - 1); table[place] !== 0; place = (place + 1) & (size - 1)) {
      const row = ((table[place] as number) - 1) as Key;
      if (column.text(row) === text) rows.push(row);
    }
    return rows;
  };
}

/** FNV-1a over UTF-16 units. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}
