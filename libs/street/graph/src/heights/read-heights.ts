import type { Coordinate } from '@maillage/kernel';

/** Heights of a square degree, as the Shuttle Radar Topography Mission's `.hgt` files have them. */
export interface HeightTile {
  /** South-west corner, whole degrees. */
  readonly latitude: number;
  readonly longitude: number;
  /** Heights in a row and in a column; neighbouring tiles share theirs along the border. */
  readonly side: number;
  /** metres[row × side + column] above the sea, rows from north to south; VOID where it is not known. */
  readonly metres: Int16Array;
}

/** Where the radar saw nothing. */
const VOID = -32_768;
/** Heights in a row of tiles of one and of three seconds of arc. */
const SIDES = [3_601, 1_201];

/**
 * A tile that is named after its south-west corner, such as `N42E001.hgt`.
 * @throws RangeError when the name or the number of bytes is none of a tile
 */
export function readHeights(name: string, bytes: Uint8Array): HeightTile {
  const corner = /(?:^|\/)([NS])(\d{2})([EW])(\d{3})\.hgt$/i.exec(name);
  if (corner === null) throw new RangeError(`${name} is not named after a corner, as N42E001.hgt is`);
  const [, northing, latitude, easting, longitude] = corner;
  const side = SIDES.find((candidate) => 2 * candidate ** 2 === bytes.length);
  if (side === undefined)
    throw new RangeError(`${bytes.length} bytes are no tile: those of ${SIDES.join(' or ')} heights a side are read`);
  const metres = new Int16Array(side ** 2);
  for (let i = 0; i < metres.length; i++) metres[i] = (bytes[2 * i] << 8) | bytes[2 * i + 1];
  return {
    latitude: Number(latitude) * (northing.toUpperCase() === 'S' ? -1 : 1),
    longitude: Number(longitude) * (easting.toUpperCase() === 'W' ? -1 : 1),
    side,
    metres,
  };
}

/** Metres above the sea between the four heights around a place; undefined off the tile or where one is not known. */
export function heightAt({ latitude, longitude, side, metres }: HeightTile, place: Coordinate): number | undefined {
  const [north, east] = [place.latitude - latitude, place.longitude - longitude];
  if (!(north >= 0 && north <= 1 && east >= 0 && east <= 1)) return undefined;
  const [y, x] = [(1 - north) * (side - 1), east * (side - 1)];
  const [row, column] = [Math.min(side - 2, Math.floor(y)), Math.min(side - 2, Math.floor(x))];
  const first = row * side + column;
  const [a, b] = [metres[first], metres[first + 1]];
  const [c, d] = [metres[first + side], metres[first + side + 1]];
  if (a === VOID || b === VOID || c === VOID || d === VOID) return undefined;
  const [down, right] = [y - row, x - column];
  return (a * (1 - right) + b * right) * (1 - down) + (c * (1 - right) + d * right) * down;
}
