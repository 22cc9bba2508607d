import { describe, expect, it } from '@jest/globals';
import type { NetworkFacilities } from '@maillage/itinerary-model';
import { Failure } from '@maillage/kernel';
import { readParking } from '@maillage/parking-facilities';
import fc from 'fast-check';
import { decodeFacilities, encodeFacilities } from './facilities-codec.js';
import type { OsmPlace } from './osm-place.js';
import { toNetworkFacilities, type FacilitySources } from './to-network-facilities.js';

const NOTHING: FacilitySources = { gbfs: [], parkings: [], osm: [] };
const LATITUDE = 47.95;
const LONGITUDE = 4.88;
/** Metres north of a place. */
const north = (metres: number): number => LATITUDE + metres / 111_195;

const osm = (id: string, metres: number, tags: Readonly<Record<string, string>>): OsmPlace => ({
  id,
  latitude: north(metres),
  longitude: LONGITUDE,
  tags: { amenity: 'parking', ...tags },
});

/** A feed in the national schema: `id,nom,nb_places,nb_pr,metres north`. */
function parking(feed: string, ...rows: string[]): FacilitySources['parkings'][number] {
  const table = rows.map((row) => {
    const [id, name, places, rides, metres] = row.split(',');
    return [id, name, places, rides, LONGITUDE, north(Number(metres))].join();
  });
  const text = ['id,nom,nb_places,nb_pr,Xlong,Ylat', ...table].join('\n');
  return { feed, reading: readParking('schema-stationnement', new Map([['parkings.csv', text]])) };
}

const names = ({ facilities }: NetworkFacilities): string[] => facilities.map(({ id, name }) => `${id} ${name}`.trim());
const place = (sources: Partial<FacilitySources>): NetworkFacilities =>
  toNetworkFacilities({ ...NOTHING, ...sources }).facilities;

describe('car parks', () => {
  it.each<[string, string, OsmPlace, string[]]>([
    [
      'the same name 50 m away',
      'a,Parking de la Gare,180,0,0',
      osm('w1', 50, { name: 'Gare' }),
      ['town_a Parking de la Gare'],
    ],
    [
      'the same name 150 m away',
      'a,Parking de la Gare,180,0,0',
      osm('w1', 150, { name: 'Gare' }),
      ['town_a Parking de la Gare'],
    ],
    ['no name', 'a,Halles,240,0,0', osm('w1', 50, {}), ['town_a Halles']],
    [
      'another name and as many places',
      'a,Halles,240,0,0',
      osm('w1', 50, { name: 'Marché', capacity: '230' }),
      ['town_a Halles'],
    ],
    [
      'another name and other places',
      'a,Halles,240,0,0',
      osm('w1', 50, { name: 'Mairie', capacity: '20' }),
      ['osm_w1 Mairie', 'town_a Halles'],
    ],
    [
      'another name 150 m away',
      'a,Halles,240,0,0',
      osm('w1', 150, { name: 'Mairie' }),
      ['osm_w1 Mairie', 'town_a Halles'],
    ],
    ['no name 70 m away', 'a,Halles,240,0,0', osm('w1', 70, {}), ['osm_w1', 'town_a Halles']],
    [
      'the same name 250 m away',
      'a,Halles,240,0,0',
      osm('w1', 250, { name: 'Halles' }),
      ['osm_w1 Halles', 'town_a Halles'],
    ],
  ])('of a feed and of OpenStreetMap with %s', (_, row, other, expected) => {
    expect(names(place({ parkings: [parking('town', row)], osm: [other] }))).toEqual(expected);
  });

  it('know from OpenStreetMap what the feed does not tell', () => {
    const tags = {
      park_ride: 'bus',
      maxheight: '2.1 m',
      opening_hours: 'Mo-Sa 06:00-22:00',
      fee: 'no',
      capacity: '99',
    };
    const { facilities } = place({ parkings: [parking('town', 'a,Vergers,140,0,0')], osm: [osm('w1', 20, tags)] });
    expect(facilities).toEqual([
      {
        kind: 'car-park',
        id: 'town_a',
        name: 'Vergers',
        latitude: LATITUDE,
        longitude: LONGITUDE,
        isParkAndRide: true,
        capacity: 140,
        maxHeightMetres: 2.1,
        openingHours: 'Mo-Sa 06:00-22:00',
        hasFee: false,
      },
    ]);
  });

  it('of one source are never the same, of two feeds the first wins', () => {
    const parkings = [parking('town', 'a,Gare,100,0,0', 'b,Gare,100,0,10'), parking('country', 'x,Gare,100,60,5')];
    expect(names(place({ parkings }))).toEqual(['town_a Gare', 'town_b Gare']);
    expect(place({ parkings }).facilities[0]).toMatchObject({ isParkAndRide: true });
  });

  it.each([
    [{ access: 'private' }, false],
    [{ access: 'customers' }, false],
    [{ access: 'customers', park_ride: 'yes' }, true],
    [{ access: 'yes' }, true],
    [{ parking: 'street_side' }, false],
    [{ parking: 'underground' }, true],
    [{ amenity: 'bicycle_rental' }, false],
  ])('of OpenStreetMap with %j are there: %s', (tags, expected) => {
    expect(place({ osm: [osm('w1', 0, tags)] }).facilities).toHaveLength(expected ? 1 : 0);
  });

  it.each([
    [osm('n1', 0, { name: 'P+R Belvédère' }), true],
    [osm('n1', 0, { park_ride: 'train' }), true],
    [osm('n1', 0, { park_ride: 'no', name: 'Stade' }), false],
  ])('%j is park-and-ride: %s', (other, expected) => {
    expect(place({ osm: [other] }).facilities[0]).toMatchObject({ isParkAndRide: expected });
  });

  it('for subscribers alone and those without a place are left out', () => {
    const table =
      'id,nom,type_usagers,nb_places,Xlong,Ylat\na,Gare,abonnés,9,4.88,47.95\nb,Halles,tous,0,4.88,47.95\nc,Stade,tous,9,4.8,47.9';
    const csv = readParking('schema-stationnement', new Map([['a.csv', table]]));
    expect(place({ parkings: [{ feed: 'csv', reading: csv }] }).facilities).toMatchObject([{ id: 'csv_c' }]);
  });

  it('that several feeds tell of are known by the ids of all', () => {
    const parkings = [parking('town', 'a,Gare,100,0,0'), parking('country', 'x,Gare,100,60,5')];
    const { facilities } = place({ parkings, osm: [osm('w1', 3, { name: 'Gare' })] });
    expect(facilities).toMatchObject([{ id: 'town_a', alsoKnownAs: ['country_x'] }]);
  });
});

