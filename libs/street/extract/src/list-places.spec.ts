import { inflateSync } from 'node:zlib';
import { describe, expect, it } from '@jest/globals';
import { listPlaces } from './list-places.js';
import { readExtract } from './read-extract.js';
import { writeExtract, type SmallMap, type WriteOptions } from './testing/write-extract.js';

const WANTED = new Map([
  ['amenity', new Set(['parking', 'bicycle_parking'])],
  ['railway', new Set(['subway_entrance', 'platform'])],
]);
const DOORS_OF = new Map([['building', new Set(['train_station'])]]);
const TOWN: SmallMap = {
  nodes: [
    { id: 1, at: [49.9, 2.3], tags: { amenity: 'bicycle_parking', capacity: '8' } },
    { id: 2, at: [49.901, 2.301] },
    { id: 3, at: [49.903, 2.301] },
    { id: 4, at: [49.903, 2.305], tags: { amenity: 'bench', name: 'parking' } },
  ],
  ways: [
    { id: 1, refs: [2, 3, 4, 99, 2], tags: { amenity: 'parking', name: 'Gare' } },
    { id: 2, refs: [98, 99], tags: { amenity: 'parking' } },
    { id: 3, refs: [1, 2], tags: { highway: 'service', service: 'parking' } },
  ],
};

const list = (options: WriteOptions = {}, ...more: SmallMap[]) =>
  listPlaces(
    async function* () {
      for (const map of [TOWN, ...more]) {
        const file = (async function* () {
          yield await Promise.resolve(writeExtract(map, options));
        })();
        yield* readExtract(file, (packed) => inflateSync(packed));
      }
    },
    WANTED,
    DOORS_OF,
  );

describe('the places of an extract', () => {
  it.each<WriteOptions>([{}, { waysFirst: true }])(
    'are nodes and the middle of ways, in any order (%j)',
    async (options) => {
      expect(await list(options)).toEqual([
        { id: 'n1', latitude: 49.9, longitude: 2.3, tags: { amenity: 'bicycle_parking', capacity: '8' }, lines: [] },
        {
          id: 'w1',
          latitude: 49.902,
          longitude: 2.303,
          tags: { amenity: 'parking', name: 'Gare' },
          lines: [
            [
              { latitude: 49.901, longitude: 2.301 },
              { latitude: 49.903, longitude: 2.301 },
              { latitude: 49.903, longitude: 2.305 },
              { latitude: 49.901, longitude: 2.301 },
            ],
          ],
        },
      ]);
    },
  );

  it('come once when several extracts have them, and ways that one extract cuts are whole with the other', async () => {
    const more = { nodes: [{ id: 98, at: [49.91, 2.31] as const }], ways: TOWN.ways };
    expect((await list({}, more)).map(({ id, latitude }) => `${id} ${String(latitude)}`)).toEqual([
      'n1 49.9',
      'w1 49.902',
      'w2 49.91',
    ]);
  });

  it.each<WriteOptions>([{}, { waysFirst: true }])(
    'are multipolygons, in the middle of their outer ways (%j)',
    async (options) => {
      const large: SmallMap = {
        nodes: [
          { id: 11, at: [49.8, 2.1] },
          { id: 12, at: [49.8, 2.2] },
          { id: 13, at: [49.9, 2.2] },
          { id: 14, at: [49.86, 2.19] },
        ],
        ways: [
          { id: 11, refs: [11, 12, 13], tags: {} },
          { id: 12, refs: [13, 11], tags: { barrier: 'fence' } },
          { id: 13, refs: [14, 99, 14], tags: {} },
        ],
        relations: [
          {
            id: 7,
            members: [
              { id: 11, type: 1, role: 'outer' },
              { id: 12, type: 1, role: 'outer' },
              { id: 13, type: 1, role: 'inner' },
              { id: 1, type: 0, role: 'label' },
            ],
            tags: { type: 'multipolygon', amenity: 'parking', name: 'P+R Nord' },
          },
          { id: 8, members: [{ id: 11, type: 1, role: 'outer' }], tags: { type: 'site', amenity: 'parking' } },
          { id: 9, members: [{ id: 77, type: 1, role: 'outer' }], tags: { type: 'multipolygon', amenity: 'parking' } },
        ],
      };
      const found = (await list(options, large)).filter(({ id }) => id.startsWith('r'));
      expect(found).toMatchObject([{ id: 'r7', latitude: expect.closeTo(49.85, 6), tags: { name: 'P+R Nord' } }]);
      expect(found[0]?.longitude).toBeCloseTo(2.15, 6);
      expect(found[0]?.lines.map(({ length }) => length)).toEqual([3, 2]);
    },
  );

  it.each<WriteOptions>([{}, { waysFirst: true }])(
    'are doors of certain buildings, and know their stop areas (%j)',
    async (options) => {
      const station: SmallMap = {
        nodes: [
          { id: 21, at: [49.7, 2], tags: { railway: 'subway_entrance' } },
          { id: 22, at: [49.7, 2.1], tags: { entrance: 'main' } },
          { id: 23, at: [49.7, 2.2], tags: { entrance: 'emergency' } },
          { id: 24, at: [49.7, 2.3], tags: { entrance: 'yes' } },
        ],
        ways: [
          { id: 21, refs: [22, 23, 21, 22], tags: { building: 'train_station' } },
          { id: 22, refs: [24, 23, 21, 24], tags: { building: 'house' } },
        ],
        relations: [
          {
            id: 7,
            members: [
              { id: 21, type: 0, role: '' },
              { id: 22, type: 0, role: 'entrance' },
              { id: 1, type: 1, role: '' },
            ],
            tags: { type: 'public_transport', public_transport: 'stop_area', name: 'Gare' },
          },
        ],
      };
      const found = await list(options, station);
      expect(found.map(({ id, stopAreas = [] }) => [id, ...stopAreas].join(' '))).toEqual([
        'n1',
        'n21 Gare',
        'n22 Gare',
        'w1 Gare',
      ]);
    },
  );

  it('have one of the values of any of the keys', async () => {
    const station: SmallMap = {
      nodes: [{ id: 21, at: [49.7, 2], tags: { railway: 'subway_entrance', ref: '2' } }],
      ways: [],
    };
    expect((await list({}, station)).map(({ id }) => id)).toEqual(['n1', 'n21', 'w1']);
  });
});
