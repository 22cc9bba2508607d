import { entry } from '@maillage/kernel';

type Position = readonly [number, number];

/** Pairs of segments that are looked at before we take the ring for what it says. */
const MAX_PAIRS = 2_000_000;

/** Whether two sides of a closed ring cross; sides that only touch do not. Sides are swept from west to east. */
export function crossesItself(ring: readonly Position[]): boolean {
  const sides = ring.slice(1).map((to, i) => {
    const from = entry(ring, i);
    return { from, to, west: Math.min(from[0], to[0]), east: Math.max(from[0], to[0]) };
  });
  sides.sort((left, right) => left.west - right.west);
  let pairs = 0;
  for (let i = 0; i < sides.length; i++) {
    const side = entry(sides, i);
    for (let j = i + 1; j < sides.length; j++) {
      const other = entry(sides, j);
      if (other.west > side.east) break;
      if (++pairs > MAX_PAIRS) return false;
      if (cross(side.from, side.to, other.from, other.to)) return true;
    }
  }
  return false;
}

const cross = (a: Position, b: Position, c: Position, d: Position): boolean =>
  turn(a, b, c) * turn(a, b, d) < 0 && turn(c, d, a) * turn(c, d, b) < 0;

/** Positive when c lies to the left of a → b. */
const turn = (a: Position, b: Position, c: Position): number =>
  Math.sign((b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]));
