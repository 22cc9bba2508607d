import { type Point } from '../plane.js';

/** A place that people know and that gives its name to the stop beside it. */
export interface Landmark extends Point {
  readonly name: string;
  readonly amenity: string;
}

export const LANDMARKS: readonly Landmark[] = [
  landmark('Hôtel de Ville', 'townhall', 0, 40),
  landmark('Halles', 'marketplace', -40, 260),
  landmark('Cathédrale', 'place_of_worship', 60, -250),
  landmark('Porte de l’Orvelle', 'monument', 100, -500),
  landmark('Théâtre', 'theatre', -240, 50),
  landmark('Médiathèque', 'library', 250, 30),
  landmark('Sous-Préfecture', 'public_building', -470, 85),
  landmark('Palais de Justice', 'courthouse', 485, 240),
  landmark('Hôpital', 'hospital', 1_490, 1_150),
  landmark('Lycée Colette', 'school', 1_570, 690),
  landmark('IUT', 'university', 1_400, 1_850),
  landmark('Collège George-Sand', 'school', -1_450, 120),
  landmark('Collège Camille-Claudel', 'school', -1_250, 1_950),
  landmark('Piscine', 'swimming_pool', 1_250, -1_180),
  landmark('Stade', 'stadium', 760, -1_410),
  landmark('Parc des Expositions', 'exhibition_centre', 1_550, -1_650),
  landmark('Centre Commercial', 'mall', 2_560, -560),
  landmark('Pôle Emploi', 'public_building', 1_750, 190),
  landmark('Cimetière', 'cemetery', -850, 790),
  landmark('Gare Routière Saint-Martin', 'bus_station', -180, -1_480),
  landmark('Saint-Aubrin Mairie', 'townhall', -900, 3_400),
  landmark('Les Vergers', 'school', -1_500, 4_200),
  landmark('Les Granges-Hautes Mairie', 'townhall', 2_700, 2_900),
  landmark('Belvédère', 'attraction', 3_350, 2_200),
  landmark('Bellorme Mairie', 'townhall', 3_300, -2_500),
  landmark('Les Charmes', 'school', 2_500, -3_000),
  landmark("Pont-l'Orvelle Mairie", 'townhall', -5_500, -900),
  landmark('Chanteraine Mairie', 'townhall', -600, -3_600),
  landmark('Rochefleur Mairie', 'townhall', 8_900, -200),
  landmark('Fontenelle Mairie', 'townhall', -5_200, 4_300),
  landmark('Sainte-Ombeline Mairie', 'townhall', 600, 7_800),
  landmark('Courvaux Mairie', 'townhall', 6_400, 5_800),
  landmark('Marsanges Mairie', 'townhall', -9_800, 1_900),
  landmark('Le Mesnil Mairie', 'townhall', 7_200, -4_700),
  landmark('Villerose Mairie', 'townhall', 1_500, -7_600),
  landmark('Champdorel Mairie', 'townhall', -5_400, -5_900),
  landmark('Clinique des Tilleuls', 'clinic', -1_780, 480),
  landmark('Maison de Quartier du Petit Bois', 'community_centre', -2_450, 1_250),
];

/** Farms and chapels beside country roads. */
export const HAMLETS: readonly string[] = [
  'La Croix-Rouge',
  'Les Quatre Vents',
  'La Maison Neuve',
  'Le Poirier',
  'La Chapelle',
  'Les Trois Bornes',
  'Le Moulin Brûlé',
  'La Ferme du Bois',
  'Les Essarts',
  'La Borde',
  'Le Grand Chêne',
  'La Tuilerie',
  'Les Bruyères',
  'Le Pré Rond',
  'La Combe Noire',
  'Les Terres Blanches',
  'Le Gué',
  'La Justice',
  'La Grange aux Moines',
  'Les Ormes',
  'Le Buisson',
  'La Vacherie',
  'Bel-Air',
];

function landmark(name: string, amenity: string, x: number, y: number): Landmark {
  return { name, amenity, x, y };
}
