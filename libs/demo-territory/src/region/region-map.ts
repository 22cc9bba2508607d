import { entry } from '@maillage/kernel';
import { type Point } from '../plane.js';
import { PointGrid } from '../point-grid.js';
import { type Random } from '../random.js';

interface RegionTown extends Point {
  readonly name: string;
  /** Standard deviation of its stops around the middle, metres. */
  readonly spread: number;
  /** Share of the region's stops. */
  readonly share: number;
}

/** Where buses stop, with a quay for each direction; the first of each town is its railway station. */
interface RegionPlace extends Point {
  readonly town: number;
  readonly name: string;
}

export interface RegionMap {
  readonly towns: readonly RegionTown[];
  readonly places: readonly RegionPlace[];
  readonly grid: PointGrid<number>;
  /** Metres along one side. */
  readonly side: number;
}

/** A big town in the middle, smaller ones around it, stops thinning out from each, and some in the country. */
export function mapRegion(placeCount: number, random: Random): RegionMap {
  const side = 40_000 * Math.sqrt(placeCount / 2_500);
  const towns = townsOf(Math.max(3, Math.round(placeCount / 300)), side, random);
  const grid = new PointGrid<number>(600);
  const places: RegionPlace[] = [];
  const add = (p: Point, town: number, name: string): void => {
    grid.add(p, places.length);
    places.push({ ...p, town, name });
  };
  towns.forEach((town, i) => add({ x: town.x, y: town.y }, i, `${town.name} Gare`));
  while (places.length < placeCount) {
    const town = random.chance(0.12) ? undefined : drawTown(towns, random);
    const p =
      town === undefined
        ? { x: random.between(0, side), y: random.between(0, side) }
        : around(entry(towns, town), side, random);
    if (grid.nearest(p, 110) !== undefined && random.chance(0.9)) continue;
    const nearest = town ?? nearestTown(towns, p);
    add(p, nearest, `${entry(towns, nearest).name} ${random.pick(PLACE_NAMES)} ${places.length}`);
  }
  return { towns, places, grid, side };
}

function townsOf(count: number, side: number, random: Random): RegionTown[] {
  const weights = Array.from({ length: count }, (_, rank) => 1 / (rank + 1.2) ** 0.85);
  const sum = weights.reduce((total, weight) => total + weight, 0);
  return weights.map((weight, rank) => {
    const share = weight / sum;
    const name = `${random.pick(STARTS)}${random.pick(ENDS)}${rank === 0 ? '' : ` ${rank}`}`;
    const [x, y] =
      rank === 0 ? [side / 2, side / 2] : [random.between(0.05, 0.95) * side, random.between(0.05, 0.95) * side];
    return { x, y, name, share, spread: 0.16 * side * Math.sqrt(share) };
  });
}

/** A town by its share of the stops. */
export function drawTown(towns: readonly RegionTown[], random: Random): number {
  let draw = random.next();
  const chosen = towns.findIndex(({ share }) => (draw -= share) < 0);
  return Math.max(0, chosen);
}

/** A point around the middle of a town, normally distributed (Box and Muller). */
export function around({ x, y, spread }: RegionTown, side: number, random: Random): Point {
  const radius = spread * Math.sqrt(-2 * Math.log(random.next() + 1e-12));
  const angle = 2 * Math.PI * random.next();
  const inside = (metres: number): number => Math.max(0, Math.min(side, metres));
  return { x: inside(x + radius * Math.cos(angle)), y: inside(y + radius * Math.sin(angle)) };
}

const nearestTown = (towns: readonly RegionTown[], p: Point): number =>
  towns.reduce((best, town, i) => (squared(town, p) < squared(entry(towns, best), p) ? i : best), 0);

const squared = (a: Point, b: Point): number => (a.x - b.x) ** 2 + (a.y - b.y) ** 2;

const STARTS = ['Mont', 'Ville', 'Roche', 'Bel', 'Val', 'Font', 'Clair', 'Haute', 'Grand', 'Pont', 'Beau', 'Mare'];
const ENDS = [
  'brune',
  'sauge',
  'mire',
  'lande',
  'rive',
  'bois',
  'court',
  'mesnil',
  'feuille',
  'pierre',
  'orme',
  'champ',
];
const PLACE_NAMES = [
  'Mairie',
  'Église',
  'Marché',
  'Lilas',
  'Verger',
  'Moulin',
  'Stade',
  'École',
  'Pasteur',
  'Jaurès',
  'Fontaine',
  'Pont',
];
