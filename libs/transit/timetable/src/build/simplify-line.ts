import type { Places } from './match-shape.js';

/**
 * The points of a line between `first` and `last` that are needed to stay within `metres` of it (Douglas and Peucker 1973),
 * both ends left out, in order.
 */
export function simplifyLine(line: Places, first: number, last: number, metres: number): number[] {
  const kept: number[] = [];
  const waiting: [number, number][] = [[first, last]];
  for (let span = waiting.pop(); span; span = waiting.pop()) {
    const [from, to] = span;
    const farthest = farthestFrom(line, from, to);
    if (farthest.squared <= metres * metres) continue;
    kept.push(farthest.point);
    waiting.push([from, farthest.point], [farthest.point, to]);
  }
  return kept.sort((a, b) => a - b);
}

function farthestFrom({ x, y }: Places, from: number, to: number): { point: number; squared: number } {
  const [dx, dy] = [x[to] - x[from], y[to] - y[from]];
  const length = dx * dx + dy * dy;
  let [point, squared] = [from, 0];
  for (let i = from + 1; i < to; i++) {
    const [ox, oy] = [x[i] - x[from], y[i] - y[from]];
    const share = length === 0 ? 0 : Math.min(1, Math.max(0, (ox * dx + oy * dy) / length));
    const [ex, ey] = [ox - share * dx, oy - share * dy];
    const distance = ex * ex + ey * ey;
    if (distance > squared) [point, squared] = [i, distance];
  }
  return { point, squared };
}
