import type { NoticeLog } from '@maillage/feed-reading';
import type { CsvRecord } from '../csv/csv-record.js';
import { danglingReference } from '../rules/dangling-reference.rule.js';
import { droppedReference } from '../rules/dropped-reference.rule.js';
import { missingValue } from '../rules/missing-value.rule.js';
import { nullLiteral } from '../rules/null-literal.rule.js';
import { wrongStopType } from '../rules/wrong-stop-type.rule.js';
import { checkShare, ENTITY_LIMIT } from './check-share.js';
import type { IdIndex } from './id-index.js';
import { isNullLiteralAt } from './null-literal.js';
import type { StopReading } from './resolve-stops.js';
import type { Row } from './row.js';
import { stopTimesTable, type StopTimeColumn } from './stop-times.table.js';
import type { Positions } from './table.js';
import type { TripReading } from './trips.table.js';

/**
 * Finds the trip and the stop of each row. Rows are mostly grouped by trip, and after a stop mostly comes the one
 * that came after it before: both are tried first, so that most ids are compared once and never hashed.
 */
export class StopTimeReferences {
  private readonly tripColumn: number;
  private readonly stopColumn: number;
  /** GTFS `location_type` of each stop. */
  private readonly stopType: Uint8Array;
  private tripKey = -1;
  private stopKey = -1;
  private readonly follower: Int32Array;
  /** Trips that lost a row because its stop does not exist. */
  private readonly touched: Uint8Array;
  private withoutTrip = 0;
  private wrongStops = 0;

  constructor(
    private readonly row: Row<StopTimeColumn>,
    positions: Positions<StopTimeColumn>,
    private readonly stops: StopReading,
    private readonly trips: TripReading,
  ) {
    this.tripColumn = positions.trip_id;
    this.stopColumn = positions.stop_id;
    this.stopType = Uint8Array.from(stops.stops, ({ locationType }) => locationType);
    this.follower = new Int32Array(stops.ids.size).fill(-1);
    this.touched = new Uint8Array(trips.trips.count);
  }

  /** Row of the trip; negative, and told, when there is none. */
  tripOf({ bytes, starts, ends, repeatsFirst }: CsvRecord): number {
    const { ids } = this.trips;
    if (!repeatsFirst || this.tripColumn !== 0) {
      const start = starts[this.tripColumn] as number;
      const end = ends[this.tripColumn] as number;
      if (this.tripKey < 0 || !ids.isKey(this.tripKey, bytes, start, end)) {
        this.tripKey = ids.keyOf(bytes, start, end);
        this.stopKey = -1;
      }
    }
    const trip = this.tripKey < 0 ? -1 : ids.rowOf(this.tripKey);
    if (trip >= 0) return trip;
    if (this.tripKey < 0) this.withoutTrip++;
    this.tell('trip_id', ids, this.tripKey);
    return -1;
  }

  /** Row of the stop; negative, and told, when there is none or one cannot board there. */
  stopOf({ bytes, starts, ends }: CsvRecord, trip: number): number {
    const { ids } = this.stops;
    const start = starts[this.stopColumn] as number;
    const end = ends[this.stopColumn] as number;
    const previous = this.stopKey;
    let key = previous < 0 ? -1 : (this.follower[previous] as number);
    if (key < 0 || !ids.isKey(key, bytes, start, end)) {
      key = ids.keyOf(bytes, start, end);
      if (previous >= 0) this.follower[previous] = key;
    }
    this.stopKey = key;
    const stop = key < 0 ? -1 : ids.rowOf(key);
    if (stop < 0) {
      if (key < 0) this.touched[trip] = 1;
      this.tell('stop_id', ids, key);
      return -1;
    }
    const type = this.stopType[stop] as number;
    if (type === 0) return stop;
    this.wrongStops++;
    this.row.notice(wrongStopType, 'stop_id', { type });
    return -1;
  }

  /** Refuses the feed where too much had to be left out. */
  conclude(log: NoticeLog, rows: number): void {
    const { file } = stopTimesTable;
    const { total, dangling, ids } = this.trips;
    const touched = this.touched.reduce((sum, flag) => sum + flag, 0);
    checkShare(log, danglingReference, file, this.withoutTrip, rows, ENTITY_LIMIT);
    checkShare(log, wrongStopType, file, this.wrongStops, rows, ENTITY_LIMIT);
    checkShare(log, danglingReference, ids.file, dangling + touched, total, ENTITY_LIMIT);
  }

  /** `key` is the id's number, negative when no row has the id. */
  private tell(name: 'trip_id' | 'stop_id', ids: IdIndex, key: number): void {
    const { row } = this;
    const { bytes, starts, ends } = row.record;
    const position = row.position(name);
    if (row.isEmpty(name)) row.notice(missingValue, name);
    else if (key >= 0) row.notice(droppedReference, name, { target: ids.file });
    else if (isNullLiteralAt(bytes, starts[position] as number, ends[position] as number))
      row.notice(nullLiteral, name);
    else row.notice(danglingReference, name, { target: ids.file });
  }
}
