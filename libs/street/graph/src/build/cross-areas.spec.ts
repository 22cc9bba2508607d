import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { findStreetPoint } from '../search/street-point.js';
import { StreetSearch } from '../search/street-search.js';
import { placeOf, town } from '../testing/town.js';
import type { TravelMode } from '../travel-mode.js';
import { isVisible, type Spot } from './visible.js';

/** Metres from letter to letter; undefined where nothing leads. */
async function metres(map: string, elements: string, from: string, to: string, mode: TravelMode = 'foot') {
  const { graph } = await town(map, elements);
  const [origin, target] = [from, to].map((letter) => findStreetPoint(graph, mode, placeOf(map, letter), 5));
  if (!origin || !target) return undefined;
  const search = new StreetSearch(graph);
  const traveller = { mode, metresPerSecond: 1, walkMetresPerSecond: 1 };
  search.run({ traveller, direction: 'forward', points: [origin], limit: 100_000 });
  const path = search.pathTo(target);
  return path && Math.round(path.decimetres / 10);
}

const paths = (...ways: string[]): string => ways.map((way) => `${way} highway=footway`).join('\n');

const SQUARE = `
X
 A..B
 ....
 D..C
     Y`;
const ENDS = paths('XA', 'CY');

describe('squares and platforms', () => {
  it.each([
    ['highway=pedestrian area=yes', 643],
    ['highway=footway area=yes', 643],
    ['railway=platform', 643],
    ['public_transport=platform', 643],
    // a street around a block
    ['highway=pedestrian', 783],
    ['railway=platform area=no', 783],
  ])('A01 are walked across, %s: %d m', async (tags, expected) => {
    expect(await metres(SQUARE, `${ENDS}\nABCDA ${tags}`, 'X', 'Y')).toBe(expected);
    expect(await metres(SQUARE, `${ENDS}\nABCDA ${tags}`, 'X', 'Y', 'wheelchair')).toBe(expected);
  });

  it('A02 let nobody pass who may not be there', async () => {
    expect(await metres(SQUARE, `${ENDS}\nABCDA highway=pedestrian area=yes access=no`, 'X', 'Y')).toBeUndefined();
    const cars = `XA highway=residential\nCY highway=residential\nABCDA highway=pedestrian area=yes`;
    expect(await metres(SQUARE, cars, 'X', 'Y', 'car')).toBeUndefined();
  });

  it('A03 have corners that one walks around', async () => {
    const map = `
A...B
.....
..DEC
.....
F.G`;
    // an angle: A to F, and back over G and D to the east
    const angle = 'ABCDGFA highway=pedestrian area=yes';
    const ends = 'P.....\n';
    const drawn = `${map}\n.\n${ends}`;
    const elements = `${angle}\n${paths('FP', 'CB')}`;
    const straight = Math.hypot(200, 200) + 200;
    expect(await metres(drawn, elements, 'F', 'C')).toBe(Math.round(straight));
  });

  it.each(['natural=water', 'building=yes', 'building=yes amenity=townhall', 'leisure=garden', 'area:highway=green'])(
    'A04 have holes, around whose corners one walks, %s',
    async (hole) => {
      const map = `
A.....B
.......
..KL...
..NM...
.......
D.....C`;
      const relation = 'ABCDA-KLMNK type=multipolygon highway=pedestrian';
      const ends = 'X\n';
      const drawn = `${map}\n.\n${ends}......Y`;
      const elements = `ABCDA\nKLMNK ${hole}\n${relation}\n${paths('DX', 'BY')}`;
      // past L, or past N and M: a little longer than straight through the water
      const open = await metres(
        drawn,
        `ABCDA\nABCDA-ABCDA type=multipolygon highway=pedestrian\n${paths('DX', 'BY')}`,
        'D',
        'B',
      );
      const around = await metres(drawn, elements, 'D', 'B');
      expect(open).toBe(Math.round(Math.hypot(600, 500)));
      expect(around).toBeGreaterThan(open ?? 0);
      expect(around).toBeLessThan(1.1 * 800);
    },
  );

  const KIOSK = `
A.....B
.......
..KL...
..NM...
.......
D.....C
.......
X
......Y`;

  it.each([
    ['building=kiosk', 'highway=pedestrian area=yes', true],
    ['building=yes', 'railway=platform', true],
    ['natural=water', 'highway=pedestrian area=yes', true],
    ['amenity=fountain', 'highway=pedestrian area=yes', true],
    ['building=roof', 'highway=pedestrian area=yes', false],
    ['building=yes layer=1', 'highway=pedestrian area=yes', false],
    ['building=yes', 'railway=platform layer=-1', false],
    ['leisure=garden', 'highway=pedestrian area=yes', false],
  ])('A06 are walked around what stands in them without a relation, %s in %s: %j', async (kiosk, square, isAround) => {
    const elements = `KLMNK ${kiosk}\nABCDA ${square}\n${paths('DX', 'BY')}`;
    const found = await metres(KIOSK, elements, 'D', 'B');
    const straight = Math.round(Math.hypot(600, 500));
    if (isAround) {
      expect(found).toBeGreaterThan(straight);
      expect(found).toBeLessThan(1.1 * straight);
    } else expect(found).toBe(straight);
  });

  it('A07 know a hole once, whether a relation or two extracts bring it again', async () => {
    const elements = `KLMNK building=yes\nABCDA\nABCDA-KLMNK type=multipolygon highway=pedestrian\n${paths('DX', 'BY')}`;
    const { graph } = await town(KIOSK, elements);
    const { graph: alone } = await town(
      KIOSK,
      `KLMNK building=yes\nABCDA highway=pedestrian area=yes\n${paths('DX', 'BY')}`,
    );
    expect([graph.vertexCount, graph.edges.count]).toEqual([alone.vertexCount, alone.edges.count]);
  });

  it('A08 are not closed by a building that stands across their edge', async () => {
    const elements = `KLMCK building=yes\nABCDA highway=pedestrian area=yes\n${paths('DX', 'BY')}`;
    expect(await metres(KIOSK, elements, 'D', 'B')).toBe(Math.round(Math.hypot(600, 500)));
  });

  it('A05 whose outlines are not whole are walked along', async () => {
    const map = 'AB\nDC';
    const elements = `ABC\nCDA\nABC-CDA type=multipolygon highway=pedestrian\n${paths('AX', 'CY')}`;
    expect(await metres(`X...\n.AB.\n.DC.\n...Y`, elements, 'A', 'C')).toBe(141);
    expect(await metres(map, 'ABC\nABC-CZA type=multipolygon highway=pedestrian', 'A', 'C')).toBe(200);
  });
});