describe('bicycle parks', () => {
  it('within 20 m of each other in two sources are one', () => {
    const table = `id_local,xlong,ylat,capacite,couverture\ns,${LONGITUDE},${LATITUDE},12,`;
    const reading = readParking('schema-stationnement-cyclable', new Map([['a.csv', table]]));
    const stands = [10, 30, 31].map((metres) =>
      osm(`n${metres}`, metres, { amenity: 'bicycle_parking', covered: 'yes' }),
    );
    const { facilities } = place({ parkings: [{ feed: 'velo', reading }], osm: stands });
    expect(facilities.map(({ id }) => id)).toEqual(['osm_n30', 'osm_n31', 'velo_s']);
    expect(facilities.at(-1)).toMatchObject({ kind: 'bicycle-park', capacity: 12, isCovered: true });
  });
});

describe('all of them', () => {
  const sources: fc.Arbitrary<OsmPlace[]> = fc.uniqueArray(
    fc.record({
      id: fc.nat(40).map((number) => `w${number}`),
      latitude: fc.nat(300).map(north),
      longitude: fc.constant(LONGITUDE),
      tags: fc.record({
        amenity: fc.constantFrom('parking', 'bicycle_parking'),
        name: fc.constantFrom('', 'Gare', 'Halles'),
      }),
    }),
    { selector: ({ id }) => id },
  );

  it('are the same rows in whatever order OpenStreetMap tells them, each with an id of its own', () => {
    fc.assert(
      fc.property(sources, (places) => {
        const parkings = [parking('town', 'a,Gare,100,0,0', 'b,Halles,100,0,150')];
        const facilities = place({ osm: places, parkings });
        expect(place({ osm: [...places].reverse(), parkings })).toEqual(facilities);
        const ids = facilities.facilities.map(({ id }) => id);
        expect(new Set(ids).size).toBe(ids.length);
        expect(decodeFacilities(encodeFacilities(facilities))).toEqual(facilities);
      }),
    );
  });

  it('far from the stops are left out, and that is said', () => {
    const around = { south: 47.9, west: 4.8, north: 48, east: 4.95 };
    const parkings = [parking('country', 'a,Gare,100,0,0', 'b,Lyon,100,0,-200000')];
    const { facilities, findings } = toNetworkFacilities({ ...NOTHING, parkings, around });
    expect(names(facilities)).toEqual(['country_a Gare']);
    expect(findings.map(({ en }) => en)).toEqual([
      'country: 1 of 2 places are outside the area of the stops and are left out',
    ]);
    const swapped = 'id,nom,nb_places,Xlong,Ylat\na,Gare,100,47.95,4.88';
    const reading = readParking('schema-stationnement', new Map([['a.csv', swapped]]));
    const odd = toNetworkFacilities({ ...NOTHING, parkings: [{ feed: 'town', reading }], around });
    expect(odd.facilities.facilities).toEqual([]);
    expect(odd.findings.map(({ en }) => en)).toEqual([
      expect.stringMatching(/1 of 1 .* latitude and longitude are swapped$/),
    ]);
  });

  it('are bounded, and that is said', () => {
    const places = [0, 500, 1_000].map((metres) => osm(`w${metres}`, metres, {}));
    const { facilities, findings } = toNetworkFacilities({ ...NOTHING, osm: places }, 2);
    expect(facilities.facilities).toHaveLength(2);
    expect(findings).toHaveLength(1);
  });

  it('of another release are refused', () => {
    for (const text of ['{"version":99,"systems":[],"facilities":[]}', '{}', 'x']) {
      expect(() => decodeFacilities(new TextEncoder().encode(text))).toThrow(Failure);
    }
  });
});
