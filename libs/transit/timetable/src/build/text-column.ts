import type { StringColumn } from '@maillage/snapshot';

/** Texts that are in memory already. */
export const textColumn = <Key extends number>(texts: readonly string[]): StringColumn<Key> => ({
  length: texts.length,
  text: (index) => texts[index],
});
