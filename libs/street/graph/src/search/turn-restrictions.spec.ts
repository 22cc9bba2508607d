import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { costOf, slownessOf } from '../speed-class.js';
import { passed } from '../testing/passed.js';
import { placeOf, town } from '../testing/town.js';
import type { TravelMode } from '../travel-mode.js';
import { UNREACHED } from './bucket-queue.js';
import { findStreetPoint, type StreetPoint } from './street-point.js';
import { StreetSearch } from './street-search.js';

/** Ways are named by their letters. */
const named = (...ways: string[]): string =>
  ways
    .map((way) => (way.includes('=') ? `${way} name=${way.split(' ')[0]}` : `${way} highway=residential name=${way}`))
    .join('\n');

/** A cross at B, with a block to drive around on the east. */
const CROSS = `
  K

  N
A B C G
  S D H`;
const STREETS = named('AB', 'BN', 'NK', 'BC', 'BS', 'CD', 'CG', 'GH', 'HD', 'DS');
const drive = async (restrictions: string, from: string, to: string, mode: TravelMode = 'car'): Promise<string> =>
  passed((await town(CROSS, `${STREETS}\n${restrictions}`)).graph, CROSS, from, to, mode);

describe('turn restrictions', () => {
  it('R01 a turn that is forbidden is driven around, and on foot or by bicycle it is taken', async () => {
    expect(await drive('', 'A', 'S')).toBe('AB BS');
    expect(await drive('AB-B-BS restriction=no_right_turn', 'A', 'S')).toBe('AB BC CD DS');
    for (const mode of ['foot', 'wheelchair', 'bicycle'] as const)
      expect(await drive('AB-B-BS restriction=no_right_turn', 'A', 'S', mode)).toBe('AB BS');
  });

  it('R02 it is forbidden to those who come from there, not to others, and not the other way', async () => {
    const rule = 'AB-B-BS restriction=no_right_turn';
    expect(await drive(rule, 'N', 'S')).toBe('BN BS');
    expect(await drive(rule, 'S', 'A')).toBe('BS AB');
    expect(await drive(rule, 'A', 'N')).toBe('AB BN');
    // who starts at the junction comes from nowhere
    expect(await drive(rule, 'B', 'S')).toBe('BS');
  });

  it('R03 the only turn that is allowed', async () => {
    expect(await drive('AB-B-BC restriction=only_straight_on', 'A', 'S')).toBe('AB BC CD DS');
    expect(await drive('AB-B-BC restriction=only_straight_on', 'A', 'C')).toBe('AB BC');
    expect(await drive('AB-B-BC restriction=only_straight_on', 'N', 'S')).toBe('BN BS');
  });

  it('R04 over a way: only those who come from the first street may not turn into the last', async () => {
    const rule = 'AB-BC-CD restriction=no_right_turn';
    expect(await drive(rule, 'A', 'D')).toBe('AB BS DS');
    expect(await drive(rule, 'B', 'D')).toMatch(/^(BC CD|BS DS)$/);
    expect(await drive(`${rule}\nAB-B-BS restriction=no_right_turn\nAB-B-BN restriction=no_left_turn`, 'A', 'D')).toBe(
      'AB BC CG GH HD',
    );
    expect(await drive(rule, 'N', 'C')).toBe('BN BC');
  });

  it('R05 over a way, the only way on', async () => {
    const rule =
      'AB-BC-CG restriction=only_straight_on\nAB-B-BS restriction=no_right_turn\nAB-B-BN restriction=no_left_turn';
    expect(await drive(rule, 'A', 'D')).toBe('AB BC CG GH HD');
    expect(await drive(rule, 'N', 'C')).toBe('BN BC');
  });

  it('R06 nobody turns round behind a junction to take a turn that is forbidden, unless the street ends', async () => {
    const map = 'Z A B C\n  M';
    const streets = named('ZA', 'AB', 'BC', 'AM');
    const rule = 'ZA-A-AM restriction=no_right_turn';
    expect(passed((await town(map, `${streets}\n${rule}`)).graph, map, 'Z', 'M')).toBe('ZA AB BC AB AM');
    const noTurn = await town(map, `${streets}\n${rule}\nBC-C-BC restriction=no_u_turn`);
    expect(passed(noTurn.graph, map, 'Z', 'M')).toBe('no street');
  });

  it.each([
    'restriction=no_right_turn except=bicycle;motorcar',
    'restriction:hgv=no_right_turn',
    'restriction:conditional=no_right_turn@(weight>3.5)',
    'restriction=give_way',
  ])('R07 says nothing to a car: %s', async (tags) => {
    expect(await drive(`AB-B-BS ${tags}`, 'A', 'S')).toBe('AB BS');
  });

  it('R08 says to cars what it says to motor vehicles', async () => {
    expect(await drive('AB-B-BS restriction:motor_vehicle=no_right_turn', 'A', 'S')).toBe('AB BC CD DS');
    expect(await drive('AB-B-BS restriction=no_right_turn except=psv', 'A', 'S')).toBe('AB BC CD DS');
  });

  it.each(['restriction:conditional=no_right_turn@(Mo-Fr)', 'restriction=no_right_turn day_on=Monday'])(
    'R10 forbids at all hours what is forbidden at some: %s',
    async (tags) => {
      expect(await drive(`AB-B-BS ${tags}`, 'A', 'S')).toBe('AB BC CD DS');
    },
  );

  it('R11 prefers what is said at every hour', async () => {
    const rule = 'AB-B-BS restriction=no_left_turn restriction:conditional=only_straight_on@(Mo-Fr)';
    expect(await drive(rule, 'A', 'S')).toBe('AB BC CD DS');
    expect(await drive(rule, 'A', 'N')).toBe('AB BN');
  });

  it('R09 counts restrictions, and those whose ways are missing or pass through the junction', async () => {
    const build = await town(CROSS, `${STREETS}\nAB-B-BS restriction=no_right_turn\nXB-B-BS restriction=no_left_turn`);
    expect([build.turnRestrictions, build.unreadRestrictions]).toEqual([2, 1]);
    const through = await town('A B C\n  D', `${named('ABC', 'BD')}\nABC-B-BD restriction=no_right_turn`);
    expect([through.turnRestrictions, through.unreadRestrictions]).toEqual([1, 1]);
    const oneWay = `${named('AB', 'DB')}\nBC highway=residential oneway=-1 name=BC`;
    const moot = await town('A B C\n  D', `${oneWay}\nAB-B-BC restriction=no_straight_on`);
    expect([moot.turnRestrictions, moot.unreadRestrictions]).toEqual([1, 0]);
  });
});

