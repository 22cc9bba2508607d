import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { StringColumn } from '@maillage/snapshot';
import type { StopIndex } from '@maillage/transit-timetable';
import { indexTexts } from './text-index.js';

const columnOf = (texts: readonly string[]): StringColumn<StopIndex> => ({
  length: texts.length,
  text: (row) => texts[row] ?? '',
});

describe('indexTexts', () => {
  it('finds every row of a text and nothing else', () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ maxLength: 3 }), { maxLength: 60 }),
        fc.string({ maxLength: 3 }),
        (texts, asked) => {
          const found = [...indexTexts(columnOf(texts))(asked)].sort((a, b) => a - b);
          expect(found).toEqual(texts.flatMap((text, row) => (text === asked ? [row] : [])));
        },
      ),
    );
  });
});
