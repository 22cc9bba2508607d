import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createHash } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { decodeFacilities } from '@maillage/itinerary-planner';
import { messageOf } from '@maillage/kernel';
import type { NetworkInput } from '@maillage/ports';
import { writeExtract, type SmallMap } from '@maillage/street-extract/testing';
import { readStreetSnapshot } from '@maillage/street-graph';
import { readSnapshotMeta, readSnapshotParts } from '@maillage/transit-timetable';
import { zipSync } from 'fflate';
import { ThreadNetworkBuilder } from './thread-network-builder.js';

const digestOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

const TABLES = {
  'agency.txt': 'agency_id,agency_name,agency_url,agency_timezone\n1,Town,https://town.example,Europe/Paris\n',
  'stops.txt': 'stop_id,stop_name,stop_lat,stop_lon\nA,A,49.9000,2.3\nB,B,49.9002,2.31\nC,C,49.9003,2.5\n',
  'routes.txt': 'route_id,agency_id,route_short_name,route_long_name,route_type\n1,1,1,,3\n',
  'trips.txt': 'route_id,service_id,trip_id\n1,all,t\n',
  'stop_times.txt':
    'trip_id,arrival_time,departure_time,stop_id,stop_sequence\nt,8:00:00,8:00:00,A,1\nt,8:05:00,8:05:00,B,2\nt,8:25:00,8:25:00,C,3\n',
  'calendar.txt':
    'service_id,monday,tuesday,wednesday,thursday,friday,saturday,sunday,start_date,end_date\nall,1,1,1,1,1,1,1,20260101,20261231\n',
};

/** One street past A and B; C is fourteen kilometres away. */
const TOWN: SmallMap = {
  nodes: [
    { id: 1, at: [49.9, 2.299] },
    { id: 2, at: [49.9, 2.311] },
    { id: 3, at: [49.9, 2.305], tags: { amenity: 'bicycle_parking', capacity: '12' } },
  ],
  ways: [{ id: 1, refs: [77, 1, 3, 2], tags: { highway: 'residential', name: 'Rue Haute' } }],
};
const SUBURB: SmallMap = {
  nodes: [
    { id: 11, at: [49.9, 2.499] },
    { id: 12, at: [49.9, 2.501] },
  ],
  ways: [...TOWN.ways, { id: 2, refs: [2, 11, 12], tags: { highway: 'residential', name: 'Rue Basse' } }],
};

