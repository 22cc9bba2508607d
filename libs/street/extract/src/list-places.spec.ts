import { inflateSync } from 'node:zlib';
import { describe, expect, it } from '@jest/globals';
import { listPlaces } from './list-places.js';
import { readExtract } from './read-extract.js';
import { writeExtract, type SmallMap, type WriteOptions } from './testing/write-extract.js';

const PARKS = new Set(['parking', 'bicycle_parking']);
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
    'amenity',
    PARKS,
  );

describe('the places of an extract', () => {
  it.each<WriteOptions>([{}, { waysFirst: true }])(
    'are nodes and the middle of ways, in any order (%j)',
    async (options) => {
      expect(await list(options)).toEqual([
        { id: 'n1', latitude: 49.9, longitude: 2.3, tags: { amenity: 'bicycle_parking', capacity: '8' } },
        { id: 'w1', latitude: 49.902, longitude: 2.303, tags: { amenity: 'parking', name: 'Gare' } },
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
});
