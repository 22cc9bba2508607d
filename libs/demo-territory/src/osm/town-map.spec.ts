import { describe, expect, it } from '@jest/globals';
import { entry, parseServiceDate, type Coordinate, type ServiceDay } from '@maillage/kernel';
import { demoTerritory } from '../demo-territory.js';
import { readPbf, type OsmFile } from '../testing/read-pbf.js';

const CAR = ['primary', 'secondary', 'tertiary', 'unclassified', 'residential', 'living_street', 'service'];
const today = parseServiceDate('20261124') ?? (0 as ServiceDay);
const territories = [1, 7, 2026].map((seed) => {
  const territory = demoTerritory({ seed, today });
  return { seed, territory, read: readPbf(territory.streets) };
});

/** The nodes reached from the first, along pairs of neighbours. */
function reachedFrom(start: number, pairs: readonly (readonly [number, number])[]): Set<number> {
  const next = new Map<number, number[]>();
  for (const [a, b] of pairs) {
    const known = next.get(a);
    if (known) known.push(b);
    else next.set(a, [b]);
  }
  const reached = new Set([start]);
  for (const node of reached) for (const other of next.get(node) ?? []) reached.add(other);
  return reached;
}

const pairsOf = (refs: readonly number[]): [number, number][] => refs.slice(1).map((ref, i) => [entry(refs, i), ref]);

/** Metres from a point to the nearest of many segments, Infinity beyond the neighbouring cells of about 75 m. */
function nearestSegment(read: OsmFile, isWanted: (tags: Record<string, string>) => boolean): (p: Coordinate) => number {
  const cells = new Map<string, [Coordinate, Coordinate][]>();
  const put = (key: string, segment: [Coordinate, Coordinate]): void => {
    const known = cells.get(key);
    if (known) known.push(segment);
    else cells.set(key, [segment]);
  };
  const cell = (p: Coordinate): [number, number] => [Math.floor(p.latitude * 1_000), Math.floor(p.longitude * 1_000)];
  for (const { refs, tags } of read.ways) {
    if (!isWanted(tags)) continue;
    for (const pair of pairsOf(refs)) {
      const [a, b] = pair.flatMap((ref) => read.nodes.get(ref) ?? []);
      if (!a || !b) continue;
      const [[i, j], [k, l]] = [cell(a), cell(b)];
      for (let u = Math.min(i, k); u <= Math.max(i, k); u++) {
        for (let v = Math.min(j, l); v <= Math.max(j, l); v++) put(`${u} ${v}`, [a, b]);
      }
    }
  }
  return (p) => {
    const [i, j] = cell(p);
    const around = [-1, 0, 1].flatMap((u) => [-1, 0, 1].flatMap((v) => cells.get(`${i + u} ${j + v}`) ?? []));
    return Math.min(Infinity, ...around.map(([a, b]) => distanceToSegment(p, a, b)));
  };
}

function distanceToSegment(p: Coordinate, a: Coordinate, b: Coordinate): number {
  const [ax, ay] = [(a.longitude - p.longitude) * METRES_EAST, (a.latitude - p.latitude) * METRES_NORTH];
  const [dx, dy] = [(b.longitude - a.longitude) * METRES_EAST, (b.latitude - a.latitude) * METRES_NORTH];
  const share = Math.max(0, Math.min(1, -(ax * dx + ay * dy) / (dx * dx + dy * dy || 1)));
  return Math.hypot(ax + share * dx, ay + share * dy);
}

/** Metres in a degree at the latitude of the town. */
const METRES_NORTH = 111_195;
const METRES_EAST = METRES_NORTH * Math.cos((47.95 * Math.PI) / 180);

