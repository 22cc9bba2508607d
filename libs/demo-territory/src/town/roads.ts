import { type Point, pointsOf } from '../plane.js';

/** OSM `highway` values that the generator uses. */
export type StreetClass =
  | 'primary'
  | 'secondary'
  | 'tertiary'
  | 'unclassified'
  | 'residential'
  | 'living_street'
  | 'service'
  | 'pedestrian'
  | 'cycleway'
  | 'footway'
  | 'path'
  | 'steps';

/** A line of the town's skeleton, drawn by hand; everything else grows around it. */
export interface PlannedRoad {
  /** Name in the built-up area; outside it is `country`. */
  readonly name: string;
  readonly country?: string;
  /** Number of the departmental road. */
  readonly ref?: string;
  readonly class: StreetClass;
  readonly via: readonly Point[];
  readonly closed?: boolean;
  /** Ends run past the road they meet; what sticks out is cut off. */
  readonly maxspeed?: number;
  readonly straight?: boolean;
}

export const RIVER: readonly Point[] = pointsOf(
  '13500,5200 10500,4300 8000,2600 5800,1900 3700,500 1900,-650 400,-760 -900,-560 -2300,-1250 -4000,-2050 -6200,-1900 -8500,-3000 -12500,-4200',
);

/** Straight for 600 m on both sides of every station. */
export const RAILWAY: readonly Point[] = pointsOf(
  '-13500,-700 -11200,-380 -9000,-270 -7800,-270 -6900,-258 -6200,-250 -5600,-250 -5000,-250 -4350,-130 -3700,180 -3000,530 ' +
    '-2200,800 -1300,960 -600,1000 -250,1000 350,1000 950,1000 1500,1060 2200,1180 3100,1250 4100,1230 5100,1080 6000,810 ' +
    '6900,480 7600,270 8200,218 8800,218 9400,218 10100,120 11500,-220 13500,-700',
);

/** Where each railway station stands, on the railway. */
export const RAIL_STATIONS = {
  west: { x: -5_600, y: -250 },
  centre: { x: 350, y: 1_000 },
  east: { x: 8_800, y: 218 },
} as const;

/** The middle of the bus station, on the street in front of the railway station. */
export const HUB: Point = { x: 350, y: 926 };

export const MAIN_SQUARE: Point = { x: 0, y: 0 };

