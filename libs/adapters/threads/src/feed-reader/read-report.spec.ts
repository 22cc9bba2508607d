import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { writeExtract } from '@maillage/street-extract/testing';
import { strToU8, zipSync } from 'fflate';
import { ThreadFeedReader } from './thread-feed-reader.js';

const STATIONS = (updated: number, ...ids: string[]): string =>
  JSON.stringify({
    last_updated: updated,
    ttl: 60,
    version: '2.3',
    data: { stations: ids.map((id, i) => ({ station_id: id, name: `Station ${id}`, lat: 49.9 + i / 1000, lon: 2.3 })) },
  });
const CSV = `id;nom;insee;nb_places;Xlong;Ylat
80021-P-001;Gare;80021;200;2.30;49.89
`;

describe('what a thread finds', () => {
  let folder = '';
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'maillage-reader-'));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));
  const reader = new ThreadFeedReader();
  const file = async (bytes: Uint8Array | string): Promise<string> => {
    const path = join(folder, `${String(Math.random()).slice(2)}.archive`);
    await writeFile(path, bytes);
    return path;
  };
  const zip = (documents: Readonly<Record<string, string>>): Promise<string> =>
    file(zipSync(Object.fromEntries(Object.entries(documents).map(([name, text]) => [name, strToU8(text)]))));

  it('in an extract: streets, and a fingerprint that does not depend on how its blocks are packed', async () => {
    const map = {
      nodes: [1, 2].map((id) => ({ id, at: [49.9, 2.3 + id / 1000] as const })),
      ways: [{ id: 1, refs: [1, 2], tags: { highway: 'residential' } }],
    };
    const read = async (bytes: Uint8Array) => reader.read({ path: await file(bytes), feed: 'streets', kind: 'osm' });
    const one = await read(writeExtract(map));
    expect(one).toMatchObject({ counts: { nodes: 2, ways: 1, streets: 1 }, notices: [] });
    expect(one.fingerprint).toMatch(/^[0-9a-f]{64}$/);
    expect(await read(writeExtract(map))).toEqual(one);
    expect((await read(writeExtract(map).subarray(0, 90))).notices[0]?.code).toBe('EXTRACT_TRUNCATED');
  });

  it('in a GBFS system: stations, and the same fingerprint whenever they were written', async () => {
    const read = async (documents: Readonly<Record<string, string>>) =>
      reader.read({ path: await zip(documents), feed: 'bikes', kind: 'gbfs' });
    const one = await read({ 'station_information.json': STATIONS(1_768_888_800, 'A', 'B') });
    expect(one).toMatchObject({ counts: { stations: 2 } });
    expect(one.notices.filter(({ severity }) => severity === 'error')).toEqual([]);
    const later = await read({ 'station_information.json': STATIONS(1_768_999_999, 'A', 'B') });
    expect(later.fingerprint).toBe(one.fingerprint);
    expect((await read({ 'station_information.json': STATIONS(0, 'A') })).fingerprint).not.toBe(one.fingerprint);
    const broken = await reader.read({ path: await file('<!doctype html>'), feed: 'bikes', kind: 'gbfs' });
    expect(broken).toMatchObject({ fingerprint: '', notices: [{ code: 'HTML_PAGE', severity: 'error' }] });
  });

  it('in ground heights: tiles by their name and size', async () => {
    const flat = (points: number): Uint8Array => new Uint8Array(points ** 2 * 2);
    const read = async (tiles: Readonly<Record<string, Uint8Array>>) =>
      reader.read({ path: await file(zipSync(tiles)), feed: 'heights', kind: 'heights' });
    expect(await read({ 'N48E007.hgt': flat(1201) })).toMatchObject({ counts: { tiles: 1 }, notices: [] });
    const odd = await read({ 'N48E007.hgt': flat(1201), 'S01W010.hgt': flat(50) });
    expect(odd.notices).toMatchObject([{ code: 'HEIGHTS_TILE_SIZE', count: 1, samples: [{ file: 'S01W010.hgt' }] }]);
    expect((await read({ 'town.hgt': flat(1201) })).notices).toMatchObject([{ code: 'HEIGHTS_NO_TILE' }]);
  });

  it('in a table of car parks: alone or in an archive', async () => {
    const profile = 'schema-stationnement' as const;
    for (const path of [await file(CSV), await zip({ 'parks.csv': CSV })]) {
      const report = await reader.read({ path, feed: 'parks', kind: 'parking', profile });
      expect([report.counts, report.notices.filter(({ severity }) => severity === 'error')]).toEqual([
        { carParks: 1, bicycleParks: 0 },
        [],
      ]);
    }
  });
});
