import { describe, expect, it } from '@jest/globals';
import { distanceMetres, type Coordinate } from '@maillage/kernel';
import fc from 'fast-check';
import { findEndZone, type EndZone } from '../build/end-zone.js';
import { buildStreetGraph } from '../build-street-graph.js';
import { slownessOf, type Traveller } from '../speed-class.js';
import { readNodeRule } from '../tags/node-rule.js';
import { readWayRule } from '../tags/way-rule.js';
import { NODE_TAGS, WAY_TAGS } from '../testing/known-tags.js';
import { readTags } from '../testing/read-tags.js';
import { slowCosts } from '../testing/slow-search.js';
import { blockOf, placeOf } from '../testing/town.js';
import { EDGE_KINDS, type StreetGraph } from '../street-graph.js';
import { MODE_INDEX, TRAVEL_MODES, type TravelMode } from '../travel-mode.js';
import { UNREACHED } from './bucket-queue.js';
import { findStreetPoint, type StreetPoint } from './street-point.js';
import { StreetSearch } from './street-search.js';

const LETTERS = 'ABCDEFGHIJK';
/** Row i, column i² mod 11: no three nodes on one line, so that no node lies on a way that does not have it. */
const MAP = Array.from(LETTERS, (letter, i) => '.'.repeat((i * i) % 11) + letter).join('\n');

/** What makes a way a street. */
const KINDS = ['highway', 'route', 'railway', 'public_transport', 'man_made'];

const values = (text: string) => fc.constantFrom(...text.split(' '));
const oneOf = (tags: ReadonlyMap<string, readonly string[]>, keys = [...tags.keys()]) =>
  fc
    .constantFrom(...keys)
    .chain((key) => fc.constantFrom(...[...(tags.get(key) ?? []), 'odd']).map((value) => `${key}=${value}`));
const anyTag = oneOf(
  WAY_TAGS,
  [...WAY_TAGS.keys()].filter((key) => !KINDS.includes(key)),
);
const kind = fc.oneof(
  {
    weight: 5,
    arbitrary: values('highway=residential highway=footway highway=path highway=service highway=pedestrian'),
  },
  { weight: 5, arbitrary: oneOf(WAY_TAGS, ['highway']) },
  { weight: 1, arbitrary: oneOf(WAY_TAGS, KINDS) },
);
const way = fc.record({
  nodes: fc.uniqueArray(values(Array.from(LETTERS).join(' ')), { minLength: 2, maxLength: 6 }),
  isClosed: fc.boolean(),
  tags: fc.tuple(kind, fc.array(anyTag, { maxLength: 4 })),
});
const nodeTag = fc.record({
  letter: values(Array.from(LETTERS).join(' ')),
  tags: fc.array(oneOf(NODE_TAGS), { minLength: 1, maxLength: 3 }),
});
const fragment = fc.record({
  ways: fc.array(way, { minLength: 1, maxLength: 12 }),
  nodeTags: fc.uniqueArray(nodeTag, { selector: ({ letter }) => letter, maxLength: 3 }),
  mode: fc.constantFrom(...TRAVEL_MODES),
  rest: fc.integer({ min: 0, max: 10_000 }),
});

interface Drawn {
  readonly elements: string;
  readonly ways: readonly { name: string; nodes: string; tags: string }[];
  readonly nodeTags: ReadonlyMap<string, string>;
}

function draw({
  ways,
  nodeTags,
}: Pick<typeof fragment extends fc.Arbitrary<infer F> ? F : never, 'ways' | 'nodeTags'>): Drawn {
  const drawn = ways.map(({ nodes, isClosed, tags: [kind, others] }, i) => ({
    name: `W${i}`,
    nodes: nodes.join('') + (isClosed && nodes.length > 2 ? nodes[0] : ''),
    tags: oncePerKey([...others, kind]),
  }));
  const told = nodeTags.map(({ letter, tags }): [string, string] => [letter, oncePerKey(tags)]);
  const elements = [
    ...drawn.map(({ name, nodes, tags }) => `${nodes} ${tags} name=${name}`),
    ...told.map(([letter, tags]) => `${letter}: ${tags}`),
  ];
  return { elements: elements.join('\n'), ways: drawn, nodeTags: new Map(told) };
}

