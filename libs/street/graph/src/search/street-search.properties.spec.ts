import { describe, expect, it } from '@jest/globals';
import { distanceMetres, type Coordinate } from '@maillage/kernel';
import fc from 'fast-check';
import { findEndZone, type EndZone } from '../build/end-zone.js';
import { buildStreetGraph } from '../build-street-graph.js';
import { slownessOf, type Traveller } from '../speed-class.js';
import { readNodeRule } from '../tags/node-rule.js';
import { readWayRule } from '../tags/way-rule.js';
import { draw, fragment, LETTERS, MAP, place, type Drawn } from '../testing/random-fragments.js';
import { readTags } from '../testing/read-tags.js';
import { slowCosts } from '../testing/slow-search.js';
import { blockOf } from '../testing/town.js';
import { EDGE_KINDS, type StreetGraph } from '../street-graph.js';
import { MODE_INDEX, type TravelMode } from '../travel-mode.js';
import { UNREACHED } from './bucket-queue.js';
import { findStreetPoint, type StreetPoint } from './street-point.js';
import { StreetSearch } from './street-search.js';

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

/** From J one gets out by K over streets that lead nowhere else, since A is barred. */
const BARRED_BEHIND_ITS_ZONE: typeof fragment extends fc.Arbitrary<infer Fragment> ? Fragment : never = {
  ways: [
    {
      nodes: Array.from('GKJA'),
      isClosed: false,
      tags: ['highway=residential', ['access:forward:conditional=destination@(Mo-Fr)']],
    },
    { nodes: Array.from('KA'), isClosed: false, tags: ['highway=motorway', []] },
    { nodes: Array.from('FG'), isClosed: false, tags: ['highway=service', []] },
  ],
  nodeTags: [{ letter: 'A', tags: ['barrier=entrance', 'vehicle:conditional=no@(22:00-06:00)'] }],
  mode: 'bicycle',
  rest: 0,
};

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
      { numRuns: 120, examples: [[BARRED_BEHIND_ITS_ZONE]] },
    );
    expect([compared > 1_000, zones > 5, plain > 20]).toEqual([true, true, true]);
  });
});
