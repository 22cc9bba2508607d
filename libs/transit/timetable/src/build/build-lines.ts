import { entry } from '@maillage/kernel';
import type { TransitFeed } from '@maillage/transit-model';
import { GrowingColumn } from '../growing-column.js';
import type { Lines, Stops } from '../timetable.js';
import type { PatternsAndTrips } from './build-patterns.js';
import { matchShape, type Places } from './match-shape.js';
import { simplifyLine } from './simplify-line.js';
import type { FeedSource } from './stop-rows.js';

/** A drawing stays within this of the feed's shape. */
const TOLERANCE_METRES = 2;
/** A line with more points than its stops can be looked for on in reasonable time stays straight. */
const MOST_PAIRS = 4_000_000;
const METRES_PER_DEGREE = 111_195;

/** The lines of `shapes.txt` cut at the stops of each pattern. A pattern has the shape of most of its trips. */
export function buildLines(feeds: readonly FeedSource[], built: PatternsAndTrips, stops: Stops): Lines {
  const { patterns } = built;
  const offset = new Int32Array(patterns.stopWord.length + 1);
  const points = new GrowingColumn();
  for (let pattern = 0; pattern < patterns.count; pattern++) {
    const first = patterns.stopOffset[pattern];
    const end = patterns.stopOffset[pattern + 1];
    const { feed } = entry(feeds, built.feedOfTrip[patterns.tripOffset[pattern]]);
    const shape = shapeOf(feed, built, pattern);
    const pieces = shape < 0 ? [] : cutShape(feed, shape, calledAt(patterns.stopWord, first, end, stops));
    for (let position = first; position < end; position++) {
      offset[position] = points.length / 2;
      for (const point of pieces[position - first] ?? []) {
        points.push(Math.round(feed.shapes.latitude[point] * 1e6));
        points.push(Math.round(feed.shapes.longitude[point] * 1e6));
      }
    }
  }
  offset[patterns.stopWord.length] = points.length / 2;
  return { offset, points: points.toArray() };
}

function shapeOf({ trips }: TransitFeed, { patterns, rowOfTrip }: PatternsAndTrips, pattern: number): number {
  const counts = new Map<number, number>();
  for (let trip = patterns.tripOffset[pattern]; trip < patterns.tripOffset[pattern + 1]; trip++) {
    const shape = trips.shape[rowOfTrip[trip]];
    if (shape >= 0) counts.set(shape, (counts.get(shape) ?? 0) + 1);
  }
  let [most, chosen] = [0, -1];
  for (const [shape, count] of counts) if (count > most) [most, chosen] = [count, shape];
  return chosen;
}

function calledAt(stopWord: Int32Array, first: number, end: number, stops: Stops): Coordinates {
  const count = end - first;
  const called = { latitude: new Float64Array(count), longitude: new Float64Array(count) };
  for (let i = 0; i < count; i++) {
    const stop = stopWord[first + i] >> 2;
    called.latitude[i] = stops.latitude[stop];
    called.longitude[i] = stops.longitude[stop];
  }
  return called;
}

interface Coordinates {
  readonly latitude: Float64Array;
  readonly longitude: Float64Array;
}

/** Per stop: the points of the shape between the stop before and itself. */
function cutShape({ shapes }: TransitFeed, shape: number, called: Coordinates): readonly (readonly number[])[] {
  const first = shapes.offset[shape];
  const end = shapes.offset[shape + 1];
  if ((end - first) * called.latitude.length > MOST_PAIRS || end - first < 2) return [];
  const origin = { latitude: shapes.latitude[first], longitude: shapes.longitude[first] };
  const line = toPlane(shapes.latitude.subarray(first, end), shapes.longitude.subarray(first, end), origin);
  const along = matchShape(line, toPlane(called.latitude, called.longitude, origin));
  return Array.from(along, (here, stop) => {
    const before = stop === 0 ? NaN : along[stop - 1];
    if (Number.isNaN(before) || Number.isNaN(here)) return [];
    return pointsBetween(line, before, here).map((point) => first + point);
  });
}

/** The points passed between two places along a line, those needed to draw it. */
function pointsBetween(line: Places, before: number, here: number): number[] {
  const [from, to] = [Math.floor(before) + 1, Math.ceil(here) - 1];
  if (to < from) return [];
  return [from, ...simplifyLine(line, from, to, TOLERANCE_METRES), ...(to > from ? [to] : [])];
}

function toPlane(
  latitude: Float64Array,
  longitude: Float64Array,
  origin: { readonly latitude: number; readonly longitude: number },
): Places {
  const east = METRES_PER_DEGREE * Math.cos((origin.latitude * Math.PI) / 180);
  return {
    x: longitude.map((degrees) => (degrees - origin.longitude) * east),
    y: latitude.map((degrees) => (degrees - origin.latitude) * METRES_PER_DEGREE),
  };
}
