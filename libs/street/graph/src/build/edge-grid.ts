import { readPolyline, type PolylineSource } from '../polyline.js';
import type { EdgeGrid } from '../street-graph.js';

/** About 110 m north and at the middle latitude as much east. */
const CELL_MICRODEGREES = 1_000;
/** A place far off makes the cells larger instead of making more of them. */
const MOST_CELLS = 4_000_000;

export function buildEdgeGrid(source: PolylineSource): EdgeGrid {
  const frame = frameOf(source);
  const cells = frame.rows * frame.columns;
  const offset = new Int32Array(cells + 1);
  forEachCell(source, frame, (cell) => offset[cell + 1]++);
  for (let cell = 0; cell < cells; cell++) offset[cell + 1] += offset[cell];
  const next = offset.slice(0, cells);
  const edges = new Int32Array(offset[cells]);
  forEachCell(source, frame, (cell, edge) => (edges[next[cell]++] = edge));
  return { ...frame, offset, edges };
}

type Frame = Omit<EdgeGrid, 'offset' | 'edges'>;

function frameOf({ latitude, longitude, edges }: PolylineSource): Frame {
  let [south, north, west, east] = [Infinity, -Infinity, Infinity, -Infinity];
  const line: number[] = [];
  for (let edge = 0; edge < edges.count; edge++) {
    const count = readPolyline({ latitude, longitude, edges }, edge, line);
    for (let i = 0; i < count; i++) {
      south = Math.min(south, line[2 * i]);
      north = Math.max(north, line[2 * i]);
      west = Math.min(west, line[2 * i + 1]);
      east = Math.max(east, line[2 * i + 1]);
    }
  }
  if (edges.count === 0) return { south: 0, west: 0, cellLatitude: 1, cellLongitude: 1, rows: 1, columns: 1 };
  const stretch = 1 / Math.max(0.1, Math.cos(((south + north) / 2e6) * (Math.PI / 180)));
  const cellsAt = (size: number) =>
    (Math.floor((north - south) / size) + 1) * (Math.floor((east - west) / (size * stretch)) + 1);
  let size = CELL_MICRODEGREES;
  while (cellsAt(size) > MOST_CELLS) size *= 2;
  return {
    south,
    west,
    cellLatitude: size,
    cellLongitude: size * stretch,
    rows: Math.floor((north - south) / size) + 1,
    columns: Math.floor((east - west) / (size * stretch)) + 1,
  };
}

/** Each cell that an edge touches, once; segments longer than a cell are walked in pieces. */
function forEachCell(source: PolylineSource, frame: Frame, visit: (cell: number, edge: number) => void): void {
  const last = new Int32Array(frame.rows * frame.columns).fill(-1);
  const line: number[] = [];
  for (let edge = 0; edge < source.edges.count; edge++) {
    const count = readPolyline(source, edge, line);
    for (let i = 1; i < count; i++) visitSegment(edge, 2 * i);
  }

  function visitSegment(edge: number, end: number): void {
    let [row, column] = [rowOf(line[end - 2]), columnOf(line[end - 1])];
    const [north, east] = [rowOf(line[end]) - row, columnOf(line[end + 1]) - column];
    const parts = Math.max(1, Math.ceil(Math.max(Math.abs(north), Math.abs(east))));
    for (let part = 0; part < parts; part++) {
      const [nextRow, nextColumn] = [row + north / parts, column + east / parts];
      visitBox(edge, row, nextRow, column, nextColumn);
      [row, column] = [nextRow, nextColumn];
    }
  }

  function visitBox(edge: number, rowA: number, rowB: number, columnA: number, columnB: number): void {
    for (let row = clampRow(Math.min(rowA, rowB)); row <= clampRow(Math.max(rowA, rowB)); row++)
      for (
        let column = clampColumn(Math.min(columnA, columnB));
        column <= clampColumn(Math.max(columnA, columnB));
        column++
      ) {
        const cell = row * frame.columns + column;
        if (last[cell] === edge) continue;
        last[cell] = edge;
        visit(cell, edge);
      }
  }

  function rowOf(latitude: number): number {
    return (latitude - frame.south) / frame.cellLatitude;
  }
  function columnOf(longitude: number): number {
    return (longitude - frame.west) / frame.cellLongitude;
  }
  function clampRow(row: number): number {
    return Math.min(frame.rows - 1, Math.max(0, Math.floor(row)));
  }
  function clampColumn(column: number): number {
    return Math.min(frame.columns - 1, Math.max(0, Math.floor(column)));
  }
}
