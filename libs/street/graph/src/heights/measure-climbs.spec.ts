import { describe, expect, it } from '@jest/globals';
import { levelTile, tilesAroundDrawing } from '../testing/tiles.js';
import { town } from '../testing/town.js';
import { groundOf, listTiles } from './ground.js';
import { withClimbs } from './measure-climbs.js';

/** Decimetres up and down on the edges, in the order of their names. */
async function climbs(map: string, streets: string, height: (east: number, north: number) => number) {
  const { graph } = await town(map, streets);
  const { edges, names } = withClimbs(graph, tilesAroundDrawing(height));
  return Object.fromEntries(
    Array.from({ length: edges.count }, (_, edge) => {
      const isDrawnWestward = graph.longitude[edges.from[edge]] > graph.longitude[edges.to[edge]];
      const both = [edges.climb[2 * edge], edges.climb[2 * edge + 1]];
      return [names.text(edges.name[edge]), isDrawnWestward ? both.reverse() : both];
    }),
  );
}

const LINE = 'ABCDEFGHIJ';

describe('what one climbs on streets', () => {
  it('up one way is down the other, and a slope is as high as it is', async () => {
    const { Hill } = await climbs(LINE, 'ABCDEFGHIJ highway=residential name=Hill', (east) => east / 10);
    expect(Hill[0]).toBeGreaterThan(850);
    expect(Hill[0]).toBeLessThan(950);
    expect(Hill[1]).toBe(0);
    const back = await climbs(LINE, 'JIHGFEDCBA highway=residential name=Hill', (east) => east / 10);
    expect(back['Hill']).toEqual(Hill);
  });

  it('counts a hill between two ends of one height, both ways', async () => {
    const { Hill } = await climbs(
      LINE,
      'ABCDEFGHIJ highway=residential name=Hill',
      (east) => 60 - Math.abs(east - 450) / 7.5,
    );
    expect(Hill[0]).toBeGreaterThan(500);
    expect(Math.abs(Hill[0] - Hill[1])).toBeLessThan(30);
  });

  it('takes no noise for hills', async () => {
    const noisy = (east: number, north: number) => 100 + Math.sin(east * 12.9898 + north * 78.233) * 3;
    const { Flat } = await climbs(LINE, 'ABCDEFGHIJ highway=residential name=Flat', noisy);
    expect(Flat[0]).toBeLessThan(60);
  });

  it('of a bridge is that between its ends, in however many pieces', async () => {
    const gorge = (east: number) => (east > 150 && east < 750 ? -80 : east / 100);
    const streets =
      'AB highway=residential name=West\nBCDE highway=residential bridge=yes name=First\nEFGHI highway=residential bridge=viaduct name=Second\nIJ highway=residential name=East';
    const over = await climbs(LINE, streets, gorge);
    // the ends themselves lie beside the gorge, where the smoothed ground falls a little
    expect(over['First'][0] + over['First'][1] + over['Second'][0] + over['Second'][1]).toBeLessThan(200);
    const through = await climbs(LINE, streets.replaceAll(/bridge=\w+ /g, ''), gorge);
    expect(through['First'][1]).toBeGreaterThan(650);
  });

  it('is nothing where the heights are not known, and nowhere without tiles', async () => {
    const { graph } = await town(LINE, 'ABCDEFGHIJ highway=residential');
    expect([...withClimbs(graph, []).edges.climb]).toEqual([0, 0]);
    expect(graph.edges.climb).toHaveLength(0);
    const tile = levelTile(42, 1, 7);
    expect(groundOf([tile])({ latitude: 42.5, longitude: 1.5 })).toBeCloseTo(7, 6);
    expect(groundOf([tile])({ latitude: 42.9999, longitude: 1.5 })).toBeUndefined();
  });

  it('asks for the tiles below the streets', () => {
    expect(listTiles({ south: 42.4, north: 42.7, west: 1.4, east: 1.8 })).toEqual(['N42E001']);
    expect(listTiles({ south: -0.5, north: 0.5, west: -0.005, east: 0.5 })).toEqual([
      'S01W001',
      'S01E000',
      'N00W001',
      'N00E000',
    ]);
  });
});
