import type { Frequency } from '@maillage/transit-model';
import { invalidHeadway } from '../rules/invalid-headway.rule.js';
import { invalidValue } from '../rules/invalid-value.rule.js';
import { missingValue } from '../rules/missing-value.rule.js';
import { overlappingFrequencies } from '../rules/overlapping-frequencies.rule.js';
import { NONE, type IdIndex } from './id-index.js';
import { readRows } from './read-table.js';
import type { Reading } from './reading.js';
import type { Row } from './row.js';
import { defineTable } from './table.js';

const frequenciesTable = defineTable({
  file: 'frequencies.txt',
  presence: 'optional',
  columns: {
    trip_id: 'required',
    start_time: 'required',
    end_time: 'required',
    headway_secs: 'required',
    exact_times: 'optional',
  },
  unread: [],
});

type FrequencyRow = Row<keyof typeof frequenciesTable.columns>;

/** A headway that would make endless or backward runs refuses the feed: it is never guessed. */
export async function readFrequencies(reading: Reading, trips: IdIndex): Promise<Frequency[]> {
  const frequencies: (Frequency & { readonly line: number })[] = [];
  await readRows(reading, frequenciesTable, (row) => {
    const trip = trips.refer(row, 'trip_id');
    if (trip === NONE) row.notice(missingValue, 'trip_id');
    const period = trip < 0 ? undefined : periodOf(row);
    if (period) frequencies.push({ trip, ...period, exact: row.code('exact_times', 1) === 1, line: row.line });
  });
  frequencies.sort((left, right) => left.trip - right.trip || left.start - right.start);
  frequencies.forEach(({ trip, start, line }, index) => {
    const before = frequencies[index - 1];
    if (before?.trip !== trip || before.end <= start) return;
    reading.log.add(overlappingFrequencies, {
      file: frequenciesTable.file,
      row: Math.max(line, before.line),
      field: 'start_time',
    });
  });
  return frequencies.map(({ trip, start, end, headwaySeconds, exact }) => ({
    trip,
    start,
    end,
    headwaySeconds,
    exact,
  }));
}

/** Undefined, and told, when the row makes no run. */
function periodOf(row: FrequencyRow): Pick<Frequency, 'start' | 'end' | 'headwaySeconds'> | undefined {
  const start = row.time('start_time');
  const end = row.time('end_time');
  const headwaySeconds = row.integer('headway_secs');
  if (start < 0 || end < 0) row.notice(invalidHeadway, start < 0 ? 'start_time' : 'end_time', UNREADABLE_TIME);
  else if (headwaySeconds < 1) row.notice(invalidHeadway, 'headway_secs', NO_HEADWAY);
  else if (end < start) row.notice(invalidHeadway, 'end_time', ENDS_EARLY);
  else if (end === start) row.notice(invalidValue, 'end_time');
  else return { start, end, headwaySeconds };
  return undefined;
}

const UNREADABLE_TIME = { reason_fr: "une heure n'est pas lisible", reason_en: 'a time cannot be read' };
const NO_HEADWAY = {
  reason_fr: "l'intervalle n'est pas un nombre entier d'au moins une seconde",
  reason_en: 'the headway is not a whole number of at least one second',
};
const ENDS_EARLY = { reason_fr: 'la fin précède le début', reason_en: 'the end is before the start' };
