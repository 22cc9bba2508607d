import type { TripTable } from '@maillage/transit-model';
import { IntColumn } from '../csv/columns.js';
import { TextPool } from '../csv/text-pool.js';
import { missingValue } from '../rules/missing-value.rule.js';
import { nullLiteral } from '../rules/null-literal.rule.js';
import { IdIndex, NONE } from './id-index.js';
import { isNullLiteralAt } from './null-literal.js';
import { readRows } from './read-table.js';
import type { Reading } from './reading.js';
import type { Row } from './row.js';
import type { ServiceIds } from './service-ids.js';
import type { ShapeIds } from './shape-ids.js';
import { defineTable } from './table.js';

const tripsTable = defineTable({
  file: 'trips.txt',
  presence: 'required',
  columns: {
    route_id: 'required',
    service_id: 'required',
    trip_id: 'required',
    trip_headsign: 'optional',
    trip_short_name: 'optional',
    direction_id: 'optional',
    block_id: 'optional',
    shape_id: 'optional',
    wheelchair_accessible: 'optional',
    bikes_allowed: 'optional',
  },
  unread: [
    'cars_allowed',
    'safe_duration_factor',
    'safe_duration_offset',
    'mean_duration_factor',
    'mean_duration_offset',
  ],
});

type TripRow = Row<keyof typeof tripsTable.columns>;

export interface TripReading {
  readonly trips: TripTable;
  readonly ids: IdIndex;
  /** Rows of the file. */
  readonly total: number;
  /** Trips that were dropped because their route or service does not exist. */
  readonly dangling: number;
}

const UNKNOWN_DIRECTION = 255;

export async function readTrips(
  reading: Reading,
  known: { readonly routes: IdIndex; readonly services: ServiceIds; readonly shapes: ShapeIds },
): Promise<TripReading> {
  const ids = new IdIndex(tripsTable.file);
  const id: string[] = [];
  const headsign: string[] = [];
  const shortName: string[] = [];
  const texts = new TextPool();
  const blocks = new TextPool();
  const columns = {
    route: new IntColumn(),
    service: new IntColumn(),
    direction: new IntColumn(),
    block: new IntColumn(),
    shape: new IntColumn(),
    wheelchair: new IntColumn(),
    bikes: new IntColumn(),
  };
  let total = 0;
  let dangling = 0;
  await readRows(reading, tripsTable, (row) => {
    total++;
    if (row.isEmpty('trip_id')) {
      row.notice(missingValue, 'trip_id');
      return;
    }
    const key = ids.claim(row, 'trip_id');
    if (key === undefined) return;
    const route = known.routes.refer(row, 'route_id');
    const service = known.services.refer(row);
    if (route === NONE) row.notice(missingValue, 'route_id');
    if (route < 0 || service < 0) {
      dangling++;
      return;
    }
    ids.assign(key, id.length);
    id.push(row.id('trip_id'));
    headsign.push(pooled(texts, row, 'trip_headsign'));
    shortName.push(pooled(texts, row, 'trip_short_name'));
    columns.route.push(route);
    columns.service.push(service);
    columns.direction.push(row.code('direction_id', 1, UNKNOWN_DIRECTION));
    columns.block.push(blockOf(blocks, row));
    columns.shape.push(known.shapes.refer(row));
    columns.wheelchair.push(row.code('wheelchair_accessible', 2));
    columns.bikes.push(row.code('bikes_allowed', 2));
  });
  const trips = {
    count: id.length,
    id,
    route: columns.route.toArray(),
    service: columns.service.toArray(),
    headsign,
    shortName,
    direction: Uint8Array.from(columns.direction.toArray()),
    block: columns.block.toArray(),
    shape: columns.shape.toArray(),
    wheelchair: Uint8Array.from(columns.wheelchair.toArray()),
    bikes: Uint8Array.from(columns.bikes.toArray()),
  };
  return { trips, ids, total, dangling };
}

/** Headsigns repeat: each is decoded and kept once. */
function pooled(pool: TextPool, row: TripRow, name: 'trip_headsign' | 'trip_short_name'): string {
  const { bytes, starts, ends } = row.record;
  const position = row.position(name);
  const start = starts[position] as number;
  const end = ends[position] as number;
  if (start === end) return '';
  return pool.texts[pool.number(bytes, start, end, () => row.text(name))] ?? '';
}

function blockOf(blocks: TextPool, row: TripRow): number {
  const { bytes, starts, ends } = row.record;
  const position = row.position('block_id');
  const start = starts[position] as number;
  const end = ends[position] as number;
  if (start === end) return -1;
  if (!isNullLiteralAt(bytes, start, end)) return blocks.number(bytes, start, end, () => '');
  row.notice(nullLiteral, 'block_id');
  return -1;
}
