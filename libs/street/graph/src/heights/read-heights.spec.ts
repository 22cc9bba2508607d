import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { unzipSync } from 'fflate';
import { heightAt, readHeights, type HeightTile } from './read-heights.js';

const SIDE = 1_201;

/** A tile of which the height is told by row, from the north, and column. */
function tile(name: string, height: (row: number, column: number) => number): HeightTile {
  const view = new DataView(new ArrayBuffer(2 * SIDE ** 2));
  for (let i = 0; i < SIDE ** 2; i++) view.setInt16(2 * i, height(Math.floor(i / SIDE), i % SIDE));
  return readHeights(name, new Uint8Array(view.buffer));
}

describe('heights', () => {
  it('lie between four heights, rows from the north', () => {
    const slope = tile('tiles/S08W035.hgt', (row, column) => 2 * column - row);
    const at = (north: number, east: number) => heightAt(slope, { latitude: -8 + north, longitude: -35 + east });
    expect([at(1, 0), at(0, 0), at(1, 1), at(0, 1)]).toEqual([0, -1_200, 2_400, 1_200]);
    expect(at(0.5, 0.25)).toBeCloseTo(0, 6);
    expect(at(1 - 0.5 / 1_200, 0.5 / 1_200)).toBeCloseTo(0.5, 6);
  });

  it('are not known off the tile, nor beside a void', () => {
    const hole = tile('N42E001.hgt', (row, column) => (row === 600 && column === 600 ? -32_768 : 10));
    expect(heightAt(hole, { latitude: 42.5, longitude: 1.5 })).toBeUndefined();
    expect(heightAt(hole, { latitude: 42.4996, longitude: 1.4996 })).toBeUndefined();
    expect(heightAt(hole, { latitude: 42.49, longitude: 1.49 })).toBe(10);
    for (const [latitude, longitude] of [
      [41.9, 1.5],
      [43.1, 1.5],
      [42.5, 0.9],
      [42.5, 2.1],
      [NaN, 1.5],
    ])
      expect(heightAt(hole, { latitude, longitude })).toBeUndefined();
  });

  it('are refused when the name or the size is none of a tile', () => {
    const bytes = new Uint8Array(2 * SIDE ** 2);
    expect(() => readHeights('andorra.hgt', bytes)).toThrow(/andorra\.hgt is not named after a corner/);
    expect(() => readHeights('N42E001.hgt', bytes.subarray(1))).toThrow(/2884801 bytes are no tile/);
    expect(() => readHeights('N42E001.hgt', new Uint8Array(0))).toThrow(RangeError);
  });

  it('of Andorra are those of its map', () => {
    const file = `${import.meta.dirname}/../../../../../../shared/data/osm-extracts/N42E001.hgt.zip`;
    if (!existsSync(file)) {
      console.warn('left out: the heights of Andorra, which are not here');
      return;
    }
    const [name, bytes] = Object.entries(unzipSync(readFileSync(file)))[0];
    const andorra = readHeights(name, bytes);
    const capital = heightAt(andorra, { latitude: 42.5069, longitude: 1.5212 });
    const summit = heightAt(andorra, { latitude: 42.5917, longitude: 1.4442 });
    expect(Math.abs((capital ?? 0) - 1_020)).toBeLessThan(40);
    expect(Math.abs((summit ?? 0) - 2_942)).toBeLessThan(80);
  });
});
