import type { Pathway, PathwayMode, Stop } from '@maillage/transit-model';
import { csvSyntax } from '../rules/csv-syntax.rule.js';
import { invalidValue } from '../rules/invalid-value.rule.js';
import { missingColumn } from '../rules/missing-column.rule.js';
import { missingValue } from '../rules/missing-value.rule.js';
import { pathwaysIgnored } from '../rules/pathways-ignored.rule.js';
import { rowLength } from '../rules/row-length.rule.js';
import { tooLarge } from '../rules/too-large.rule.js';
import { wrongStopType } from '../rules/wrong-stop-type.rule.js';
import { NONE, type IdIndex } from './id-index.js';
import { readRows } from './read-table.js';
import type { Reading } from './reading.js';
import type { Row } from './row.js';
import { defineTable } from './table.js';

const pathwaysTable = defineTable({
  file: 'pathways.txt',
  presence: 'optional',
  columns: {
    pathway_id: 'required',
    from_stop_id: 'required',
    to_stop_id: 'required',
    pathway_mode: 'required',
    is_bidirectional: 'required',
    length: 'optional',
    traversal_time: 'optional',
    stair_count: 'optional',
    max_slope: 'optional',
    min_width: 'optional',
  },
  unread: ['signposted_as', 'reversed_signposted_as'],
});

type PathwayRow = Row<keyof typeof pathwaysTable.columns>;

/**
 * GTFS promises that a station with pathways has all of them. Where one row is broken that cannot be known, so none is
 * used; the rest of the feed is.
 */
export async function readPathways(
  reading: Reading,
  known: { readonly stops: readonly Stop[]; readonly stopIds: IdIndex },
): Promise<Pathway[]> {
  const log = reading.log.forOptional();
  const faults = (): number =>
    log.groups().reduce((sum, { code, count }) => sum + (STRUCTURAL.has(code) ? count : 0), 0);
  const before = faults();
  const pathways: Pathway[] = [];
  let broken = 0;
  await readRows({ ...reading, log }, pathwaysTable, (row) => {
    const pathway = pathwayOf(row, known.stops, known.stopIds);
    if (pathway) pathways.push(pathway);
    else broken++;
  });
  broken += faults() - before;
  if (broken === 0) return pathways;
  log.add(pathwaysIgnored, { file: pathwaysTable.file }, { count: broken });
  return [];
}

const STRUCTURAL: ReadonlySet<string> = new Set(
  [csvSyntax, missingColumn, rowLength, tooLarge].map(({ code }) => code),
);

function pathwayOf(row: PathwayRow, stops: readonly Stop[], ids: IdIndex): Pathway | undefined {
  const [fromStop, toStop] = [stopOf(row, 'from_stop_id', stops, ids), stopOf(row, 'to_stop_id', stops, ids)];
  const [mode, direction] = [row.integer('pathway_mode'), row.integer('is_bidirectional')];
  if (mode < 1 || mode > EXIT_GATE) row.notice(invalidValue, 'pathway_mode');
  else if (direction < 0 || direction > 1) row.notice(invalidValue, 'is_bidirectional');
  else if (fromStop !== undefined && toStop !== undefined)
    return {
      fromStop,
      toStop,
      mode: mode as PathwayMode,
      // nobody gets in by an exit gate, whatever the row says
      isBidirectional: direction === 1 && mode !== EXIT_GATE,
      seconds: optional(row, 'traversal_time'),
      metres: optional(row, 'length'),
      stairCount: optionalSteps(row),
      maxSlope: row.decimal('max_slope') || 0,
      minWidthMetres: row.decimal('min_width'),
    };
  return undefined;
}

const EXIT_GATE = 7;
const STATION = 1;

/** A platform, an entrance, a node or a boarding area: one walks between these, not to a station as such. */
function stopOf(
  row: PathwayRow,
  name: 'from_stop_id' | 'to_stop_id',
  stops: readonly Stop[],
  ids: IdIndex,
): number | undefined {
  const stop = ids.refer(row, name);
  if (stop === NONE) row.notice(missingValue, name);
  if (stop < 0) return undefined;
  const type = stops[stop]?.locationType ?? STATION;
  if (type !== STATION) return stop;
  row.notice(wrongStopType, name, { type });
  return undefined;
}

/** Hours and kilometres inside a station are mistakes. */
const MOST = 3_600;

/** −1 when nothing is given, or nothing that can be. */
function optional(row: PathwayRow, name: 'traversal_time' | 'length'): number {
  if (row.isEmpty(name)) return -1;
  const value = row.decimal(name);
  if (value >= 0 && value <= MOST) return value;
  row.notice(invalidValue, name);
  return -1;
}

/** Feeds write stairs that go down with a minus. */
function optionalSteps(row: PathwayRow): number {
  if (row.isEmpty('stair_count')) return -1;
  const value = Math.abs(row.decimal('stair_count'));
  if (value <= MOST) return value;
  row.notice(invalidValue, 'stair_count');
  return -1;
}
