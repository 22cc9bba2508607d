import { invalidCoordinate } from '../rules/invalid-coordinate.rule.js';
import { missingValue } from '../rules/missing-value.rule.js';
import { IdIndex } from './id-index.js';
import type { LevelReading } from './levels.table.js';
import { readRows } from './read-table.js';
import type { Reading } from './reading.js';
import { resolveStops, type StopReading } from './resolve-stops.js';
import type { StopDraft } from './stop-draft.js';
import type { Row } from './row.js';
import { defineTable } from './table.js';

const stopsTable = defineTable({
  file: 'stops.txt',
  presence: 'required',
  columns: {
    stop_id: 'required',
    stop_code: 'optional',
    stop_name: 'optional',
    stop_lat: 'required',
    stop_lon: 'required',
    location_type: 'optional',
    parent_station: 'optional',
    wheelchair_boarding: 'optional',
    platform_code: 'optional',
    level_id: 'optional',
  },
  unread: ['tts_stop_name', 'stop_desc', 'zone_id', 'stop_url', 'stop_timezone', 'stop_access'],
});

type StopRow = Row<keyof typeof stopsTable.columns>;

export async function readStops(reading: Reading, levels: LevelReading): Promise<StopReading> {
  const drafts: StopDraft[] = [];
  const ids = new IdIndex(stopsTable.file);
  let total = 0;
  await readRows(reading, stopsTable, (row) => {
    total++;
    if (row.isEmpty('stop_id')) {
      row.notice(missingValue, 'stop_id');
      return;
    }
    const key = ids.claim(row, 'stop_id');
    if (key !== undefined) drafts.push(draftOf(row, key, levels));
  });
  return { stops: resolveStops(reading.log, stopsTable.file, drafts, ids, total), ids };
}

function draftOf(row: StopRow, key: number, levels: LevelReading): StopDraft {
  const locationType = row.code('location_type', 4);
  const id = row.id('stop_id');
  const name = row.text('stop_name');
  const isNameless = name === '' && locationType <= 1;
  if (isNameless) row.notice(missingValue, 'stop_name');
  return {
    key,
    line: row.line,
    id,
    code: row.text('stop_code'),
    name: isNameless ? id : name,
    ...coordinateOf(row, locationType),
    locationType,
    parentId: row.id('parent_station'),
    platformCode: row.text('platform_code'),
    wheelchair: row.code('wheelchair_boarding', 2),
    level: levels.indices[levels.ids.refer(row, 'level_id')],
  };
}

/** A node or boarding area may leave its place to its parent: both are NaN then. `isDropped` has been told. */
function coordinateOf(row: StopRow, locationType: number): Pick<StopDraft, 'latitude' | 'longitude' | 'isDropped'> {
  const latitude = row.decimal('stop_lat');
  const longitude = row.decimal('stop_lon');
  if (locationType >= 3 && row.isEmpty('stop_lat') && row.isEmpty('stop_lon')) {
    return { latitude, longitude, isDropped: false };
  }
  const isNumber = !Number.isNaN(latitude) && !Number.isNaN(longitude);
  const isZero = Math.abs(latitude) < 0.01 && Math.abs(longitude) < 0.01;
  if (isNumber && !isZero) return { latitude, longitude, isDropped: false };
  const field = Number.isNaN(longitude) && !Number.isNaN(latitude) ? 'stop_lon' : 'stop_lat';
  const hasComma = row.id('stop_lat').includes(',') || row.id('stop_lon').includes(',');
  row.notice(invalidCoordinate, field, hasComma ? DECIMAL_COMMA : NO_HINT);
  return { latitude, longitude, isDropped: true };
}

const NO_HINT = { hint_fr: '', hint_en: '' };
const DECIMAL_COMMA = { hint_fr: ' (virgule décimale)', hint_en: ' (decimal comma)' };
