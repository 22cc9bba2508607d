import { type Random } from '../random.js';
import { type District } from './places.js';
import { type StreetClass } from './roads.js';

type StreetLength = 'dead end' | 'plain' | 'long';

/** Gives out names, none twice in one commune. */
export function nextName(
  random: Random,
): (district: District, streetClass: StreetClass, length: StreetLength) => string {
  const used = new Map<string, Set<string>>();
  return (district, streetClass, length) => {
    const taken = used.get(district.commune) ?? new Set<string>();
    used.set(district.commune, taken);
    for (let attempt = 0; ; attempt++) {
      const name = drawName(random, district, streetClass, length, attempt);
      if (taken.has(name)) continue;
      taken.add(name);
      return name;
    }
  };
}

function drawName(
  random: Random,
  district: District,
  streetClass: StreetClass,
  length: StreetLength,
  attempt: number,
): string {
  const { types, names } = STOCKS[stockFor(district, streetClass, length)];
  const type = random.pick(types);
  const old = attempt > 40 ? (MASCULINE.has(type) ? 'Vieux ' : 'Vieille ') : '';
  return `${old}${type} ${random.pick(attempt > 20 ? EVERY_NAME : names)}`;
}

type StockName = 'path' | 'cycleway' | 'zone' | 'dead end' | 'avenue' | 'village' | 'old' | 'estate' | 'plain';

function stockFor({ fabric }: District, streetClass: StreetClass, length: StreetLength): StockName {
  if (streetClass === 'footway' || streetClass === 'path' || streetClass === 'steps') return 'path';
  if (streetClass === 'cycleway') return 'cycleway';
  if (fabric === 'zone' || length === 'dead end') return fabric === 'zone' ? 'zone' : 'dead end';
  if (length === 'long') return fabric === 'village' ? 'village' : 'avenue';
  return fabric === 'old' || fabric === 'estate' ? fabric : 'plain';
}

const listed = (text: string): string[] => text.split(', ');

const PEOPLE = listed(
  'Victor-Hugo, Émile-Zola, George-Sand, Louise-Michel, Jules-Ferry, Gambetta, Voltaire, Diderot, ' +
    'Jean-Jacques-Rousseau, Molière, Racine, La Fontaine, Madame-de-Sévigné, Balzac, Flaubert, Lamartine, ' +
    'Alphonse-Daudet, Guy-de-Maupassant, Arthur-Rimbaud, Paul-Verlaine, Baudelaire, Colette, ' +
    'Marceline-Desbordes-Valmore, Berthe-Morisot, Claude-Monet, Rosa-Bonheur, Camille-Claudel, ' +
    'Hector-Berlioz, Georges-Bizet, Maurice-Ravel, Claude-Debussy, Lili-Boulanger, Jean-Jaurès, ' +
    'Léon-Bourgeois, Aristide-Briand, Olympe-de-Gouges, Condorcet, Nicéphore-Niépce, Montesquieu, ' +
    'Chateaubriand, Stendhal, Théophile-Gautier, Jules-Verne, Marie-de-France, Christine-de-Pizan, ' +
    'François-Villon, Ronsard, Louise-Labé, Vauban, Sully, Colbert, Hoche, Marceau, Kléber',
);
const INVENTORS = listed(
  'Denis-Papin, Ampère, Gay-Lussac, Lavoisier, Jacquard, Montgolfier, Clément-Ader, Gustave-Eiffel, ' +
    'Marie-Curie, Louis-Pasteur, Sophie-Germain, Émilie-du-Châtelet, Blaise-Pascal, Foucault, Becquerel, ' +
    'Branly, Fresnel, Arago',
);
const TRADES = listed(
  'des Tanneurs, des Tisserands, des Chapeliers, des Bouchers, des Orfèvres, des Drapiers, des Forgerons, ' +
    'des Cordeliers, des Boulangers, des Potiers, des Vignerons, des Bateliers, des Maréchaux, ' +
    'des Tonneliers, des Carriers, des Charrons, des Imprimeurs, des Brasseurs, des Couteliers, ' +
    'des Merciers, des Lavandières',
);
const PLACES = listed(
  'du Moulin, de la Fontaine, du Four Banal, du Puits, des Remparts, de la Tour, du Château, du Lavoir, ' +
    'de l’Église, de la Halle, du Marché, du Cloître, du Prieuré, de l’Abreuvoir, de la Poterne, du Gué, ' +
    'du Bac, de l’Écluse, des Jardins, du Verger, des Vignes, de la Croix, du Calvaire, des Prés, ' +
    'de la Source, du Ruisseau, des Étangs, du Bois, de la Garenne, du Coteau, des Carrières, de la Grange, ' +
    'du Pressoir, de la Tuilerie, du Pigeonnier, de l’Orme, du Gros Chêne, des Quatre Vents, ' +
    'du Soleil Levant, de la Paix, de l’Égalité, de la Fraternité, du Onze-Novembre, du Huit-Mai, ' +
    'du Quatorze-Juillet, des Écoles, de la Mairie, du Presbytère, du Cimetière, de la Ferme, du Petit Pont, ' +
    'de la Combe, de la Louvière, du Sentier Vert',
);
const PLANTS = listed(
  'des Lilas, des Tilleuls, des Acacias, des Érables, des Charmes, des Bouleaux, des Noisetiers, ' +
    'des Cerisiers, des Merisiers, des Pommiers, des Aubépines, des Églantiers, des Bruyères, des Genêts, ' +
    'des Pervenches, des Glycines, des Marronniers, des Platanes, des Frênes, des Saules, des Peupliers, ' +
    'des Hêtres, des Sorbiers, des Violettes, des Coquelicots, des Bleuets, des Jonquilles, des Primevères, ' +
    'des Fougères, du Muguet, des Roseaux, des Iris',
);
const BIRDS = listed(
  'des Alouettes, des Mésanges, des Hirondelles, des Pinsons, des Fauvettes, des Rossignols, ' +
    'des Chardonnerets, des Martinets, des Bergeronnettes, des Hérons, des Cigognes, des Rouges-Gorges, ' +
    'des Grives, du Coucou',
);

const EVERY_NAME = [...PEOPLE, ...INVENTORS, ...TRADES, ...PLACES, ...PLANTS, ...BIRDS];

const STOCKS: Readonly<Record<StockName, { readonly types: readonly string[]; readonly names: readonly string[] }>> = {
  path: { types: ['Sente', 'Passage', 'Venelle'], names: PLACES },
  cycleway: { types: ['Piste'], names: PLACES },
  zone: { types: ['Rue', 'Rue', 'Allée', 'Impasse'], names: [...INVENTORS, ...TRADES] },
  'dead end': { types: ['Impasse', 'Impasse', 'Cour', 'Clos'], names: PLACES },
  avenue: { types: ['Avenue', 'Boulevard', 'Rue'], names: PEOPLE },
  village: { types: ['Rue'], names: PEOPLE },
  old: { types: ['Rue', 'Rue', 'Rue', 'Ruelle'], names: [...TRADES, ...PLACES] },
  estate: { types: ['Allée', 'Rue', 'Square', 'Allée'], names: [...PLANTS, ...BIRDS] },
  plain: { types: ['Rue', 'Rue', 'Rue', 'Chemin'], names: [...PEOPLE, ...PLACES, ...PLANTS] },
};

const MASCULINE: ReadonlySet<string> = new Set(['Boulevard', 'Chemin', 'Clos', 'Passage', 'Square']);