export const ROADS: readonly PlannedRoad[] = [
  road(
    'Boulevard Circulaire',
    'secondary',
    '-100,520 300,470 490,250 490,-40 350,-400 100,-500 -250,-450 -470,-220 -480,80 -380,370',
    { closed: true, maxspeed: 50 },
  ),
  road(
    'Rocade de Montorvel',
    'primary',
    '-500,2750 900,2640 2150,2150 2750,1000 3350,-300 2650,-1800 1200,-2350 -300,-2480 -1700,-2100 -2700,-700 -3050,500 -2750,1800 -1700,2600',
    { closed: true, maxspeed: 70, ref: 'D 900' },
  ),
  road('Place de la Gare', 'tertiary', '60,905 290,924 350,926 410,924 640,905', { maxspeed: 30, straight: true }),
  road('Avenue de la Gare', 'secondary', '60,905 20,700 -100,520'),
  road('Rue des Messageries', 'tertiary', '410,924 360,780 200,730 20,700', { maxspeed: 30 }),
  road('Rue de la République', 'tertiary', '-100,520 -40,250 0,0', { maxspeed: 30 }),
  road('Rue du Vieux-Pont', 'tertiary', '0,0 50,-260 100,-500', { maxspeed: 30 }),
  road('Grande Rue', 'tertiary', '-480,80 -230,40 0,0 240,20 490,-40', { maxspeed: 30 }),
  road('Avenue du Chemin de Fer', 'secondary', '640,905 600,640 490,250'),
  road('Avenue de Saint-Aubrin', 'primary', '60,905 -60,1240 -420,1900 -500,2750 -900,3400', {
    ref: 'D 12',
    country: 'Route de Saint-Aubrin',
  }),
  road('Rue de Sainte-Ombeline', 'secondary', '-900,3400 -700,4600 100,6200 600,7800 900,8450', {
    ref: 'D 12',
    country: 'Route de Sainte-Ombeline',
  }),
  road('Avenue des Granges', 'primary', '640,905 900,1260 1400,1900 2150,2150 2700,2900', {
    ref: 'D 31',
    country: 'Route des Granges',
  }),
  road('Rue de Courvaux', 'secondary', '2700,2900 3900,3900 5100,5200 6400,5800 7300,6500', {
    ref: 'D 31',
    country: 'Route de Courvaux',
  }),
  road(
    'Avenue de Rochefleur',
    'primary',
    '490,-40 1000,160 1700,180 2500,150 3300,-60 4500,-380 6600,-450 8900,-200 10400,-350',
    { ref: 'D 905', country: 'Route de Rochefleur' },
  ),
  road('Avenue de Bellorme', 'primary', '350,-400 800,-720 1300,-1200 2000,-1780 2650,-1800 3300,-2500', {
    ref: 'D 44',
    country: 'Route de Bellorme',
  }),
  road('Rue du Mesnil', 'secondary', '3300,-2500 4600,-3100 5900,-4200 7200,-4700 8000,-5100', {
    ref: 'D 44',
    country: 'Route du Mesnil',
  }),
  road('Avenue de Chanteraine', 'primary', '100,-500 40,-860 -160,-1500 -300,-2480 -600,-3600', {
    ref: 'D 7',
    country: 'Route de Chanteraine',
  }),
  road('Rue de Villerose', 'secondary', '-600,-3600 -100,-5000 800,-6300 1500,-7600 1800,-8200', {
    ref: 'D 7',
    country: 'Route de Villerose',
  }),
  road("Avenue de Pont-l'Orvelle", 'primary', '-480,80 -1000,-60 -1800,-180 -2850,-120 -4200,-560 -5500,-900', {
    ref: 'D 905',
    country: "Route de Pont-l'Orvelle",
  }),
  road('Rue de Marsanges', 'secondary', '-5500,-900 -6300,-100 -7800,900 -9800,1900 -10600,2200', {
    ref: 'D 905',
    country: 'Route de Marsanges',
  }),
  road(
    'Avenue de Fontenelle',
    'secondary',
    '-380,370 -800,760 -1500,1360 -2750,1800 -3900,3100 -5200,4300 -5800,4800',
    { ref: 'D 18', country: 'Route de Fontenelle' },
  ),
  road('Rue de la Gare', 'tertiary', '-5500,-900 -5540,-600 -5600,-330', { maxspeed: 30 }),
  road('Rue de la Gare', 'tertiary', '8900,-200 8860,0 8800,140', { maxspeed: 30 }),
  road('Rue de Champdorel', 'tertiary', '-5500,-900 -5700,-1900 -5800,-3900 -5400,-5900 -5200,-6400', {
    ref: 'D 23',
    country: 'Route de Champdorel',
  }),
  road('Rue de Champdorel', 'tertiary', '-600,-3600 -2200,-4600 -3900,-5500 -5400,-5900', {
    ref: 'D 24',
    country: 'Chemin des Étangs',
  }),
  road('Rue des Écoles', 'tertiary', '-1250,1950 -800,2150 -420,1900'),
  road('Rue des Écoles', 'tertiary', '-1500,1360 -1300,1640 -1250,1950'),
  road('Rue du Lycée', 'tertiary', '1700,180 1560,700 1500,1080 1400,1900'),
  road('Rue du Stade', 'tertiary', '1300,-1200 700,-1420 -160,-1500'),
  road('Rue Saint-Martin', 'tertiary', '-160,-1500 -800,-1450 -1450,-1340 -1700,-2100'),
  road('Rue des Tilleuls', 'tertiary', '-1800,-180 -1720,500 -1500,1360'),
  road('Boulevard des Longues Raies', 'tertiary', '1700,180 2000,-280 2560,-560 3350,-300'),
  road('Rue de Saint-Aubrin', 'tertiary', '-900,3400 300,3500 1500,3300 2700,2900', {
    ref: 'D 62',
    country: 'Chemin de la Crête',
  }),
  road('Rue de Rochefleur', 'tertiary', '2700,2900 4200,2450 5900,1250 7200,0 6600,-450', {
    ref: 'D 63',
    country: 'Route des Grands Prés',
  }),
  road('Rue de Bellorme', 'tertiary', '-600,-3600 700,-3500 2000,-2950 3300,-2500', {
    ref: 'D 64',
    country: 'Route des Deux Clochers',
  }),
  road('Rue de Rochefleur', 'unclassified', '7200,-4700 7900,-3200 8500,-1600 8900,-200', {
    country: 'Route de la Combe',
  }),
  road('Rue de Courvaux', 'unclassified', '8900,-200 8860,0 9600,900 9000,2600 7900,4400 6400,5800', {
    country: 'Route des Moulins',
  }),
  road('Rue de Fontenelle', 'unclassified', '-900,3400 -2300,3900 -3800,4350 -5200,4300', {
    country: 'Chemin de la Forêt',
  }),
  road('Rue de Marsanges', 'unclassified', '-5200,4300 -6900,3500 -8400,2500 -9800,1900', {
    country: 'Route de la Plaine',
  }),
  road('Rue du Mesnil', 'unclassified', '1500,-7600 3400,-6900 5500,-5900 7200,-4700', {
    country: 'Route des Coteaux',
  }),
  road('Rue de Courvaux', 'unclassified', '600,7800 2400,7500 4500,6700 6400,5800', { country: 'Route du Plateau' }),
  road("Quai de l'Orvelle", 'tertiary', '-1000,-60 -1050,-330 -640,-470 -250,-450', { maxspeed: 30 }),
  road('Quai des Tanneurs', 'tertiary', '350,-400 900,-500 1500,-480 2000,-280', { maxspeed: 30 }),
  road('Passerelle des Lavandières', 'footway', '-640,-470 -700,-600 -760,-740 -800,-1450'),
  road('Voie verte de l’Orvelle', 'cycleway', '-5700,-1990 -4000,-2190 -2700,-1520 -1450,-1340'),
  road('Voie verte de l’Orvelle', 'cycleway', '40,-860 500,-860 800,-720'),
  road('Voie verte de l’Orvelle', 'cycleway', '2500,150 3000,330 3900,950 4900,1700 4200,2450'),
];

function road(
  name: string,
  streetClass: StreetClass,
  via: string,
  more: Omit<PlannedRoad, 'name' | 'class' | 'via'> = {},
): PlannedRoad {
  return { name, class: streetClass, via: pointsOf(via), ...more };
}
