import { ABSENT, type CsvRecord } from '../csv/csv-record.js';
import { EMPTY, INVALID, parseDecimal, parseInteger, parseTime } from '../csv/parse-field.js';
import { TextPool } from '../csv/text-pool.js';
import { bookingRequired } from '../rules/booking-required.rule.js';
import { danglingReference } from '../rules/dangling-reference.rule.js';
import { droppedReference } from '../rules/dropped-reference.rule.js';
import { flexibleTrip } from '../rules/flexible-trip.rule.js';
import { invalidSequence } from '../rules/invalid-sequence.rule.js';
import { invalidTime } from '../rules/invalid-time.rule.js';
import { invalidValue } from '../rules/invalid-value.rule.js';
import { missingValue } from '../rules/missing-value.rule.js';
import { nullLiteral } from '../rules/null-literal.rule.js';
import { wrongStopType } from '../rules/wrong-stop-type.rule.js';
import { checkShare, ENTITY_LIMIT } from './check-share.js';
import { DROPPED, type IdIndex } from './id-index.js';
import { isNullLiteralAt } from './null-literal.js';
import { readRecords } from './read-table.js';
import type { Reading } from './reading.js';
import { Row } from './row.js';
import type { StopReading } from './resolve-stops.js';
import { StopTimeColumns } from './stop-time-columns.js';
import { defineTable, type Positions } from './table.js';
import type { TripReading } from './trips.table.js';

const stopTimesTable = defineTable({
  file: 'stop_times.txt',
  presence: 'required',
  columns: {
    trip_id: 'required',
    arrival_time: 'optional',
    departure_time: 'optional',
    stop_id: 'required',
    stop_sequence: 'required',
    stop_headsign: 'optional',
    pickup_type: 'optional',
    drop_off_type: 'optional',
    shape_dist_traveled: 'optional',
    timepoint: 'optional',
    location_group_id: 'optional',
    location_id: 'optional',
    start_pickup_drop_off_window: 'optional',
    end_pickup_drop_off_window: 'optional',
    start_pickup_dropoff_window: 'optional',
  },
  unread: [
    'continuous_pickup',
    'continuous_drop_off',
    'pickup_booking_rule_id',
    'drop_off_booking_rule_id',
    'safe_duration_factor',
    'safe_duration_offset',
    'mean_duration_factor',
    'mean_duration_offset',
    'end_pickup_dropoff_window',
  ],
});

type Name = keyof typeof stopTimesTable.columns;

export interface StopTimeReading {
  readonly columns: StopTimeColumns;
  readonly headsigns: readonly string[];
  /** Distinct trips that lost a stop time because its stop does not exist. */
  readonly tripsTouched: number;
}

/** Reads the rows as they come; order, gaps in the times and sense are settled afterwards (`settleTrips`). */
export async function readStopTimes(
  reading: Reading,
  stops: StopReading,
  trips: TripReading,
): Promise<StopTimeReading> {
  let reader: StopTimeReader | undefined;
  const rows = await readRecords(
    reading,
    stopTimesTable,
    (positions) => {
      const created = new StopTimeReader(reading, positions, stops, trips);
      reader = created;
      return (record) => created.read(record);
    },
    reading.limits.stopTimes,
  );
  reader ??= new StopTimeReader(reading, NO_COLUMNS, stops, trips);
  reader.conclude(rows);
  return reader;
}

const NO_COLUMNS = Object.fromEntries(
  Object.keys(stopTimesTable.columns).map((name) => [name, ABSENT]),
) as Positions<Name>;

class StopTimeReader implements StopTimeReading {
  readonly columns: StopTimeColumns;
  private readonly headsignPool = new TextPool();
  private readonly row: Row<Name>;
  private readonly flexible: readonly Name[];
  private readonly touched: Uint8Array;
  /** Rows are mostly grouped by trip, and the stop after a stop is mostly the one that followed it before. */
  private tripKey = -1;
  private stopKey = -1;
  private readonly follower: Int32Array;
  private withoutTrip = 0;
  private wrongStops = 0;
  private bookings = 0;

  constructor(
    private readonly reading: Reading,
    private readonly positions: Positions<Name>,
    private readonly stops: StopReading,
    private readonly trips: TripReading,
  ) {
    this.columns = new StopTimeColumns(positions.shape_dist_traveled !== ABSENT);
    this.row = new Row(stopTimesTable, positions, reading.log);
    this.flexible = FLEXIBLE.filter((name) => positions[name] !== ABSENT);
    this.touched = new Uint8Array(trips.trips.count);
    this.follower = new Int32Array(stops.ids.size).fill(-1);
  }

  get headsigns(): readonly string[] {
    return this.headsignPool.texts;
  }

  get tripsTouched(): number {
    return this.touched.reduce((sum, flag) => sum + flag, 0);
  }

