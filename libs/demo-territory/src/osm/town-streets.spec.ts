import { beforeAll, describe, expect, it } from '@jest/globals';
import { entry, parseServiceDate, type Coordinate, type ServiceDay } from '@maillage/kernel';
import { buildStreetGraph, findStreetPoint, StreetSearch, UNREACHED, type StreetBuild } from '@maillage/street-graph';
import { readExtract } from '@maillage/street-graph/testing';
import { demoTerritory } from '../demo-territory.js';

const today = parseServiceDate('20261124') ?? (0 as ServiceDay);

describe.each([1, 2026])('the streets grown from seed %d, as the planner reads them', (seed) => {
  const territory = demoTerritory({ seed, today });
  const stops = coordinatesOf(territory.feeds.bus['stops.txt'] ?? '');
  let build: StreetBuild;
  beforeAll(async () => {
    build = await buildStreetGraph(readExtract(territory.streets));
  });

  it('are cut nowhere, and all that is walked hangs together', () => {
    const { graph, trimmedWays } = build;
    expect(trimmedWays).toBe(0);
    let [walked, main] = [0, 0];
    for (let edge = 0; edge < graph.edges.count; edge++) {
      if ((graph.classes[(graph.edges.rule[edge] ?? 0) * 8] ?? 0) === 0) continue;
      walked++;
      main += (graph.edges.main[edge] ?? 0) & 1;
    }
    expect(walked).toBeGreaterThan(3_000);
    expect(main).toBe(walked);
  });

  it('are within 30 m of every bus stop on foot, and one gets from any to all', () => {
    const points = stops.flatMap((stop) => findStreetPoint(build.graph, 'foot', stop, 30) ?? []);
    expect(stops.length).toBeGreaterThan(150);
    expect(points.length).toBe(stops.length);
    const search = new StreetSearch(build.graph);
    search.run({
      traveller: { mode: 'foot', metresPerSecond: 1.2, walkMetresPerSecond: 1.2 },
      direction: 'forward',
      points: [entry(points, 0)],
      limit: 360_000,
    });
    expect(points.filter((point) => search.costTo(point) === UNREACHED)).toEqual([]);
  });

  it('take a wheelchair, a bicycle and a car near most of them', () => {
    for (const mode of ['wheelchair', 'bicycle', 'car'] as const) {
      const near = stops.filter((stop) => findStreetPoint(build.graph, mode, stop, 100));
      expect([mode, near.length / stops.length > 0.9]).toEqual([mode, true]);
    }
  });
});

function coordinatesOf(stops: string): Coordinate[] {
  const [header = '', ...rows] = stops.trimEnd().split('\n');
  const columns = header.split(',');
  const [latitude, longitude] = [columns.indexOf('stop_lat'), columns.indexOf('stop_lon')];
  return rows.map((row) => {
    const fields = row.replace(/"[^"]*"/g, '').split(',');
    return { latitude: Number(fields[latitude]), longitude: Number(fields[longitude]) };
  });
}
