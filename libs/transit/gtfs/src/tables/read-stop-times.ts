import { ABSENT, type CsvRecord } from '../csv/csv-record.js';
import { EMPTY, INVALID, parseDecimal, parseInteger, parseTime } from '../csv/parse-field.js';
import { TextPool } from '../csv/text-pool.js';
import { bookingRequired } from '../rules/booking-required.rule.js';
import { flexibleTrip } from '../rules/flexible-trip.rule.js';
import { invalidSequence } from '../rules/invalid-sequence.rule.js';
import { invalidTime } from '../rules/invalid-time.rule.js';
import { invalidValue } from '../rules/invalid-value.rule.js';
import { readRecords } from './read-table.js';
import type { Reading } from './reading.js';
import type { StopReading } from './resolve-stops.js';
import { Row } from './row.js';
import { StopTimeColumns } from './stop-time-columns.js';
import { StopTimeReferences } from './stop-time-references.js';
import { FLEXIBLE_COLUMNS, stopTimesTable, type StopTimeColumn } from './stop-times.table.js';
import type { Positions } from './table.js';
import type { TripReading } from './trips.table.js';

export interface StopTimeReading {
  readonly columns: StopTimeColumns;
  readonly headsigns: readonly string[];
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
  reader?.conclude(rows);
  return reader ?? { columns: new StopTimeColumns(false), headsigns: [] };
}

const DIGIT_ZERO = 48;

class StopTimeReader implements StopTimeReading {
  readonly columns: StopTimeColumns;
  private readonly headsignPool = new TextPool();
  private readonly row: Row<StopTimeColumn>;
  private readonly references: StopTimeReferences;
  private readonly flexible: readonly StopTimeColumn[];
  private bookings = 0;
  /** Positions of the columns, out of the object that holds them all: they are read millions of times. */
  private readonly sequenceColumn: number;
  private readonly arrivalColumn: number;
  private readonly departureColumn: number;
  private readonly pickupColumn: number;
  private readonly dropOffColumn: number;
  private readonly timepointColumn: number;
  private readonly headsignColumn: number;
  private readonly distanceColumn: number;

  constructor(
    private readonly reading: Reading,
    positions: Positions<StopTimeColumn>,
    stops: StopReading,
    trips: TripReading,
  ) {
    this.columns = new StopTimeColumns(positions.shape_dist_traveled !== ABSENT);
    this.row = new Row(stopTimesTable, positions, reading.log);
    this.references = new StopTimeReferences(this.row, positions, stops, trips);
    this.flexible = FLEXIBLE_COLUMNS.filter((name) => positions[name] !== ABSENT);
    this.sequenceColumn = positions.stop_sequence;
    this.arrivalColumn = positions.arrival_time;
    this.departureColumn = positions.departure_time;
    this.pickupColumn = positions.pickup_type;
    this.dropOffColumn = positions.drop_off_type;
    this.timepointColumn = positions.timepoint;
    this.headsignColumn = positions.stop_headsign;
    this.distanceColumn = positions.shape_dist_traveled;
  }

  get headsigns(): readonly string[] {
    return this.headsignPool.texts;
  }

  read(record: CsvRecord): void {
    const { row, columns, references } = this;
    row.record = record;
    if (this.flexible.length > 0 && this.flexible.some((name) => !row.isEmpty(name))) {
      row.notice(flexibleTrip);
      return;
    }
    const trip = references.tripOf(record);
    if (trip < 0) return;
    const stop = references.stopOf(record, trip);
    if (stop < 0) return;
    const { bytes, starts, ends } = record;
    const { sequenceColumn, timepointColumn, headsignColumn, distanceColumn } = this;
    const sequence = parseInteger(bytes, starts[sequenceColumn] as number, ends[sequenceColumn] as number);
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
    columns.arrival[at] = this.timeOf(record, this.arrivalColumn, 'arrival_time');
    columns.departure[at] = this.timeOf(record, this.departureColumn, 'departure_time');
    columns.pickup[at] = this.boardingOf(record, this.pickupColumn, 'pickup_type');
    columns.dropOff[at] = this.boardingOf(record, this.dropOffColumn, 'drop_off_type');
    const isApproximate = !record.isEmpty(timepointColumn) && bytes[starts[timepointColumn] as number] === DIGIT_ZERO;
    columns.approximate[at] = isApproximate ? 1 : 0;
    columns.headsign[at] = record.isEmpty(headsignColumn) ? -1 : this.headsignOf(record);
    if (distanceColumn !== ABSENT) {
      columns.distance[at] = parseDecimal(bytes, starts[distanceColumn] as number, ends[distanceColumn] as number);
    }
  }

  /** Refuses the feed where too much had to be left out; tells what is told once. */
  conclude(rows: number): void {
    const { log } = this.reading;
    this.references.conclude(log, rows);
    const { bookings } = this;
    if (bookings > 0) log.add(bookingRequired, { file: stopTimesTable.file }, { count: bookings }, bookings);
  }

  private timeOf(
    { bytes, starts, ends }: CsvRecord,
    position: number,
    name: 'arrival_time' | 'departure_time',
  ): number {
    const time = parseTime(bytes, starts[position] as number, ends[position] as number);
    if (time !== INVALID) return time;
    this.row.notice(invalidTime, name);
    return EMPTY;
  }

  private boardingOf(
    { bytes, starts, ends }: CsvRecord,
    position: number,
    name: 'pickup_type' | 'drop_off_type',
  ): number {
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
    const position = this.headsignColumn;
    return this.headsignPool.number(bytes, starts[position] as number, ends[position] as number, () =>
      this.row.text('stop_headsign'),
    );
  }
}
