import { describe, expect, it } from '@jest/globals';
import { Geocoder } from './geocoder.js';
import { normalizeName } from './normalize-name.js';

const NAMES = [
  'Gare Centrale',
  'Gare aux Marchandises',
  'Homme de Fer',
  'Place de la République',
  'République',
  'Saint-Denis Université',
  'Sainte-Marguerite',
  'Étoile Bourse',
  'Hôpital Général',
  'L’Haÿ-les-Roses',
  'Avenue du Général de Gaulle',
  'Rond-Point de l’Esplanade',
  'Cœur de Ville',
  'Broglie',
  'Lycée Marcel Rudloff',
  'Wolfisheim Église',
  'Pl. Bellecour',
  'Av. Foch',
  'Bd Carnot',
  'St Exupéry',
  'R. de la Paix',
  'Ch. des Roches',
  'Stade Vélodrome',
  'Plaisance',
];

const geocoder = new Geocoder(
  NAMES.map((name, row) => ({
    name,
    code: `${String(100 + row)}A`,
    importance: 0.5,
    latitude: 48 + row / 10,
    longitude: 7,
  })),
);
const find = (text: string, count = 3) =>
  geocoder.search({ text, count, biasWeight: 1 }).map(({ place }) => place.name);

describe('the geocoder', () => {
  it.each([
    ['gare centrale', 'Gare Centrale'],
    ['GARE CENTRALE', 'Gare Centrale'],
    ['gare cen', 'Gare Centrale'],
    ['hom', 'Homme de Fer'],
    ['homme fer', 'Homme de Fer'],
    ['hommedefer', 'Homme de Fer'],
    ['etoile', 'Étoile Bourse'],
    ['étoile bourse', 'Étoile Bourse'],
    ['st denis', 'Saint-Denis Université'],
    ['Saint Denis univ', 'Saint-Denis Université'],
    ['St-Denis', 'Saint-Denis Université'],
    ['ste marguerite', 'Sainte-Marguerite'],
    ['sainte margerite', 'Sainte-Marguerite'],
    ['pl republique', 'Place de la République'],
    ['plce de la republqiue', 'Place de la République'],
    ['republique', 'République'],
    ['hopital general', 'Hôpital Général'],
    ['hopitl', 'Hôpital Général'],
    ["l'hay les roses", 'L’Haÿ-les-Roses'],
    ['hay les roses', 'L’Haÿ-les-Roses'],
    ['av gal de gaulle', 'Avenue du Général de Gaulle'],
    ['av. du Gal-de-Gaulle', 'Avenue du Général de Gaulle'],
    ['rond point esplanade', 'Rond-Point de l’Esplanade'],
    ["l'esplanade", 'Rond-Point de l’Esplanade'],
    ['coeur de ville', 'Cœur de Ville'],
    ['brogile', 'Broglie'],
    ['borglie', 'Broglie'],
    ['lycee rudlof', 'Lycée Marcel Rudloff'],
    ['eglise wolfisheim', 'Wolfisheim Église'],
    ['république strasbourg', 'République'],
    ['place bellecour', 'Pl. Bellecour'],
    ['pl. bellecour', 'Pl. Bellecour'],
    ['avenue foch', 'Av. Foch'],
    ['boulevard carnot', 'Bd Carnot'],
    ['blvd carnot', 'Bd Carnot'],
    ['saint exupery', 'St Exupéry'],
    ['rue de la paix', 'R. de la Paix'],
    ['chemin des roches', 'Ch. des Roches'],
    ['château des roches', 'Ch. des Roches'],
    ['103A', 'Place de la République'],
  ])('finds %j', (text, name) => {
    expect(find(text)[0]).toBe(name);
  });

  it('an abbreviation may also be a word that is still being typed', () => {
    const names = (text: string) => find(text, 30);
    expect(names('st')).toEqual(expect.arrayContaining(['Saint-Denis Université', 'St Exupéry', 'Stade Vélodrome']));
    expect(names('pl')).toEqual(expect.arrayContaining(['Place de la République', 'Pl. Bellecour', 'Plaisance']));
  });

  it.each([[''], ['   '], ['’'], ['zzzz'], ['!?']])('finds nothing for %j', (text) => {
    expect(find(text)).toEqual([]);
  });

  it('puts what is near first', () => {
    const near = (latitude: number) =>
      geocoder.search({ text: 'republique', count: 1, biasWeight: 2, bias: { latitude, longitude: 7 } })[0]?.place.name;
    expect([near(48.3), near(48.4)]).toEqual(['Place de la République', 'République']);
  });

  it('tells which parts of the text it understood', () => {
    const [best] = geocoder.search({ text: 'la gare xyz centrale', count: 1, biasWeight: 1 });
    expect(best?.matched).toEqual([
      [3, 4],
      [12, 8],
    ]);
  });

  it('holds to the filter and the count', () => {
    expect(geocoder.search({ text: 'gare', count: 1, biasWeight: 1 })).toHaveLength(1);
    const none = geocoder.search({ text: 'gare', count: 9, biasWeight: 1 }, () => false);
    expect(none).toEqual([]);
  });
});

describe('normalizeName', () => {
  it.each([
    ['Place de l’Étoile', 'place de etoile'],
    ['Bd. de la Victoire', 'boulevard de la victoire'],
    ['St-Étienne-du-Grès', 'saint etienne du gres'],
    ['Straße', 'strasse'],
    ['Île Sᵗ Louis', 'ile saint louis'],
  ])('%s', (name, normal) => {
    expect(normalizeName(name)).toBe(normal);
  });
});