const column = (text: string | undefined, name: string): string[] => {
  const [header = '', ...rows] = (text ?? '').trimEnd().split('\n');
  const index = header.split(',').indexOf(name);
  return rows.map((row) => row.replace(/"[^"]*"/g, '').split(',')[index] ?? '');
};
const coordinates = (text: string | undefined, latitude: string, longitude: string): Coordinate[] => {
  const longitudes = column(text, longitude);
  return column(text, latitude).map((value, i) => ({ latitude: Number(value), longitude: Number(longitudes[i]) }));
};

describe.each(territories)('the streets grown from seed $seed', ({ territory, read }) => {
  const streets = read.ways.filter(({ tags }) => tags['highway'] !== undefined);

  it('are a file that others can read: features, small blocks, no dangling reference', () => {
    expect(read.features).toEqual(['OsmSchema-V0.6', 'DenseNodes']);
    expect(Math.max(...read.blocks)).toBeLessThanOrEqual(8_000);
    expect(read.ways.flatMap(({ refs }) => refs).filter((ref) => !read.nodes.has(ref))).toEqual([]);
    expect(read.ways.filter(({ refs }) => refs.length < 2)).toEqual([]);
  });

  it('are a town of the wanted size, with all kinds of ways', () => {
    expect(read.nodes.size).toBeGreaterThan(8_000);
    expect(read.nodes.size).toBeLessThan(15_000);
    const kinds = new Set(streets.map(({ tags }) => tags['highway']));
    for (const kind of [...CAR, 'pedestrian', 'cycleway', 'footway', 'path', 'steps'])
      expect([kind, kinds.has(kind)]).toEqual([kind, true]);
    const nodeKinds = new Set(
      [...read.nodes.values()].map(
        ({ tags }) => tags['highway'] ?? tags['amenity'] ?? tags['railway'] ?? tags['barrier'],
      ),
    );
    for (const kind of [
      'crossing',
      'traffic_signals',
      'bus_stop',
      'elevator',
      'bicycle_parking',
      'level_crossing',
      'bollard',
    ])
      expect([kind, nodeKinds.has(kind)]).toEqual([kind, true]);
    for (const key of ['oneway', 'bridge', 'tunnel', 'incline', 'sidewalk', 'surface', 'maxspeed']) {
      expect([key, streets.some(({ tags }) => tags[key] !== undefined)]).toEqual([key, true]);
    }
    expect(read.ways.some(({ tags }) => tags['park_ride'] === 'bus')).toBe(true);
  });

  it('are connected for people on foot', () => {
    const all = new Set(streets.flatMap(({ refs }) => refs));
    const pairs = streets
      .flatMap(({ refs }) => pairsOf(refs))
      .flatMap(
        ([a, b]) =>
          [
            [a, b],
            [b, a],
          ] as const,
      );
    expect(reachedFrom(entry([...all], 0), pairs).size).toBe(all.size);
  });

  it('let a driver get everywhere and back', () => {
    const roads = streets.filter(({ tags }) => CAR.includes(tags['highway'] ?? ''));
    const pairs = roads.flatMap(({ refs, tags }) =>
      pairsOf(refs).flatMap(([a, b]): [number, number][] =>
        tags['oneway'] === 'yes'
          ? [[a, b]]
          : [
              [a, b],
              [b, a],
            ],
      ),
    );
    const start = entry(
      entry(
        roads.filter(({ tags }) => tags['highway'] === 'primary'),
        0,
      ).refs,
      0,
    );
    const there = reachedFrom(start, pairs);
    const back = reachedFrom(
      start,
      pairs.map(([a, b]) => [b, a]),
    );
    const all = new Set(roads.flatMap(({ refs }) => refs));
    const stranded = [...all].filter((node) => !there.has(node) || !back.has(node));
    expect(stranded.length / all.size).toBeLessThan(0.01);
  });

  it('pass within 30 m of every stop', () => {
    const metres = nearestSegment(read, (tags) => tags['highway'] !== undefined);
    for (const feed of Object.values(territory.feeds)) {
      const far = coordinates(feed['stops.txt'], 'stop_lat', 'stop_lon').filter((p) => metres(p) > 30);
      expect(far).toEqual([]);
    }
  });

  it('carry the buses, which never leave them', () => {
    const metres = nearestSegment(read, (tags) => CAR.includes(tags['highway'] ?? ''));
    const points = coordinates(territory.feeds.bus['shapes.txt'], 'shape_pt_lat', 'shape_pt_lon');
    expect(points.length).toBeGreaterThan(2_000);
    expect(points.filter((p) => metres(p) > 1)).toEqual([]);
  });

  it('ban turns only where both ways end or begin at the junction', () => {
    const ways = new Map(read.ways.map((way) => [way.id, way]));
    expect(read.relations.length).toBeGreaterThan(5);
    for (const { members, tags } of read.relations) {
      expect(tags['type']).toBe('restriction');
      const via = members.find(({ role }) => role === 'via')?.ref;
      for (const { ref } of members.filter(({ type }) => type === 1)) {
        const refs = ways.get(ref)?.refs ?? [];
        expect([refs[0], refs.at(-1)]).toContain(via);
      }
    }
  });
});