/** Two rows and columns of blocks; no two of their sides are equally long. */
const GRID = `
A....B......C
.............
D......E....F
.............
.............
G...H.......I`;
const SIDES = ['AB', 'BC', 'DE', 'EF', 'GH', 'HI', 'AD', 'DG', 'BE', 'EH', 'CF', 'FI', 'AE', 'EI'];

/** From a way over a node or another way to a way, as they meet. */
const turnsOfGrid = SIDES.flatMap((from) =>
  Array.from(from).flatMap((via) =>
    SIDES.filter((to) => to.includes(via)).flatMap((to) => {
      const end = to.replace(via, '');
      const beyond = SIDES.filter((side) => side !== to && side.includes(end)).map((side) => [from, to, side]);
      return [[from, via, to], ...(from === to ? [] : beyond)];
    }),
  ),
);
const restriction = fc.record({
  members: fc.constantFrom(...turnsOfGrid),
  value: fc.constantFrom('no_left_turn', 'no_u_turn', 'only_straight_on'),
});

interface Turn {
  readonly members: readonly string[];
  readonly value: string;
}

/** The ways driven one after another that are forbidden. */
function forbiddenSequences(restrictions: readonly Turn[]): string[][] {
  return restrictions.flatMap(({ members: [from = '', via = '', to = ''], value }) => {
    const driven = via.length === 1 ? [from] : [from, via];
    const at = via.length === 1 ? via : Array.from(via).find((letter) => to.includes(letter) && !from.includes(letter));
    if (at === undefined) return [];
    const leaving = SIDES.filter((side) => side.includes(at));
    const banned = value.startsWith('no_') ? [to] : leaving.filter((side) => side !== to);
    // every street of the grid leads on: nobody turns back behind the junction
    const back = leaving.filter((side) => !banned.includes(side)).map((side) => [side, side]);
    return [...banned.map((side) => [side]), ...back].map((turn) => [...driven, ...turn]);
  });
}

