import { describe, expect, it } from '@jest/globals';
import {
  distanceMetres,
  entry,
  isCoordinate,
  parseServiceDate,
  type Coordinate,
  type ServiceDay,
} from '@maillage/kernel';
import { readParking } from '@maillage/parking-facilities';
import { listDocuments, readGbfs, textIn } from '@maillage/sharing-gbfs';
import { buildStreetGraph, findStreetPoint, type TravelMode } from '@maillage/street-graph';
import { readExtract } from '@maillage/street-graph/testing';
import { demoTerritory } from './demo-territory.js';
import { readPbf } from './testing/read-pbf.js';

const today = parseServiceDate('20261101') ?? (0 as ServiceDay);
const territories = [1, 7, 2026].map((seed) => ({ seed, territory: demoTerritory({ seed, today }) }));

describe.each(territories)('the shared bicycles of seed $seed', ({ territory }) => {
  const reading = readGbfs(new Map(Object.entries(territory.bikeShare)));

  it('please our own reader: no notice at all', () => {
    expect(reading.notices).toEqual([]);
    const { documents, header, notices } = listDocuments(territory.bikeShare['gbfs.json'] ?? '');
    expect(notices).toEqual([]);
    expect(header?.version).toBe('3.0');
    expect(documents.map(({ url }) => url.replace('./', '')).sort()).toEqual(
      Object.keys(territory.bikeShare)
        .filter((name) => name !== 'gbfs.json')
        .sort(),
    );
  });

  it('stand at some forty stations with room for hundreds', () => {
    expect(reading.stations.length).toBeGreaterThanOrEqual(35);
    expect(reading.stations.length).toBeLessThanOrEqual(50);
    expect(reading.stations.reduce((sum, { capacity = 0 }) => sum + capacity, 0)).toBeGreaterThan(500);
    expect(new Set(reading.stations.map(({ name }) => textIn(name))).size).toBe(reading.stations.length);
    expect(reading.vehicleTypes.map(({ propulsion }) => propulsion)).toEqual(['human', 'electric_assist']);
    expect(reading.system).toMatchObject({ id: 'velorvel', color: '0F7B6C', timezone: territory.timezone });
  });

  it('are drawn on the map where the feed puts them', () => {
    const nodes = [...readPbf(territory.streets).nodes.values()].filter(
      ({ tags }) => tags['amenity'] === 'bicycle_rental',
    );
    const byRef = new Map(nodes.map((node) => [node.tags['ref'], node]));
    expect(nodes).toHaveLength(reading.stations.length);
    for (const station of reading.stations) {
      const node = byRef.get(station.id);
      expect(node && distanceMetres(node, station)).toBeLessThan(0.1);
    }
  });
});

describe.each(territories)('the car parks of seed $seed', ({ territory }) => {
  const { facilities, notices } = readParking('schema-stationnement', new Map([['parkings.csv', territory.parkings]]));

  it('please our own reader, and five of them are for those who ride on', () => {
    expect(notices).toEqual([]);
    expect(facilities).toHaveLength(9);
    expect(facilities.filter(({ isParkAndRide }) => isParkAndRide).map(({ name }) => name)).toHaveLength(5);
    expect(facilities.every((park) => isCoordinate(park) && park.isPublic)).toBe(true);
    expect(new Set(facilities.map(({ id }) => id)).size).toBe(9);
    expect(facilities.find(({ name }) => name === 'Parking des Halles')).toMatchObject({
      maxHeightMetres: 1.9,
      hasFee: true,
    });
  });

  it('are drawn on the map with the same names, places and capacities', () => {
    const { nodes, ways } = readPbf(territory.streets);
    const drawn = ways.filter(({ tags }) => tags['amenity'] === 'parking');
    expect(drawn).toHaveLength(facilities.length);
    for (const { tags, refs } of drawn) {
      const park = facilities.find(({ name }) => name === tags['name']);
      const corners = refs.slice(1).flatMap((ref) => nodes.get(ref) ?? []);
      const middle = {
        latitude: corners.reduce((sum, { latitude }) => sum + latitude, 0) / corners.length,
        longitude: corners.reduce((sum, { longitude }) => sum + longitude, 0) / corners.length,
      };
      expect(park && distanceMetres(park, middle)).toBeLessThan(1);
      expect([park?.capacity, park?.isParkAndRide]).toEqual([Number(tags['capacity']), 'park_ride' in tags]);
    }
  });
});

it('stations and car parks lie beside streets: bicycles and cars get there, people walk on', async () => {
  for (const { territory } of territories) {
    const { graph } = await buildStreetGraph(readExtract(territory.streets));
    const { stations } = readGbfs(new Map(Object.entries(territory.bikeShare)));
    const parks = readParking('schema-stationnement', new Map([['parkings.csv', territory.parkings]])).facilities;
    const far = (mode: TravelMode, places: readonly Coordinate[]) =>
      places.filter((place) => findStreetPoint(graph, mode, place, 15) === undefined);
    expect([far('foot', stations), far('bicycle', stations), far('foot', parks), far('car', parks)]).toEqual([
      [],
      [],
      [],
      [],
    ]);
  }
});

it('a territory of another month has the same facilities, told on another day', () => {
  const later = demoTerritory({ seed: 1, today: (today + 31) as ServiceDay });
  const { territory } = entry(territories, 0);
  expect(later.parkings).toBe(territory.parkings);
  expect(later.bikeShare['station_information.json']?.replace(/last_updated.*/, '')).toBe(
    territory.bikeShare['station_information.json']?.replace(/last_updated.*/, ''),
  );
});
