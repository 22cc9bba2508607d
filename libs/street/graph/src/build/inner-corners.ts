import { isWithin, type Shape, type Spot } from './visible.js';

/** The neighbours of a corner around which one has to walk. */
export interface Tangent {
  readonly before: Spot;
  readonly after: Spot;
}

/**
 * By ring and place where the area bends around something: reflex corners of outlines, and the convex ones of holes. Undefined
 * elsewhere.
 */
export const innerCorners = (shape: Shape): readonly (readonly (Tangent | undefined)[])[] =>
  shape.map((ring, r) => {
    const turning = Math.sign(areaOf(ring)) * (isHole(shape, r) ? -1 : 1);
    return ring.map((at, i) => {
      const [before, after] = [ring[i - 1] ?? ring[ring.length - 2], ring[i + 1] ?? ring[1]];
      return turnAt(before, at, after) * turning < 0 ? { before, after } : undefined;
    });
  });

/** Whether a line touches a corner without cutting into it, as shortest ways do: both neighbours lie on one side. */
export const isTangent = ({ before, after }: Tangent, at: Spot, from: Spot): boolean =>
  turnAt(from, at, before) * turnAt(from, at, after) >= 0;

/** Positive where it turns to the left. */
const turnAt = (a: Spot, b: Spot, c: Spot): number => (b.x - a.x) * (c.y - b.y) - (b.y - a.y) * (c.x - b.x);

/** Twice, positive when it goes round against the clock. */
const areaOf = (ring: readonly Spot[]): number =>
  ring.slice(1).reduce((sum, spot, i) => sum + ring[i].x * spot.y - spot.x * ring[i].y, 0);

/** Inside an odd number of other rings. */
const isHole = (shape: Shape, ring: number): boolean =>
  shape.filter((other, r) => r !== ring && isWithin(other, shape[ring][0].x, shape[ring][0].y)).length % 2 === 1;
