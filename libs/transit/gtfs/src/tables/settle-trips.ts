import type { Stop, StopTimeTable } from '@maillage/transit-model';
import { groupRows } from '../csv/group-rows.js';
import { decreasingTimes } from '../rules/decreasing-times.rule.js';
import { duplicateKey } from '../rules/duplicate-key.rule.js';
import { duplicateRow } from '../rules/duplicate-row.rule.js';
import { impossibleSpeed } from '../rules/impossible-speed.rule.js';
import { interpolatedTimes } from '../rules/interpolated-times.rule.js';
import { untimedTrip } from '../rules/untimed-trip.rule.js';
import { unusableTrip } from '../rules/unusable-trip.rule.js';
import { checkShare, ENTITY_LIMIT } from './check-share.js';
import { interpolate } from './interpolate.js';
import type { Reading } from './reading.js';
import { SpeedLimit } from './speed-limit.js';
import { StopTimeColumns } from './stop-time-columns.js';
import type { StopTimeReading } from './read-stop-times.js';

const FILE = 'stop_times.txt';

interface SettledTrips {
  readonly stopTimes: StopTimeTable;
  /** New row of each trip, −1 for one that cannot be used. */
  readonly moved: Int32Array;
}

/** Orders the stop times by trip and sequence, fills in missing times and leaves out the trips that nobody can ride. */
export function settleTrips(
  reading: Reading,
  { columns, headsigns }: StopTimeReading,
  tripIds: readonly string[],
  stops: readonly Stop[],
): SettledTrips {
  const settling = new Settling(reading, columns, tripIds, new SpeedLimit(stops));
  const moved = new Int32Array(tripIds.length).fill(-1);
  const offset = new Int32Array(tripIds.length + 1);
  let kept = 0;
  for (let trip = 0; trip < tripIds.length; trip++) {
    if (!settling.settle(trip)) continue;
    moved[trip] = kept++;
    offset[kept] = settling.count;
  }
  settling.conclude();
  return { stopTimes: tableOf(settling.target, settling.count, offset.slice(0, kept + 1), headsigns), moved };
}

/** Views of the columns, not copies: they are large and live only until the timetable is built. */
function tableOf(
  columns: StopTimeColumns,
  count: number,
  offset: Int32Array,
  headsigns: readonly string[],
): StopTimeTable {
  return {
    count,
    offset,
    stop: columns.stop.subarray(0, count),
    arrival: columns.arrival.subarray(0, count),
    departure: columns.departure.subarray(0, count),
    sequence: columns.sequence.subarray(0, count),
    pickup: columns.pickup.subarray(0, count),
    dropOff: columns.dropOff.subarray(0, count),
    approximate: columns.approximate.subarray(0, count),
    headsign: columns.headsign.subarray(0, count),
    headsigns,
  };
}

class Settling {
  /** Rows of the trips kept so far. */
  count = 0;
  /** The source itself when its rows are in order: a row never moves to a later place. */
  readonly target: StopTimeColumns;
  private readonly offset: Int32Array;
  private readonly order: Int32Array | undefined;
  private interpolated = 0;
  private decreasing = 0;
  private tooFast = 0;

  constructor(
    private readonly reading: Reading,
    private readonly source: StopTimeColumns,
    private readonly tripIds: readonly string[],
    private readonly speedLimit: SpeedLimit,
  ) {
    const { offset, order } = groupRows(source.trip, source.sequence, source.count, tripIds.length);
    this.offset = offset;
    this.order = order;
    this.target = order === undefined ? source : new StopTimeColumns(source.distance.length > 0, source.count);
  }

  /** Whether the trip can be used; its rows then follow those of the trips before it. */
  settle(trip: number): boolean {
    const start = this.count;
    const end = this.copyRows(trip, start);
    if (!this.isUsable(trip, start, end)) return false;
    this.count = end;
    return true;
  }

  conclude(): void {
    const { log } = this.reading;
    const trips = this.tripIds.length;
    checkShare(log, decreasingTimes, 'trips.txt', this.decreasing, trips, ENTITY_LIMIT);
    checkShare(log, impossibleSpeed, 'trips.txt', this.tooFast, trips, ENTITY_LIMIT);
    const { interpolated } = this;
    if (interpolated > 0) log.add(interpolatedTimes, { file: FILE }, { count: interpolated }, interpolated);
  }

  /** Copies a trip's rows in order, without those that repeat one; returns where they end. */
  private copyRows(trip: number, start: number): number {
    const { source, target, order } = this;
    const end = this.offset[trip + 1] as number;
    let write = start;
    for (let read = this.offset[trip] as number; read < end; read++) {
      const row = order === undefined ? read : (order[read] as number);
      if (write > start && source.sequence[row] === target.sequence[write - 1]) {
        this.tellRepeated(row, write - 1);
        continue;
      }
      if (row !== write || source !== target) target.copyRow(source, row, write);
      write++;
    }
    return write;
  }

  private tellRepeated(row: number, earlier: number): void {
    const { source, target, reading } = this;
    const isSame =
      source.stop[row] === target.stop[earlier] &&
      source.arrival[row] === target.arrival[earlier] &&
      source.departure[row] === target.departure[earlier];
    const place = {
      file: FILE,
      row: source.line[row] as number,
      field: 'stop_sequence',
      value: String(source.sequence[row]),
    };
    reading.log.add(isSame ? duplicateRow : duplicateKey, place);
  }

  /** Goes from one timed row to the next, checks the hop and fills in what lies between. */
  private isUsable(trip: number, start: number, end: number): boolean {
    const { arrival, departure, stop } = this.target;
    const { log } = this.reading;
    const value = this.tripIds[trip] ?? '';
    if (end - start < 2) {
      const place = { file: 'trips.txt', field: 'trip_id', value };
      log.add(unusableTrip, place, { count: end - start });
      return false;
    }
    this.completePairs(start, end);
    if ((arrival[start] as number) < 0 || (arrival[end - 1] as number) < 0) {
      const row = (arrival[start] as number) < 0 ? start : end - 1;
      log.add(untimedTrip, this.placeOf(row, value));
      return false;
    }
    let last = start;
    for (let row = start; row < end; row++) {
      const time = arrival[row] as number;
      if (time < 0) continue;
      if (time > (departure[row] as number) || (row > start && time < (departure[last] as number))) {
        this.decreasing++;
        log.add(decreasingTimes, this.placeOf(row, value));
        return false;
      }
      if (row > start) {
        const seconds = time - (departure[last] as number);
        const speed = this.speedLimit.impossibleSpeed(stop[last] as number, stop[row] as number, seconds);
        if (speed > 0) {
          this.tooFast++;
          log.add(impossibleSpeed, this.placeOf(row, value), { speed });
          return false;
        }
        if (row - last > 1) {
          interpolate(this.target, last, row);
          this.interpolated += row - last - 1;
        }
      }
      last = row;
    }
    return true;
  }

  /** A row that gives one of its two times has the other as well. */
  private completePairs(start: number, end: number): void {
    const { arrival, departure } = this.target;
    for (let row = start; row < end; row++) {
      if ((arrival[row] as number) < 0) arrival[row] = departure[row] as number;
      else if ((departure[row] as number) < 0) departure[row] = arrival[row] as number;
    }
  }

  private placeOf(row: number, value: string): { file: string; row: number; field: string; value: string } {
    return { file: FILE, row: this.target.line[row] as number, field: 'trip_id', value };
  }
}
