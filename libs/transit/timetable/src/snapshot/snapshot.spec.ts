import { describe, expect, it } from '@jest/globals';
import { Failure } from '@maillage/kernel';
import { buildTimetable } from '../build-timetable.js';
import { smallFeed } from '../testing/small-feed.js';
import { dayNamed, tellRuns } from '../testing/tell.js';
import { buildDayView } from '../build-day-view.js';
import type { Timetable } from '../timetable.js';
import { readSnapshot, readSnapshotMeta, readSnapshotParts, writeSnapshot } from './snapshot.js';

const town = (trips: string): Timetable =>
  buildTimetable(
    [
      {
        id: 'bus',
        feed: smallFeed({
          stops: 'Gare 0 0 station\nQuai-1 0 10 in=Gare\nQuai-2 20 0 in=Gare\nÉglise-Saint-Étienne 900 0',
          services: 'daily 20260101..20261231',
          trips,
          transfers: 'Quai-1 Quai-2 2 200',
        }),
      },
      {
        id: 'rail',
        feed: smallFeed({
          stops: 'X 0 50\nY 9000 0',
          services: 'we 20260124..20260125',
          trips: 't1 T we X 9:00 Y 9:30',
        }),
      },
    ],
    { timezone: 'Europe/Paris' },
  );

const short = 't1 A daily Quai-1 8:00 Église-Saint-Étienne 8:05\nt2 A daily Quai-1 9:00 Église-Saint-Étienne 9:05';
const long = `${short}\nt3 A daily Quai-2 8:00 Église-Saint-Étienne 30:00`;

function load(file: Uint8Array): SharedArrayBuffer {
  const buffer = new SharedArrayBuffer(file.length);
  new Uint8Array(buffer).set(file);
  return buffer;
}

/** Everything a timetable holds as plain values, texts read out. */
function plain(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (ArrayBuffer.isView(value)) return { type: value.constructor.name, values: Array.from(value as Int32Array) };
  if ('text' in value) {
    const column = value as { length: number; text(index: number): string };
    return Array.from({ length: column.length }, (_, i) => column.text(i));
  }
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, plain(member)]));
}

const codeOf = (act: () => unknown): string => {
  try {
    act();
    return 'no failure';
  } catch (thrown) {
    return thrown instanceof Failure ? `${thrown.code}: ${thrown.message}` : String(thrown);
  }
};

describe('a snapshot', () => {
  it.each([
    ['narrow', short, Uint16Array],
    ['wide', long, Int32Array],
  ])('gives back the timetable it was written from, %s profiles', (_, trips, Store) => {
    const timetable = town(trips);
    expect(timetable.profiles.arrival).toBeInstanceOf(Store);
    const read = readSnapshot(load(writeSnapshot(timetable, {})));
    expect(plain(read)).toEqual(plain(timetable));
    expect(read.stops.latitude.buffer).toBeInstanceOf(SharedArrayBuffer);
    const view = buildDayView(read, dayNamed('2026-01-24'), 'forward');
    expect(view.stopWord.buffer).toBe(read.patterns.stopWord.buffer);
    expect(tellRuns(read, view)).toEqual(
      tellRuns(timetable, buildDayView(timetable, dayNamed('2026-01-24'), 'forward')),
    );
  });

  it('written again is the same, byte by byte', () => {
    const file = writeSnapshot(town(short), { generation: 7 });
    expect(writeSnapshot(readSnapshot(load(file)), { generation: 7 })).toEqual(file);
    expect(readSnapshotMeta(file.buffer)).toEqual({ generation: 7 });
  });

  it('holds what else belongs to the network', () => {
    const parts = { facilities: Uint8Array.of(1, 2, 3), links: Int32Array.of(-1, 7) };
    const read = readSnapshotParts(load(writeSnapshot(town(short), {}, parts)));
    expect([read.bytes('facilities'), read.int32('links')]).toEqual([parts.facilities, parts.links]);
    expect([read.bytes('other'), read.int32('__proto__')]).toEqual([undefined, undefined]);
    expect(() => read.bytes('links')).toThrow(expect.objectContaining({ code: 'SNAPSHOT_CORRUPT' }));
  });

  it('aligns every column to 64 bytes', () => {
    const { stops, trips, profiles } = readSnapshot(load(writeSnapshot(town(short), {})));
    for (const column of [stops.latitude, stops.locationType, trips.start, trips.bikes, profiles.arrival])
      expect(column.byteOffset % 64).toBe(0);
  });

  it('is refused when any one byte differs', () => {
    const buffer = load(writeSnapshot(town(short), {}));
    const bytes = new Uint8Array(buffer);
    for (let i = 0; i < bytes.length; i += 7) {
      bytes[i] = bytes[i] ^ 0x10;
      expect(codeOf(() => readSnapshot(buffer))).toMatch(/^SNAPSHOT_/);
      bytes[i] = bytes[i] ^ 0x10;
    }
    expect(codeOf(() => readSnapshot(buffer))).toBe('no failure');
  });

  it('says what is wrong', () => {
    const file = writeSnapshot(town(short), {});
    const other = file.slice();
    other[8] = 99;
    expect(codeOf(() => readSnapshot(load(other)))).toBe('SNAPSHOT_VERSION: file of version 99, this program reads 4');
    expect(codeOf(() => readSnapshot(load(file.slice(0, -64))))).toMatch(/^SNAPSHOT_TRUNCATED: \d+ bytes where/);
    expect(codeOf(() => readSnapshot(load(file.slice(0, 10))))).toBe('SNAPSHOT_TRUNCATED: only 10 bytes');
    expect(codeOf(() => readSnapshot(load(new Uint8Array(128))))).toMatch(/^SNAPSHOT_UNKNOWN/);
    const flipped = file.slice();
    flipped[file.length - 70] = flipped[file.length - 70] ^ 1;
    expect(codeOf(() => readSnapshot(load(flipped)))).toMatch(/^SNAPSHOT_CORRUPT/);
    expect(codeOf(() => readSnapshot(load(flipped), { verify: false }))).toBe('no failure');
  });
});
