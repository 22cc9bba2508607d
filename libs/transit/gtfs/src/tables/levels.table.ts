import { invalidValue } from '../rules/invalid-value.rule.js';
import { missingValue } from '../rules/missing-value.rule.js';
import { IdIndex } from './id-index.js';
import { readRows } from './read-table.js';
import type { Reading } from './reading.js';
import { defineTable } from './table.js';

const levelsTable = defineTable({
  file: 'levels.txt',
  presence: 'optional',
  columns: { level_id: 'required', level_index: 'required' },
  unread: ['level_name'],
});

export interface LevelReading {
  /** `level_index` by the row that the ids give. */
  readonly indices: readonly number[];
  readonly ids: IdIndex;
}

/** We can do without levels: nothing about them refuses a feed. */
export async function readLevels(reading: Reading): Promise<LevelReading> {
  const ids = new IdIndex(levelsTable.file);
  const indices: number[] = [];
  await readRows({ ...reading, log: reading.log.forOptional() }, levelsTable, (row) => {
    if (row.isEmpty('level_id')) {
      row.notice(missingValue, 'level_id');
      return;
    }
    const key = ids.claim(row, 'level_id');
    const index = row.decimal('level_index');
    if (Number.isNaN(index) || Math.abs(index) > HIGHEST) row.notice(invalidValue, 'level_index');
    else if (key !== undefined) ids.assign(key, indices.push(index) - 1);
  });
  return { indices, ids };
}

/** Storeys. */
const HIGHEST = 200;
