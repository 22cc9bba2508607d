import type { Stop, Transfer, TransferType } from '@maillage/transit-model';
import { EMPTY } from '../csv/parse-field.js';
import { duplicateRow } from '../rules/duplicate-row.rule.js';
import { incompleteTransfer } from '../rules/incomplete-transfer.rule.js';
import { invalidValue } from '../rules/invalid-value.rule.js';
import { wrongStopType } from '../rules/wrong-stop-type.rule.js';
import { NONE, type IdIndex } from './id-index.js';
import { readRows } from './read-table.js';
import type { Reading } from './reading.js';
import type { Row } from './row.js';
import { defineTable } from './table.js';

const transfersTable = defineTable({
  file: 'transfers.txt',
  presence: 'optional',
  columns: {
    from_stop_id: 'optional',
    to_stop_id: 'optional',
    from_route_id: 'optional',
    to_route_id: 'optional',
    from_trip_id: 'optional',
    to_trip_id: 'optional',
    transfer_type: 'optional',
    min_transfer_time: 'optional',
  },
  unread: [],
});

type TransferRow = Row<keyof typeof transfersTable.columns>;

interface TransferTargets {
  readonly stops: readonly Stop[];
  readonly stopIds: IdIndex;
  readonly routeIds: IdIndex;
  readonly tripIds: IdIndex;
}

/** A row is kept when all that it names exists and it says between what and what. */
export async function readTransfers(reading: Reading, known: TransferTargets): Promise<Transfer[]> {
  const transfers: Transfer[] = [];
  const seen = new Set<string>();
  await readRows(reading, transfersTable, (row) => {
    const transfer = transferOf(row, known);
    if (!transfer) return;
    const { fromStop, toStop, fromRoute, toRoute, fromTrip, toTrip } = transfer;
    const key = [fromStop, toStop, fromRoute, toRoute, fromTrip, toTrip].join();
    if (seen.has(key)) row.notice(duplicateRow);
    else transfers.push(transfer);
    seen.add(key);
  });
  return transfers;
}

function transferOf(row: TransferRow, known: TransferTargets): Transfer | undefined {
  const fromStop = known.stopIds.refer(row, 'from_stop_id');
  const toStop = known.stopIds.refer(row, 'to_stop_id');
  const fromRoute = known.routeIds.refer(row, 'from_route_id');
  const toRoute = known.routeIds.refer(row, 'to_route_id');
  const fromTrip = known.tripIds.refer(row, 'from_trip_id');
  const toTrip = known.tripIds.refer(row, 'to_trip_id');
  if (Math.min(fromStop, toStop, fromRoute, toRoute, fromTrip, toTrip) < NONE) return undefined;
  const type = typeOf(row);
  if (type === undefined) return undefined;
  if (!isComplete(type, [fromStop, fromRoute, fromTrip], [toStop, toRoute, toTrip])) {
    row.notice(incompleteTransfer);
    return undefined;
  }
  if (
    !isReachable(row, 'from_stop_id', known.stops[fromStop]) ||
    !isReachable(row, 'to_stop_id', known.stops[toStop])
  ) {
    return undefined;
  }
  return { fromStop, toStop, fromRoute, toRoute, fromTrip, toTrip, type, minTransferSeconds: minimumOf(row) };
}

function typeOf(row: TransferRow): TransferType | undefined {
  if (row.isEmpty('transfer_type')) return 0;
  const type = row.integer('transfer_type');
  if (type >= 0 && type <= 5) return type as TransferType;
  row.notice(invalidValue, 'transfer_type');
  return undefined;
}

type Side = readonly [stop: number, route: number, trip: number];

function isComplete(type: TransferType, from: Side, to: Side): boolean {
  if (type >= 4) return from[2] >= 0 && to[2] >= 0;
  return from.some((row) => row >= 0) && to.some((row) => row >= 0);
}

function isReachable(row: TransferRow, name: 'from_stop_id' | 'to_stop_id', stop: Stop | undefined): boolean {
  if (stop === undefined || stop.locationType <= 1) return true;
  row.notice(wrongStopType, name, { type: stop.locationType });
  return false;
}

function minimumOf(row: TransferRow): number {
  const seconds = row.integer('min_transfer_time');
  if (seconds >= 0) return seconds;
  if (seconds !== EMPTY) row.notice(invalidValue, 'min_transfer_time');
  return -1;
}