const oncePerKey = (tags: readonly string[]): string =>
  [...new Map(tags.map((pair) => [pair.split('=')[0], pair]))].map(([, pair]) => pair).join(' ');

const places = new Map(Array.from(LETTERS, (letter): [string, Coordinate] => [letter, placeOf(MAP, letter)]));
const place = (letter: string): Coordinate => places.get(letter) ?? { latitude: NaN, longitude: NaN };

/** Costs from a node over the pairs of nodes of the ways, by the tags and without any graph (Bellman and Ford). */
function costsByTags(
  { ways, nodeTags }: Drawn,
  traveller: Traveller,
  start: string,
): Map<string, { cost: number; steps: number }> {
  const mode = MODE_INDEX[traveller.mode];
  const slowness = slownessOf(traveller);
  const isBarred = (letter: string) =>
    (((readNodeRule(readTags(nodeTags.get(letter) ?? ''))?.barred ?? 0) >> mode) & 1) === 1;
  const arcs = ways.flatMap(({ nodes, tags }) => {
    const classes = readWayRule(readTags(tags))?.classes;
    return Array.from(nodes).flatMap((a, i, all) => {
      const b = all[i + 1] as string | undefined;
      if (b === undefined || classes === undefined || isBarred(a) || isBarred(b)) return [];
      const decimetres = distanceMetres(place(a), place(b)) * 10;
      return [
        { from: a, to: b, speedClass: classes[mode * 2] },
        { from: b, to: a, speedClass: classes[mode * 2 + 1] },
      ].flatMap(({ from, to, speedClass }) =>
        speedClass > 0 ? [{ from, to, cost: decimetres * slowness[speedClass] }] : [],
      );
    });
  });
  const costs = new Map([[start, { cost: 0, steps: 0 }]]);
  for (let round = 0; round < LETTERS.length; round++)
    for (const { from, to, cost } of arcs) {
      const there = costs.get(from);
      if (there && there.cost + cost < (costs.get(to)?.cost ?? Infinity))
        costs.set(to, { cost: there.cost + cost, steps: there.steps + 1 });
    }
  return costs;
}

/** What the ways are tagged with, by the rows that the edges name, and the nodes, by where they lie. */
function zoneOf(graph: StreetGraph, { ways, nodeTags }: Drawn, mode: TravelMode): EndZone {
  const endsOnly: number[] = [];
  for (let edge = 0; edge < graph.edges.count; edge++) {
    const tags = ways.find(({ name }) => name === graph.names.text(graph.edges.name[edge]))?.tags ?? '';
    endsOnly[graph.edges.rule[edge]] = readWayRule(readTags(tags))?.endsOnly ?? 0;
  }
  const gates = new Uint8Array(graph.vertexCount);
  for (const [letter, tags] of nodeTags) {
    const rule = readNodeRule(readTags(tags));
    for (const vertex of verticesAt(graph, place(letter)))
      if (rule?.isLift !== true || isShaft(graph, vertex)) gates[vertex] = rule?.endsOnly ?? 0;
  }
  return findEndZone(
    { ...graph, gates },
    Array.from(endsOnly, (bits: number | undefined) => bits ?? 0),
    MODE_INDEX[mode],
  );
}

const verticesAt = ({ latitude, longitude, vertexCount }: StreetGraph, at: Coordinate): number[] =>
  Array.from({ length: vertexCount }, (_, vertex) => vertex).filter(
    (vertex) =>
      Math.abs(latitude[vertex] - at.latitude * 1e6) < 2 && Math.abs(longitude[vertex] - at.longitude * 1e6) < 2,
  );

