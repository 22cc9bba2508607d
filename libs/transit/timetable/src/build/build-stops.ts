import { entry } from '@maillage/kernel';
import type { StringColumn } from '@maillage/snapshot';
import type { Stop } from '@maillage/transit-model';
import type { StopIndex } from '../indices.js';
import { toLevelCode } from '../level.js';
import type { Stops } from '../timetable.js';
import type { StopRows } from './stop-rows.js';
import { textColumn } from './text-column.js';

export function buildStops(rows: StopRows, indexOf: Int32Array, changeSeconds: Int32Array): Stops {
  const count = rows.stops.length;
  const rowOf = new Int32Array(count);
  indexOf.forEach((index, row) => (rowOf[index] = row));
  const order = Array.from(rowOf);
  const number = (row: number) => (row < 0 ? -1 : indexOf[row]);
  const stop = (row: number): Stop => entry(rows.stops, row);
  const texts = (read: (stop: Stop) => string): StringColumn<StopIndex> =>
    textColumn(order.map((row) => read(stop(row))));

  const parent = Int32Array.from(order, (row) => number(entry(rows.parent, row)));
  const origin = Int32Array.from(order, (row) => number(entry(rows.origin, row)));
  return {
    count,
    latitude: Float64Array.from(order, (row) => stop(row).latitude),
    longitude: Float64Array.from(order, (row) => stop(row).longitude),
    feed: Uint16Array.from(order, (row) => entry(rows.feed, row)),
    parent,
    locationType: Uint8Array.from(order, (row) => stop(row).locationType),
    level: Uint8Array.from(order, (row) => toLevelCode(stop(row).level)),
    wheelchair: Uint8Array.from(order, (row) => stop(row).wheelchairBoarding),
    origin,
    changeSeconds,
    ...listChildren(parent, origin),
    id: texts(({ id }) => id),
    code: texts(({ code }) => code),
    name: texts(({ name }) => name),
    platformCode: texts((row) => row.platformCode),
  };
}

/** A variant is listed under its origin only, everything else under its parent. */
function listChildren(parent: Int32Array, origin: Int32Array): Pick<Stops, 'childOffset' | 'children'> {
  const above = parent.map((station, stop) => (origin[stop] === stop ? station : origin[stop]));
  const childOffset = new Int32Array(parent.length + 1);
  for (const owner of above) if (owner >= 0) childOffset[owner + 1] = childOffset[owner + 1] + 1;
  for (let stop = 0; stop < parent.length; stop++) childOffset[stop + 1] = childOffset[stop + 1] + childOffset[stop];
  const children = new Int32Array(childOffset[parent.length]);
  const cursor = childOffset.slice(0, -1);
  above.forEach((owner, stop) => {
    if (owner < 0) return;
    const place = cursor[owner];
    children[place] = stop;
    cursor[owner] = place + 1;
  });
  return { childOffset, children };
}