  read(record: CsvRecord): void {
    const { row, columns, positions } = this;
    row.record = record;
    if (this.isFlexible()) {
      row.notice(flexibleTrip);
      return;
    }
    const { bytes, starts, ends } = record;
    const trip = this.tripOf(bytes, starts[positions.trip_id] as number, ends[positions.trip_id] as number);
    if (trip < 0) return;
    const stop = this.stopOf(bytes, starts[positions.stop_id] as number, ends[positions.stop_id] as number, trip);
    if (stop < 0) return;
    const sequence = parseInteger(
      bytes,
      starts[positions.stop_sequence] as number,
      ends[positions.stop_sequence] as number,
    );
    if (sequence < 0) {
      row.notice(invalidSequence, 'stop_sequence');
      return;
    }
    columns.reserve();
    const at = columns.count++;
    columns.trip[at] = trip;
    columns.stop[at] = stop;
    columns.sequence[at] = sequence;
    columns.line[at] = record.line;
    columns.arrival[at] = this.timeOf(bytes, starts, ends, 'arrival_time');
    columns.departure[at] = this.timeOf(bytes, starts, ends, 'departure_time');
    columns.pickup[at] = this.boardingOf(bytes, starts, ends, 'pickup_type');
    columns.dropOff[at] = this.boardingOf(bytes, starts, ends, 'drop_off_type');
    const timepoint = positions.timepoint;
    columns.approximate[at] =
      (ends[timepoint] as number) - (starts[timepoint] as number) === 1 &&
      bytes[starts[timepoint] as number] === DIGIT_ZERO
        ? 1
        : 0;
    columns.headsign[at] = record.isEmpty(positions.stop_headsign) ? -1 : this.headsignOf(record);
    if (columns.distance.length > 0) {
      const distance = positions.shape_dist_traveled;
      columns.distance[at] = parseDecimal(bytes, starts[distance] as number, ends[distance] as number);
    }
  }

  /** Refuses the feed where too much had to be left out; tells what is told once. */
  conclude(rows: number): void {
    const { log } = this.reading;
    const { file } = stopTimesTable;
    checkShare(log, danglingReference, file, this.withoutTrip, rows, ENTITY_LIMIT);
    checkShare(log, wrongStopType, file, this.wrongStops, rows, ENTITY_LIMIT);
    checkShare(
      log,
      danglingReference,
      'trips.txt',
      this.trips.dangling + this.tripsTouched,
      this.trips.total,
      ENTITY_LIMIT,
    );
    if (this.bookings > 0) log.add(bookingRequired, { file }, { count: this.bookings }, this.bookings);
  }

  private isFlexible(): boolean {
    for (const name of this.flexible) {
      if (!this.row.isEmpty(name)) return true;
    }
    return false;
  }

  /** Row of the trip; negative, and told, when there is none. */
  private tripOf(bytes: Uint8Array, start: number, end: number): number {
    const { ids } = this.trips;
    if (this.tripKey < 0 || !ids.isKey(this.tripKey, bytes, start, end)) {
      this.tripKey = ids.keyOf(bytes, start, end);
      this.stopKey = -1;
    }
    const trip = this.tripKey < 0 ? -1 : ids.rowOf(this.tripKey);
    if (trip >= 0) return trip;
    if (this.tripKey < 0) this.withoutTrip++;
    this.tellReference('trip_id', ids, this.tripKey);
    return -1;
  }

  /** Row of the stop; negative, and told, when there is none or one cannot board there. */
  private stopOf(bytes: Uint8Array, start: number, end: number, trip: number): number {
    const { ids, stops } = this.stops;
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
      this.tellReference('stop_id', ids, key);
      return -1;
    }
    const type = stops[stop]?.locationType ?? 0;
    if (type === 0) return stop;
    this.wrongStops++;
    this.row.notice(wrongStopType, 'stop_id', { type });
    return -1;
  }

  private tellReference(name: 'trip_id' | 'stop_id', ids: IdIndex, key: number): void {
    const { row } = this;
    const { bytes, starts, ends } = row.record;
    const position = row.position(name);
    if (row.isEmpty(name)) row.notice(missingValue, name);
    else if (key >= 0 && ids.rowOf(key) === DROPPED) row.notice(droppedReference, name, { target: ids.file });
    else if (isNullLiteralAt(bytes, starts[position] as number, ends[position] as number))
      row.notice(nullLiteral, name);
    else row.notice(danglingReference, name, { target: ids.file });
  }

  private timeOf(
    bytes: Uint8Array,
    starts: Int32Array,
    ends: Int32Array,
    name: 'arrival_time' | 'departure_time',
  ): number {
    const position = this.positions[name];
    const time = parseTime(bytes, starts[position] as number, ends[position] as number);
    if (time !== INVALID) return time;
    this.row.notice(invalidTime, name);
    return EMPTY;
  }

  private boardingOf(
    bytes: Uint8Array,
    starts: Int32Array,
    ends: Int32Array,
    name: 'pickup_type' | 'drop_off_type',
  ): number {
    const position = this.positions[name];
    const start = starts[position] as number;
    const length = (ends[position] as number) - start;
    if (length === 0) return 0;
    const type = (bytes[start] as number) - DIGIT_ZERO;
    if (length > 1 || type < 0 || type > 3) {
      this.row.notice(invalidValue, name);
      return 0;
    }
    if (type >= 2) this.bookings++;
    return type;
  }

  private headsignOf({ bytes, starts, ends }: CsvRecord): number {
    const position = this.positions.stop_headsign;
    return this.headsignPool.number(bytes, starts[position] as number, ends[position] as number, () =>
      this.row.text('stop_headsign'),
    );
  }
}

/** Columns of GTFS-Flex (and a spelling of 2021 that is still around): a row that fills one is no fixed stop time. */
const FLEXIBLE: readonly Name[] = [
  'location_group_id',
  'location_id',
  'start_pickup_drop_off_window',
  'end_pickup_drop_off_window',
  'start_pickup_dropoff_window',
];

const DIGIT_ZERO = 48;
