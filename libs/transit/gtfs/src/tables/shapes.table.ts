import type { NoticeLog } from '@maillage/feed-reading';
import type { ShapeTable } from '@maillage/transit-model';
import { grown } from '../csv/columns.js';
import { decodeLeniently } from '../csv/decode.js';
import { groupRows, reordered } from '../csv/group-rows.js';
import { parseDecimal, parseInteger } from '../csv/parse-field.js';
import { TextPool } from '../csv/text-pool.js';
import { shapesTooLarge } from '../rules/shapes-too-large.rule.js';
import { unusableShape } from '../rules/unusable-shape.rule.js';
import { readRecords } from './read-table.js';
import type { Reading } from './reading.js';
import { ShapeIds } from './shape-ids.js';
import { defineTable } from './table.js';

const shapesTable = defineTable({
  file: 'shapes.txt',
  presence: 'optional',
  columns: {
    shape_id: 'required',
    shape_pt_lat: 'required',
    shape_pt_lon: 'required',
    shape_pt_sequence: 'required',
    shape_dist_traveled: 'optional',
  },
  unread: [],
});

interface ShapeReading {
  readonly shapes: ShapeTable;
  readonly ids: ShapeIds;
}

export async function readShapes(reading: Reading): Promise<ShapeReading> {
  const points = new Points();
  const { log, limits } = reading;
  const rows = await readRecords(
    reading,
    shapesTable,
    (positions) => (record) => {
      const { bytes, starts, ends } = record;
      const {
        shape_id: id,
        shape_pt_lat: lat,
        shape_pt_lon: lon,
        shape_pt_sequence: sequence,
        shape_dist_traveled: distance,
      } = positions;
      points.push(
        points.ids.number(bytes, starts[id] as number, ends[id] as number, () =>
          decodeLeniently(bytes, starts[id] as number, ends[id] as number),
        ),
        parseDecimal(bytes, starts[lat] as number, ends[lat] as number),
        parseDecimal(bytes, starts[lon] as number, ends[lon] as number),
        parseInteger(bytes, starts[sequence] as number, ends[sequence] as number),
        parseDecimal(bytes, starts[distance] as number, ends[distance] as number),
      );
    },
    limits.shapePoints,
    () => log.add(shapesTooLarge, { file: shapesTable.file }, { limit: limits.shapePoints }),
  );
  if (rows <= limits.shapePoints) return keepSound(log, points);
  return { shapes: NO_SHAPES, ids: new ShapeIds(points.ids, undefined) };
}

const NO_SHAPES: ShapeTable = {
  ids: [],
  offset: new Int32Array(1),
  latitude: new Float64Array(0),
  longitude: new Float64Array(0),
};

/** The rows of `shapes.txt` as columns. */
class Points {
  readonly ids = new TextPool();
  count = 0;
  shape = new Int32Array(1024);
  latitude = new Float64Array(1024);
  longitude = new Float64Array(1024);
  sequence = new Int32Array(1024);
  /** NaN where the feed gives none. */
  distance = new Float64Array(1024);

  push(shape: number, latitude: number, longitude: number, sequence: number, distance: number): void {
    if (this.count === this.shape.length) {
      this.shape = grown(this.shape);
      this.latitude = grown(this.latitude);
      this.longitude = grown(this.longitude);
      this.sequence = grown(this.sequence);
      this.distance = grown(this.distance);
    }
    const row = this.count++;
    this.shape[row] = shape;
    this.latitude[row] = latitude;
    this.longitude[row] = longitude;
    this.sequence[row] = sequence;
    this.distance[row] = distance;
  }
}

/** Orders the points, drops the shapes that are of no use and closes the gaps they leave. */
function keepSound(log: NoticeLog, points: Points): ShapeReading {
  const { texts } = points.ids;
  const { offset, order } = groupRows(points.shape, points.sequence, points.count, texts.length);
  const column = (values: Float64Array): Float64Array => reordered(values, order, points.count);
  const lines: Lines = {
    latitude: column(points.latitude),
    longitude: column(points.longitude),
    distance: column(points.distance),
    sequence: reordered(points.sequence, order, points.count),
  };
  const rows = new Int32Array(texts.length).fill(-1);
  const ids: string[] = [];
  const ends = [0];
  let write = 0;
  texts.forEach((value, shape) => {
    const start = offset[shape] as number;
    const end = offset[shape + 1] as number;
    const reason = faultOf(lines, start, end);
    if (reason) {
      log.add(unusableShape, { file: shapesTable.file, field: 'shape_id', value }, reason);
      return;
    }
    lines.latitude.copyWithin(write, start, end);
    lines.longitude.copyWithin(write, start, end);
    write += end - start;
    rows[shape] = ids.length;
    ids.push(value);
    ends.push(write);
  });
  const shapes = {
    ids,
    offset: Int32Array.from(ends),
    latitude: lines.latitude.slice(0, write),
    longitude: lines.longitude.slice(0, write),
  };
  return { shapes, ids: new ShapeIds(points.ids, rows) };
}

interface Lines {
  readonly latitude: Float64Array;
  readonly longitude: Float64Array;
  readonly distance: Float64Array;
  readonly sequence: Int32Array;
}

function faultOf({ latitude, longitude, distance, sequence }: Lines, start: number, end: number): Reason | undefined {
  if (end - start < 2) return ONE_POINT;
  let travelled = -Infinity;
  for (let point = start; point < end; point++) {
    if (!(Math.abs(latitude[point] as number) <= 90 && Math.abs(longitude[point] as number) <= 180)) return OFF_EARTH;
    if ((sequence[point] as number) < 0) return SEQUENCE;
    if (point > start && sequence[point] === sequence[point - 1]) return SEQUENCE;
    const own = distance[point] as number;
    if (own < travelled) return BACKWARDS;
    if (!Number.isNaN(own)) travelled = own;
  }
  return undefined;
}

type Reason = Readonly<Record<'reason_fr' | 'reason_en', string>>;

const ONE_POINT: Reason = { reason_fr: 'il a moins de deux points', reason_en: 'it has fewer than two points' };
const OFF_EARTH: Reason = { reason_fr: "un point n'est pas sur Terre", reason_en: 'a point is not on Earth' };
const SEQUENCE: Reason = {
  reason_fr: "un numéro d'ordre se répète ou n'est pas lisible",
  reason_en: 'a sequence number repeats or cannot be read',
};
const BACKWARDS: Reason = { reason_fr: 'la distance parcourue diminue', reason_en: 'the distance travelled decreases' };