/** The middle of a lift, from which half a lift leads to each of its landings. */
const isShaft = ({ edges }: StreetGraph, vertex: number): boolean =>
  edges.kind.every((kind, edge) => edges.to[edge] !== vertex || kind === LIFT) && !edges.from.includes(vertex);
const LIFT = EDGE_KINDS.indexOf('lift');

const LIMIT = 800_000;
const MANY = 20;
const SPEED = { foot: 1.2, wheelchair: 0.8, bicycle: 4.2, car: 1.2 };

describe('searches on random fragments of OpenStreetMap', () => {
  it('agree with the tags, forward with backward, one with many, and never use what is forbidden', async () => {
    let compared = 0;
    let [zones, plain] = [0, 0];
    await fc.assert(
      fc.asyncProperty(fragment, async (random) => {
        const drawn = draw(random);
        const { graph } = await buildStreetGraph([blockOf(MAP, drawn.elements)]);
        const { mode } = random;
        const zone = zoneOf(graph, drawn, mode);
        if (zone.vertices.length > 0) zones++;
        // zones, areas and lifts do what is not told way by way
        const isPlain = zone.vertices.length === 0 && !/area=yes|platform|pier|elevator/.test(drawn.elements);
        if (isPlain) plain++;
        const bit = 1 << MODE_INDEX[mode];
        const traveller = { mode, metresPerSecond: SPEED[mode], walkMetresPerSecond: 1.2 };
        const points = Array.from(LETTERS).flatMap((letter): { letter: string; point: StreetPoint }[] => {
          const isBarred = ((readNodeRule(readTags(drawn.nodeTags.get(letter) ?? ''))?.barred ?? 0) & bit) !== 0;
          const point = isBarred ? undefined : findStreetPoint(graph, mode, place(letter), 1);
          return point ? [{ letter, point }] : [];
        });
        const reused = new StreetSearch(graph);
        const run = (search: StreetSearch, direction: 'forward' | 'backward', point: StreetPoint) => {
          search.run({ traveller, direction, points: [point], limit: LIMIT });
          return points.map((target) => search.costTo(target.point));
        };
        const forward = points.map(({ point }) => run(reused, 'forward', point));
        const resting = new StreetSearch(graph);
        // more than what is reached, and asked again, so that they are sought beside what was reached
        const many = Array.from({ length: MANY }, () => points).flat();
        const columns = {
          edge: Int32Array.from(many, ({ point }) => point.edge),
          before: Int32Array.from(many, ({ point }) => point.before),
          door: Int32Array.from(many, ({ point }) => point.door),
        };
        const found = new Int32Array(many.length);
        for (const direction of ['forward', 'backward'] as const)
          points.forEach(({ point }, i) => {
            resting.run({ traveller, direction, points: [point], limit: LIMIT, rest: random.rest });
            for (const until of [random.rest, 3 * random.rest]) {
              resting.goOn(until);
              expect(resting.foundWithin).toBeGreaterThanOrEqual(until);
              const expected = points
                .map((_, j) => (direction === 'forward' ? forward[i][j] : forward[j][i]))
                .map((cost) => (cost <= resting.foundWithin ? cost : UNREACHED));
              expect(points.map((target) => resting.costTo(target.point))).toEqual(expected);
              resting.costsTo(columns, found);
              expect([...found.subarray(0, points.length)]).toEqual(expected);
              expect(found.every((cost, row) => cost === expected[row % points.length])).toBe(true);
            }
          });
        points.forEach(({ letter, point }, i) => {
          const backward = run(reused, 'backward', point);
          expect(backward).toEqual(forward.map((row) => row[i]));
          const fresh = new StreetSearch(graph);
          expect(run(fresh, 'forward', point)).toEqual(forward[i]);
          const exact = slowCosts(
            graph,
            zone,
            traveller,
            point,
            points.map((target) => target.point),
          );
          expect(forward[i]).toEqual(exact.map((cost) => Math.min(cost, UNREACHED)));
          const expected = costsByTags(drawn, traveller, letter);
          points.forEach((target, j) => {
            const cost = forward[i][j];
            checkPath(drawn, fresh, target.point);
            compared++;
            if (!isPlain) return;
            const byTags = expected.get(target.letter);
            expect([letter, target.letter, cost < UNREACHED]).toEqual([letter, target.letter, byTags !== undefined]);
            if (byTags) expect(Math.abs(cost - byTags.cost)).toBeLessThanOrEqual(5 * (byTags.steps + 2));
            for (let k = 0; k < points.length; k++) expect(cost).toBeLessThanOrEqual(forward[i][k] + forward[k][j] + 2);
          });
        });

        function checkPath({ ways }: Drawn, search: StreetSearch, target: StreetPoint): void {
          const path = search.pathTo(target);
          for (const { edge, direction, from, to } of path?.pieces ?? []) {
            if (from === to) continue;
            const name = graph.names.text(graph.edges.name[edge]);
            // a lift is a node
            if (name === '') continue;
            const tags = ways.find((candidate) => candidate.name === name)?.tags ?? '';
            expect([name, readWayRule(readTags(tags))?.classes[MODE_INDEX[mode] * 2 + direction] ?? 0]).not.toEqual([
              name,
              0,
            ]);
          }
        }
      }),
      { numRuns: 120 },
    );
    expect([compared > 1_000, zones > 5, plain > 20]).toEqual([true, true, true]);
  });

  it('agree forward and backward over random slopes, which never make a way shorter', async () => {
    let reached = 0;
    const steepness = fc.array(fc.integer({ min: 0, max: 255 }), { minLength: 1, maxLength: 40 });
    const asked = fc.record({
      random: fragment,
      steepness,
      shares: fc.array(fc.double({ min: 0, max: 1, noNaN: true })),
    });
    await fc.assert(
      fc.asyncProperty(asked, async ({ random, steepness: slopes, shares }) => {
        const { graph: level } = await buildStreetGraph([blockOf(MAP, draw(random).elements)]);
        const slope = Uint8Array.from({ length: 2 * level.edges.count }, (_, i) => slopes[i % slopes.length]);
        const graph = { ...level, edges: { ...level.edges, slope, climb: new Uint16Array(slope.length) } };
        const mode = random.mode === 'wheelchair' ? 'wheelchair' : 'bicycle';
        const points = Array.from(LETTERS).flatMap((letter, i) => {
          const { latitude, longitude } = place(letter);
          const beside = { latitude, longitude: longitude + (shares[i] ?? 0) * 1e-3 };
          return findStreetPoint(graph, mode, beside, 200) ?? [];
        });
        const traveller = { mode, metresPerSecond: 4, walkMetresPerSecond: 1.2 } as const;
        const costs = (['NONE', 'LOW', 'HIGH'] as const).map((elevationCosts) => {
          const search = new StreetSearch(graph);
          const run = (direction: 'forward' | 'backward') =>
            points.map((point) => {
              search.run({ traveller: { ...traveller, elevationCosts }, direction, points: [point], limit: LIMIT });
              const columns = {
                edge: Int32Array.from(points, ({ edge }) => edge),
                before: Int32Array.from(points, ({ before }) => before),
                door: Int32Array.from(points, ({ door }) => door),
              };
              const found = new Int32Array(points.length);
              search.costsTo(columns, found);
              expect([...found]).toEqual(points.map((target) => search.costTo(target)));
              return [...found];
            });
          const [forward, backward] = [run('forward'), run('backward')];
          forward.forEach((row, i) => expect(row).toEqual(backward.map((column) => column[i])));
          return forward.flat();
        });
        costs[0].forEach((none, i) => {
          if (none < UNREACHED) reached++;
          // what takes longer than the limit is not found
          expect([none, costs[1][i], costs[2][i]]).toEqual([none, costs[1][i], costs[2][i]].toSorted((a, b) => a - b));
        });
      }),
      { numRuns: 60 },
    );
    expect(reached).toBeGreaterThan(1_000);
  });
});
