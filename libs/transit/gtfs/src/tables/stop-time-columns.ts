import { grown } from '../csv/columns.js';

/** The rows of `stop_times.txt` as columns that grow together; a time that is not given is −1. */
export class StopTimeColumns {
  count = 0;
  trip: Int32Array;
  stop: Int32Array;
  arrival: Int32Array;
  departure: Int32Array;
  sequence: Int32Array;
  headsign: Int32Array;
  /** Line of the file, for notices. */
  line: Int32Array;
  pickup: Uint8Array;
  dropOff: Uint8Array;
  approximate: Uint8Array;
  /** NaN where a row gives none; empty when the file has no such column. */
  distance: Float64Array;

  constructor(hasDistance: boolean, capacity = 4096) {
    this.trip = new Int32Array(capacity);
    this.stop = new Int32Array(capacity);
    this.arrival = new Int32Array(capacity);
    this.departure = new Int32Array(capacity);
    this.sequence = new Int32Array(capacity);
    this.headsign = new Int32Array(capacity);
    this.line = new Int32Array(capacity);
    this.pickup = new Uint8Array(capacity);
    this.dropOff = new Uint8Array(capacity);
    this.approximate = new Uint8Array(capacity);
    this.distance = new Float64Array(hasDistance ? capacity : 0);
  }

  /** Makes room for one more row. */
  reserve(): void {
    if (this.count < this.trip.length) return;
    this.trip = grown(this.trip);
    this.stop = grown(this.stop);
    this.arrival = grown(this.arrival);
    this.departure = grown(this.departure);
    this.sequence = grown(this.sequence);
    this.headsign = grown(this.headsign);
    this.line = grown(this.line);
    this.pickup = grown(this.pickup);
    this.dropOff = grown(this.dropOff);
    this.approximate = grown(this.approximate);
    this.distance = grown(this.distance);
  }

  /** Writes row `from` of `source` into row `to` of these columns. */
  copyRow(source: StopTimeColumns, from: number, to: number): void {
    this.trip[to] = source.trip[from] as number;
    this.stop[to] = source.stop[from] as number;
    this.arrival[to] = source.arrival[from] as number;
    this.departure[to] = source.departure[from] as number;
    this.sequence[to] = source.sequence[from] as number;
    this.headsign[to] = source.headsign[from] as number;
    this.line[to] = source.line[from] as number;
    this.pickup[to] = source.pickup[from] as number;
    this.dropOff[to] = source.dropOff[from] as number;
    this.approximate[to] = source.approximate[from] as number;
    if (this.distance.length > 0) this.distance[to] = source.distance[from] as number;
  }
}