describe('a network built in a thread', () => {
  let folder = '';
  let input: NetworkInput;
  const builder = new ThreadNetworkBuilder();
  const extract = async (id: string, map: SmallMap) => {
    const bytes = writeExtract(map);
    const path = join(folder, `${id}.archive`);
    await writeFile(path, bytes);
    return { id, path, digest: digestOf(bytes) };
  };

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'maillage-builder-'));
    const feed = join(folder, 'bus.archive');
    const encoder = new TextEncoder();
    await writeFile(
      feed,
      zipSync(Object.fromEntries(Object.entries(TABLES).map(([name, text]) => [name, encoder.encode(text)]))),
    );
    input = {
      territory: 'town',
      timezone: 'Europe/Paris',
      changeSeconds: 120,
      feeds: [{ id: 'bus', path: feed }],
      extracts: [await extract('streets', TOWN)],
      heights: [],
      facilities: [],
      storedStreets: undefined,
    };
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  const tiles = async (id: string, name: string, height: (column: number) => number) => {
    const view = new DataView(new ArrayBuffer(2 * 1201 ** 2));
    for (let i = 0; i < 1201 ** 2; i++) view.setInt16(2 * i, height(i % 1201));
    const bytes = zipSync({ [name]: new Uint8Array(view.buffer) }, { level: 1 });
    const path = join(folder, `${id}.archive`);
    await writeFile(path, bytes);
    return { id, path, digest: digestOf(bytes) };
  };

  const shared = (bytes: Uint8Array): SharedArrayBuffer => {
    const memory = new SharedArrayBuffer(bytes.length);
    new Uint8Array(memory).set(bytes);
    return memory;
  };

  it('has a file of streets, names it, and tells what is odd about them', async () => {
    const { network, streets, findings, extractNotices } = await builder.build(input);
    if (!streets?.snapshot) throw new Error('no streets');
    expect(streets.checksum).toBe(digestOf(streets.snapshot));
    expect(readSnapshotMeta(network.buffer)).toMatchObject({ territory: 'town', streets: streets.checksum });
    expect(readStreetSnapshot(shared(streets.snapshot)).vertexCount).toBeGreaterThan(1);
    expect(findings.map(({ en }) => en)).toEqual([expect.stringMatching(/^streets built: 1 ways, \d junctions/)]);
    expect(extractNotices.map(({ code, count, samples }) => [code, count, samples[0]?.value])).toEqual([
      ['EXTRACT_MISSING_NODES', 1, undefined],
      ['STOPS_WITHOUT_STREETS', 1, '33 %'],
    ]);
    const facilities = readSnapshotParts(network.buffer).bytes('facilities');
    expect(facilities && decodeFacilities(facilities).facilities).toMatchObject([
      { id: 'osm_n3', kind: 'bicycle-park', capacity: 12 },
    ]);
  });

  it('has the streets of all extracts, which may overlap, in any order', async () => {
    const [town, suburb] = [await extract('streets', TOWN), await extract('streets-2', SUBURB)];
    const both = await builder.build({ ...input, extracts: [town, suburb] });
    expect(both.extractNotices.map(({ code }) => code)).toEqual(['EXTRACT_MISSING_NODES']);
    expect(both.findings[0]?.en).toMatch(/^streets built: 2 ways/);
    const stored = both.streets && {
      checksum: both.streets.checksum,
      snapshot: shared(both.streets.snapshot ?? new Uint8Array()),
    };
    const again = await builder.build({ ...input, extracts: [suburb, town], storedStreets: stored });
    expect(again.streets).toEqual({ checksum: both.streets?.checksum, snapshot: undefined });
  });

  it('takes stored streets of the same extracts alone, and builds again what another release wrote', async () => {
    const first = await builder.build(input);
    const file = first.streets?.snapshot;
    if (!file) throw new Error('no streets');
    const storedStreets = { checksum: digestOf(file), snapshot: shared(file) };
    const second = await builder.build({ ...input, storedStreets });
    expect(second.streets).toEqual({ checksum: storedStreets.checksum, snapshot: undefined });
    expect(second.network).toEqual(first.network);
    const other = { ...input, extracts: [await extract('other', SUBURB)] };
    expect((await builder.build({ ...other, storedStreets })).streets?.snapshot).toBeDefined();
    const old = shared(file.slice().fill(99, 8, 9));
    const rebuilt = await builder.build({ ...input, storedStreets: { ...storedStreets, snapshot: old } });
    expect(rebuilt.streets).toEqual(first.streets);
  });

  it('knows what one climbs when heights lie below the streets, and builds them again with other heights', async () => {
    const heights = [await tiles('heights', 'N49E002.hgt', (column) => column / 2)];
    const first = await builder.build({ ...input, heights });
    const file = first.streets?.snapshot;
    if (!file) throw new Error('no streets');
    const { edges } = readStreetSnapshot(shared(file));
    // 0.012° in steps of 1/1200°, half a metre each
    expect(Math.max(...edges.climb)).toBeGreaterThan(30);
    expect(Math.max(...edges.climb)).toBeLessThan(80);
    const storedStreets = { checksum: digestOf(file), snapshot: shared(file) };
    expect((await builder.build({ ...input, heights, storedStreets })).streets?.snapshot).toBeUndefined();
    const elsewhere = [await tiles('elsewhere', 'N10E010.hgt', () => 1)];
    const other = await builder.build({ ...input, heights: elsewhere, storedStreets });
    expect(other.streets?.snapshot).toBeDefined();
    expect(other.findings.map(({ en }) => en)).toContainEqual(
      expect.stringMatching(/^heights: 1 of the 1 tiles below the streets are missing/),
    );
  });

  it('says which input is at fault', async () => {
    const path = join(folder, 'page.archive');
    await writeFile(path, '<!doctype html>');
    const page = { id: 'page', path, digest: '' };
    const at = async (broken: Partial<NetworkInput>): Promise<unknown> =>
      builder.build({ ...input, ...broken }).catch((failure: unknown) => failure);
    expect(await at({ feeds: [page] })).toMatchObject({ code: 'BUILD_FAILED', retryable: false });
    expect(await at({ extracts: [page] })).toMatchObject({ code: 'STREETS_FAILED' });
    expect(messageOf(await at({ extracts: [page] }))).toContain('HTML_PAGE');
    expect(await at({ heights: [page] })).toMatchObject({ code: 'HEIGHTS_FAILED' });
    expect(await at({ facilities: [{ ...page, kind: 'gbfs' }] })).toMatchObject({ code: 'FACILITIES_FAILED' });
  });

  it('has none without extracts', async () => {
    const { network, streets, extractNotices } = await builder.build({ ...input, extracts: [] });
    expect([streets, extractNotices, readSnapshotMeta(network.buffer)['streets']]).toEqual([undefined, [], undefined]);
  });
});
