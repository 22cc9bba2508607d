import { describe, expect, it } from '@jest/globals';
import { findStreetPoint } from '../search/street-point.js';
import { StreetSearch } from '../search/street-search.js';
import { placeOf, town } from '../testing/town.js';
import { readStreetSnapshot, readStreetSnapshotMeta, writeStreetSnapshot } from './street-snapshot.js';

const MAP = `
A B C
D E F`;
const { graph } = await town(
  MAP,
  `ABC highway=residential name=Long
   AD highway=footway
   CFE highway=residential name=Rue
   ABC-C-ABC restriction=no_u_turn
   DE highway=cycleway
   E: barrier=bollard`,
);

function shared(file: Uint8Array): SharedArrayBuffer {
  const buffer = new SharedArrayBuffer(file.length);
  new Uint8Array(buffer).set(file);
  return buffer;
}

/** Everything a graph holds as plain values, texts read out. */
function plain(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (ArrayBuffer.isView(value)) return { type: value.constructor.name, values: Array.from(value as Int32Array) };
  if ('text' in value) {
    const column = value as { length: number; text(index: number): string };
    return Array.from({ length: column.length }, (_, row) => column.text(row));
  }
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, plain(member)]));
}

describe('the snapshot of streets', () => {
  const meta = { extracts: ['abc'], territory: 'town' };
  const file = writeStreetSnapshot(graph, meta);

  it('gives back the streets it was written from, where they lie', () => {
    const read = readStreetSnapshot(shared(file));
    expect(plain(read)).toEqual(plain(graph));
    expect(read.turns.bans.length).toBeGreaterThan(0);
    expect(read.edges.length.buffer).toBeInstanceOf(SharedArrayBuffer);
    expect(readStreetSnapshotMeta(file.buffer)).toEqual(meta);
    const traveller = { mode: 'foot', metresPerSecond: 1.2, walkMetresPerSecond: 1.2 } as const;
    const costs = [graph, read].map((streets) => {
      const [from, to] = ['A', 'F'].map((letter) => findStreetPoint(streets, 'foot', placeOf(MAP, letter), 100));
      if (!from || !to) throw new Error('the town has no streets');
      const search = new StreetSearch(streets);
      search.run({ traveller, direction: 'forward', points: [from], limit: 36_000 });
      return search.costTo(to);
    });
    expect(costs[0]).toBeGreaterThan(1000);
    expect(costs[1]).toBe(costs[0]);
  });

  it('written again is the same, byte by byte', () => {
    expect(writeStreetSnapshot(graph, meta)).toEqual(file);
  });

  it.each([
    ['cut off', (bytes: Uint8Array) => bytes.slice(0, -64), 'SNAPSHOT_TRUNCATED'],
    ['of something else', (bytes: Uint8Array) => bytes.fill(0x50, 0, 4), 'SNAPSHOT_UNKNOWN'],
    ['of another version', (bytes: Uint8Array) => bytes.fill(99, 8, 9), 'SNAPSHOT_VERSION'],
    [
      'with a bit turned',
      (bytes: Uint8Array) => bytes.fill(0xff, bytes.length - 70, bytes.length - 69),
      'SNAPSHOT_CORRUPT',
    ],
  ])('%s is refused', (_, damage, code) => {
    const damaged = shared(damage(file.slice()));
    expect(() => readStreetSnapshot(damaged)).toThrow(expect.objectContaining({ code }));
  });
});
