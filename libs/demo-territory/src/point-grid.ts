import { gap, type Point } from './plane.js';

const { floor, max, min } = Math;

/** Finds what lies near a point, in a grid of square cells. */
export class PointGrid<Value> {
  private readonly cells = new Map<number, { readonly point: Point; readonly value: Value }[]>();

  constructor(private readonly cellMetres: number) {}

  add(point: Point, value: Value): void {
    const key = this.key(this.index(point.x), this.index(point.y));
    const cell = this.cells.get(key);
    if (cell) cell.push({ point, value });
    else this.cells.set(key, [{ point, value }]);
  }

  near(centre: Point, radius: number): Value[] {
    const found: Value[] = [];
    this.visit(centre, radius, (value) => found.push(value));
    return found;
  }

  nearest(centre: Point, radius: number): Value | undefined {
    let best: Value | undefined;
    let bestDistance = Infinity;
    this.visit(centre, radius, (value, distance) => {
      if (distance >= bestDistance) return;
      best = value;
      bestDistance = distance;
    });
    return best;
  }

  private visit(centre: Point, radius: number, see: (value: Value, distance: number) => void): void {
    for (let i = this.index(centre.x - radius); i <= this.index(centre.x + radius); i++) {
      for (let j = this.index(centre.y - radius); j <= this.index(centre.y + radius); j++) {
        for (const { point, value } of this.cells.get(this.key(i, j)) ?? []) {
          const distance = gap(centre, point);
          if (distance <= radius) see(value, distance);
        }
      }
    }
  }

  private index(metres: number): number {
    return floor(metres / this.cellMetres);
  }

  private key(i: number, j: number): number {
    return (i + 20_000) * 65_536 + (j + 20_000);
  }
}

/** Finds the segments whose box comes near that of another one. */
export class SegmentGrid<Value> {
  private readonly cells = new Map<number, Value[]>();

  constructor(private readonly cellMetres: number) {}

  add(a: Point, b: Point, value: Value): void {
    for (const key of this.keys(a, b)) {
      const cell = this.cells.get(key);
      if (cell) cell.push(value);
      else this.cells.set(key, [value]);
    }
  }

  near(a: Point, b: Point): Set<Value> {
    const found = new Set<Value>();
    for (const key of this.keys(a, b)) for (const value of this.cells.get(key) ?? []) found.add(value);
    return found;
  }

  private *keys(a: Point, b: Point): Generator<number> {
    const index = (metres: number): number => floor(metres / this.cellMetres) + 20_000;
    for (let i = index(min(a.x, b.x)); i <= index(max(a.x, b.x)); i++) {
      for (let j = index(min(a.y, b.y)); j <= index(max(a.y, b.y)); j++) yield i * 65_536 + j;
    }
  }
}
