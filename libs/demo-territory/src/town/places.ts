import { entry } from '@maillage/kernel';
import { gap, type Point } from '../plane.js';

export type Fabric = 'old' | 'faubourg' | 'grid' | 'estate' | 'village' | 'zone';

/** A part of a commune that is built up: it has its own grain of streets. */
export interface District extends Point {
  readonly name: string;
  readonly commune: string;
  /** Metres from the middle to where the fields begin. */
  readonly radius: number;
  /** Metres between neighbouring junctions. */
  readonly spacing: number;
  readonly fabric: Fabric;
}

interface Commune extends Point {
  readonly name: string;
  readonly inhabitants: number;
  readonly postcode: string;
}

export const TOWN = 'Montorvel';

/** Nothing is built within so many metres of the middle of the main square. */
export const MAIN_SQUARE_CLEARANCE = 45;

/** Invented communes; the first is the town itself. */
export const COMMUNES: readonly Commune[] = [
  commune('Montorvel', 48_100, '21990', 0, 0),
  commune('Saint-Aubrin', 8_900, '21991', -900, 3_400),
  commune('Les Granges-Hautes', 7_400, '21992', 2_700, 2_900),
  commune('Bellorme', 6_800, '21993', 3_300, -2_500),
  commune("Pont-l'Orvelle", 5_600, '21994', -5_500, -900),
  commune('Chanteraine', 4_300, '21995', -600, -3_600),
  commune('Rochefleur', 1_900, '21996', 8_900, -200),
  commune('Fontenelle-aux-Chênes', 1_500, '21997', -5_200, 4_300),
  commune('Sainte-Ombeline', 1_350, '21991', 600, 7_800),
  commune('Courvaux', 1_100, '21992', 6_400, 5_800),
  commune('Marsanges-en-Plaine', 950, '21994', -9_800, 1_900),
  commune('Le Mesnil-Orvel', 820, '21993', 7_200, -4_700),
  commune('Villerose', 640, '21995', 1_500, -7_600),
  commune('Champdorel', 540, '21997', -5_400, -5_900),
];

export const DISTRICTS: readonly District[] = [
  district('Centre ancien', TOWN, 0, 0, 560, 62, 'old'),
  district('La Gare', TOWN, 350, 760, 520, 84, 'faubourg'),
  district('Les Tilleuls', TOWN, -1_450, 60, 900, 104, 'grid'),
  district('La Croix-Blanche', TOWN, 1_500, 330, 850, 100, 'grid'),
  district('Saint-Martin', TOWN, -450, -1_500, 820, 98, 'faubourg'),
  district('Les Hauts de Montorvel', TOWN, -1_250, 1_950, 780, 118, 'estate'),
  district('Le Clos du Roy', TOWN, 1_250, 1_900, 780, 108, 'estate'),
  district('La Plaine des Sports', TOWN, 1_250, -1_350, 700, 116, 'grid'),
  district('Zone des Longues Raies', TOWN, 2_600, -350, 700, 165, 'zone'),
  district('Le Petit Bois', TOWN, -2_300, 1_150, 620, 112, 'estate'),
  district('Saint-Aubrin Centre', 'Saint-Aubrin', -900, 3_400, 950, 106, 'faubourg'),
  district('Les Vergers', 'Saint-Aubrin', -1_500, 4_200, 560, 112, 'estate'),
  district('Les Granges Centre', 'Les Granges-Hautes', 2_700, 2_900, 880, 108, 'faubourg'),
  district('Le Belvédère', 'Les Granges-Hautes', 3_350, 2_200, 560, 112, 'estate'),
  district('Bellorme Centre', 'Bellorme', 3_300, -2_500, 860, 108, 'faubourg'),
  district('Les Charmes', 'Bellorme', 2_500, -3_000, 520, 114, 'estate'),
  district('Pont-l’Orvelle Centre', "Pont-l'Orvelle", -5_500, -900, 860, 108, 'faubourg'),
  district('Chanteraine Centre', 'Chanteraine', -600, -3_600, 780, 112, 'faubourg'),
  district('Rochefleur', 'Rochefleur', 8_900, -200, 560, 112, 'village'),
  district('Fontenelle', 'Fontenelle-aux-Chênes', -5_200, 4_300, 500, 115, 'village'),
  district('Sainte-Ombeline', 'Sainte-Ombeline', 600, 7_800, 480, 115, 'village'),
  district('Courvaux', 'Courvaux', 6_400, 5_800, 440, 115, 'village'),
  district('Marsanges', 'Marsanges-en-Plaine', -9_800, 1_900, 420, 115, 'village'),
  district('Le Mesnil', 'Le Mesnil-Orvel', 7_200, -4_700, 400, 115, 'village'),
  district('Villerose', 'Villerose', 1_500, -7_600, 360, 115, 'village'),
  district('Champdorel', 'Champdorel', -5_400, -5_900, 340, 115, 'village'),
];

/** The district whose border is nearest, or whose inside is deepest. */
export function districtAt(p: Point): District {
  let best = entry(DISTRICTS, 0);
  for (const candidate of DISTRICTS) if (depth(p, candidate) < depth(p, best)) best = candidate;
  return best;
}

/** Metres from the edge of the nearest district; negative inside. */
export const outsideMetres = (p: Point): number => depth(p, districtAt(p));

export const isBuiltUp = (p: Point): boolean => outsideMetres(p) < 40;

const depth = (p: Point, place: District): number => gap(p, place) - place.radius;

function commune(name: string, inhabitants: number, postcode: string, x: number, y: number): Commune {
  return { name, inhabitants, postcode, x, y };
}

function district(
  name: string,
  commune: string,
  x: number,
  y: number,
  radius: number,
  spacing: number,
  fabric: Fabric,
): District {
  return { name, commune, x, y, radius, spacing, fabric };
}
