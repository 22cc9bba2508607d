import type { StreetGraph } from './street-graph.js';

/** Writes the polyline of an edge, both ends included, as latitude, longitude, … in microdegrees; returns its points. */
export function readPolyline({ edges, latitude, longitude }: PolylineSource, edge: number, into: number[]): number {
  let [y, x] = [latitude[edges.from[edge]], longitude[edges.from[edge]]];
  into[0] = y;
  into[1] = x;
  let count = 1;
  for (let point = edges.pointOffset[edge]; point < edges.pointOffset[edge + 1]; point++, count++) {
    y += edges.points[2 * point];
    x += edges.points[2 * point + 1];
    into[2 * count] = y;
    into[2 * count + 1] = x;
  }
  into[2 * count] = latitude[edges.to[edge]];
  into[2 * count + 1] = longitude[edges.to[edge]];
  return count + 1;
}

export type PolylineSource = Pick<StreetGraph, 'edges' | 'latitude' | 'longitude'>;
