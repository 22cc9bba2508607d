import type { HeightTile } from '../heights/read-heights.js';

const SIDE = 1_201;
const METRES_PER_CELL = (6_371_008.8 * (Math.PI / 180)) / (SIDE - 1);
/** Drawings are small. */
const CELLS = 60;

/** A tile of three seconds of arc that is one height throughout. */
export const levelTile = (latitude: number, longitude: number, height: number): HeightTile => ({
  latitude,
  longitude,
  side: SIDE,
  metres: new Int16Array(SIDE ** 2).fill(height),
});

/**
 * The four tiles around the place where drawings begin; heights told by metres east and north of it, in whole metres as in
 * real tiles, 0 some kilometres away.
 */
export const tilesAroundDrawing = (height: (east: number, north: number) => number): HeightTile[] =>
  [
    [0, 0],
    [-1, 0],
    [0, -1],
    [-1, -1],
  ].map(([latitude, longitude]) => {
    const tile = levelTile(latitude, longitude, 0);
    for (let north = -CELLS; north <= CELLS; north++)
      for (let east = -CELLS; east <= CELLS; east++) {
        const [row, column] = [(1 + latitude) * (SIDE - 1) - north, east - longitude * (SIDE - 1)];
        if (row < 0 || row >= SIDE || column < 0 || column >= SIDE) continue;
        tile.metres[row * SIDE + column] = Math.round(height(east * METRES_PER_CELL, north * METRES_PER_CELL));
      }
    return tile;
  });