describe('turn restrictions on random grids', () => {
  const keyOf = (at: string, driven: readonly string[]): string => at + driven.slice(-3).join();

  it('are kept, and no way that they allow is missed, forward as backward', async () => {
    let [compared, longer] = [0, 0];
    const free = await town(GRID, named(...SIDES));
    await fc.assert(
      fc.asyncProperty(fc.array(restriction, { minLength: 3, maxLength: 8 }), async (restrictions) => {
        const rows = restrictions.map(({ members, value }) => `${members.join('-')} restriction=${value}`);
        const { graph } = await town(GRID, [named(...SIDES), ...rows].join('\n'));
        const sequences = forbiddenSequences(restrictions);
        const traveller = { mode: 'car', metresPerSecond: 1, walkMetresPerSecond: 1 } as const;
        const slowness = slownessOf(traveller);
        const points = SIDES.flatMap((side): { side: string; point: StreetPoint }[] => {
          const point = findStreetPoint(graph, 'car', middleOf(side), 1);
          return point ? [{ side, point }] : [];
        });
        const sideOf = (edge: number): string => graph.names.text(graph.edges.name[edge]);
        const edgeOf = new Map(Array.from({ length: graph.edges.count }, (_, edge) => [sideOf(edge), edge]));
        const cost = (side: string, decimetres?: number): number => {
          const edge = edgeOf.get(side) ?? -1;
          const speedClass = graph.classes[graph.edges.rule[edge] * 8 + 6];
          return costOf(decimetres ?? graph.edges.length[edge], slowness[speedClass]);
        };
        const [there, back, without] = [new StreetSearch(graph), new StreetSearch(graph), new StreetSearch(free.graph)];
        for (const origin of points.filter((_, i) => (i + restrictions.length) % 4 === 0)) {
          const expected = byHistory(origin);
          there.run({ traveller, direction: 'forward', points: [origin.point], limit: 20_000 });
          without.run({ traveller, direction: 'forward', points: [origin.point], limit: 20_000 });
          for (const target of points) {
            if (target.side === origin.side) continue;
            compared++;
            const found = there.costTo(target.point);
            expect([origin.side, target.side, found]).toEqual([
              origin.side,
              target.side,
              expected.get(target.side) ?? UNREACHED,
            ]);
            if (found > without.costTo(target.point)) longer++;
            back.run({ traveller, direction: 'backward', points: [target.point], limit: 20_000 });
            expect(back.costTo(origin.point)).toBe(found);
            const sides = there.pathTo(target.point)?.pieces.map(({ edge }) => sideOf(edge)) ?? [];
            for (const sequence of sequences) expect(` ${sides.join(' ')} `).not.toContain(` ${sequence.join(' ')} `);
          }
        }

        /** Costs to the middles of the sides; a state is the way driven and how one came to it. */
        function byHistory({ side, point }: { side: string; point: StreetPoint }): Map<string, number> {
          const best = new Map<string, number>();
          const states = new Map<string, { at: string; driven: string[]; cost: number }>();
          const open: { at: string; driven: string[]; cost: number }[] = [];
          const push = (at: string, driven: string[], total: number): void => {
            const key = keyOf(at, driven);
            if (total >= (states.get(key)?.cost ?? Infinity)) return;
            const state = { at, driven: driven.slice(-3), cost: total };
            states.set(key, state);
            open.push(state);
          };
          const ends = (edge: number): [string, string] => {
            const [from, to] = [graph.edges.from[edge], graph.edges.to[edge]].map((vertex) => letterAt(vertex));
            return [from, to];
          };
          const [from, to] = ends(point.edge);
          push(from, [side], cost(side, point.before));
          push(to, [side], cost(side, graph.edges.length[point.edge] - point.before));
          for (const state of open) {
            if (state !== states.get(keyOf(state.at, state.driven))) continue;
            for (const next of SIDES.filter((candidate) => candidate.includes(state.at))) {
              const driven = [...state.driven, next];
              if (sequences.some((sequence) => driven.join().endsWith(sequence.join()))) continue;
              const target = points.find((candidate) => candidate.side === next);
              if (target) {
                const isFrom = ends(target.point.edge)[0] === state.at;
                const part = isFrom ? target.point.before : graph.edges.length[target.point.edge] - target.point.before;
                best.set(next, Math.min(best.get(next) ?? Infinity, state.cost + cost(next, part)));
              }
              push(next.replace(state.at, ''), driven, state.cost + cost(next));
            }
          }
          return best;
        }

        function letterAt(vertex: number): string {
          const at = [graph.latitude[vertex] / 1e6, graph.longitude[vertex] / 1e6];
          return (
            Array.from('ABCDEFGHI').find((letter) => {
              const { latitude, longitude } = placeOf(GRID, letter);
              return Math.abs(latitude - at[0]) + Math.abs(longitude - at[1]) < 1e-5;
            }) ?? ''
          );
        }
      }),
      { numRuns: 12 },
    );
    expect([compared > 300, longer > 0]).toEqual([true, true]);
  });
});

function middleOf(side: string) {
  const [a, b] = Array.from(side, (letter) => placeOf(GRID, letter));
  return { latitude: (a.latitude + b.latitude) / 2, longitude: (a.longitude + b.longitude) / 2 };
}