describe('a line across a shape', () => {
  const spot = (x: number, y: number): Spot => ({ x: 1_000 * x, y: 1_000 * y });
  const outline = [spot(0, 0), spot(4, 0), spot(4, 4), spot(2, 2), spot(0, 4), spot(0, 0)];
  const hole = [spot(1, 0.5), spot(3, 0.5), spot(3, 1), spot(1, 1), spot(1, 0.5)];

  it.each([
    [spot(0, 0), spot(2, 2), true],
    [spot(0, 0), spot(4, 4), true],
    [spot(0, 4), spot(4, 4), false],
    [spot(0, 4), spot(2, 2), true],
    [spot(0, 0), spot(4, 0), true],
    [spot(0, 4), spot(4, 0), true],
  ])('%j to %j stays inside: %s', (a, b, expected) => {
    expect(isVisible([outline], a, b)).toBe(expected);
    expect(isVisible([outline], b, a)).toBe(expected);
  });

  it('does not cross a hole, and may follow it', () => {
    expect(isVisible([outline, hole], spot(0, 0), spot(4, 2))).toBe(false);
    expect(isVisible([outline, hole], spot(1, 1), spot(3, 1))).toBe(true);
    expect(isVisible([outline, hole], spot(1, 1), spot(3, 0.5))).toBe(false);
  });

  it('agrees with points along it, on random shapes', () => {
    const corner = fc.record({ x: fc.integer({ min: 0, max: 20 }), y: fc.integer({ min: 0, max: 20 }) });
    fc.assert(
      fc.property(
        fc.uniqueArray(corner, { minLength: 3, maxLength: 8, selector: ({ x, y }) => `${x} ${y}` }),
        (found) => {
          const ring = starOf(found).map(({ x, y }) => spot(x, y));
          const [a, b] = [ring[0], ring[Math.floor(ring.length / 2)]];
          const shares = Array.from({ length: 199 }, (_, i) => (i + 1) / 200);
          const leaves = shares.some((share) =>
            isFarOutside(ring, a.x + share * (b.x - a.x), a.y + share * (b.y - a.y)),
          );
          if (leaves) expect(isVisible([ring], a, b)).toBe(false);
        },
      ),
    );
  });
});

/** Around their middle, so that no side crosses another. */
function starOf(spots: readonly Spot[]): Spot[] {
  const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
  const [x, y] = [mean(spots.map((one) => one.x)) + 0.01, mean(spots.map((one) => one.y)) + 0.007];
  const around = spots.toSorted((p, q) => Math.atan2(p.y - y, p.x - x) - Math.atan2(q.y - y, q.x - x));
  return [...around, around[0]];
}

/** By the winding of the ring around the spot, and farther than a metre from it. */
function isFarOutside(ring: readonly Spot[], x: number, y: number): boolean {
  let angle = 0;
  for (let i = 1; i < ring.length; i++) {
    const [p, q] = [ring[i - 1], ring[i]];
    const turn = Math.atan2(q.y - y, q.x - x) - Math.atan2(p.y - y, p.x - x);
    angle += Math.atan2(Math.sin(turn), Math.cos(turn));
    const [alongX, alongY] = [q.x - p.x, q.y - p.y];
    const share = ((x - p.x) * alongX + (y - p.y) * alongY) / (alongX ** 2 + alongY ** 2);
    const at = Math.min(1, Math.max(0, share));
    if (Math.hypot(p.x + at * alongX - x, p.y + at * alongY - y) < 100) return false;
  }
  return Math.abs(angle) < 1;
}
