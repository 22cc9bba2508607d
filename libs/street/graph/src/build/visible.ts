/** A point of a plane, in units of about a centimetre. */
export interface Spot {
  readonly x: number;
  readonly y: number;
}

/** Rings of spots, the first of which comes last again; what is inside an odd number of them is inside. */
export type Shape = readonly (readonly Spot[])[];

const CLOSE = 1;
const EPSILON = 1e-9;

/** Whether the straight line between two spots of the outlines stays inside the shape; it may touch and follow outlines. */
export function isVisible(shape: Shape, a: Spot, b: Spot): boolean {
  const cuts = [0, ...shape.flatMap((ring) => cutsOf(ring, a, b)), 1].sort((s, t) => s - t);
  return cuts.slice(1).every((cut, i) => {
    const share = (cuts[i] + cut) / 2;
    return cut - cuts[i] < EPSILON || isInside(shape, { x: a.x + share * (b.x - a.x), y: a.y + share * (b.y - a.y) });
  });
}

/** Shares of the line at which it meets the ring. */
function cutsOf(ring: readonly Spot[], a: Spot, b: Spot): number[] {
  const cuts: number[] = [];
  const x = b.x - a.x;
  const y = b.y - a.y;
  for (let i = 1; i < ring.length; i++) {
    const p = ring[i - 1];
    const q = ring[i];
    const alongX = q.x - p.x;
    const alongY = q.y - p.y;
    const across = x * alongY - y * alongX;
    const toX = p.x - a.x;
    const toY = p.y - a.y;
    if (Math.abs(across) < EPSILON) {
      if (Math.abs(toX * y - toY * x) > CLOSE * Math.hypot(x, y)) continue;
      const square = x * x + y * y;
      for (const spot of [p, q]) cuts.push(((spot.x - a.x) * x + (spot.y - a.y) * y) / square);
    } else {
      const ofRing = (toX * y - toY * x) / across;
      if (ofRing > -EPSILON && ofRing < 1 + EPSILON) cuts.push((toX * alongY - toY * alongX) / across);
    }
  }
  return cuts.filter((share) => share > EPSILON && share < 1 - EPSILON);
}

/** On an outline, too. */
function isInside(shape: Shape, { x, y }: Spot): boolean {
  let isOdd = false;
  for (const ring of shape) if (isWithin(ring, x, y)) isOdd = !isOdd;
  return isOdd || shape.some((ring) => ring.some((spot, i) => i > 0 && isOn(ring[i - 1], spot, x, y)));
}

/** Inside one ring; on it, it may be either. */
export function isWithin(ring: readonly Spot[], x: number, y: number): boolean {
  let isOdd = false;
  for (let i = 1; i < ring.length; i++) {
    const p = ring[i - 1];
    const q = ring[i];
    if (p.y > y !== q.y > y && x < p.x + ((y - p.y) / (q.y - p.y)) * (q.x - p.x)) isOdd = !isOdd;
  }
  return isOdd;
}

function isOn(p: Spot, q: Spot, x: number, y: number): boolean {
  const [alongX, alongY] = [q.x - p.x, q.y - p.y];
  const square = alongX * alongX + alongY * alongY;
  const share = square === 0 ? 0 : Math.min(1, Math.max(0, ((x - p.x) * alongX + (y - p.y) * alongY) / square));
  return Math.hypot(p.x + share * alongX - x, p.y + share * alongY - y) <= CLOSE;
}
