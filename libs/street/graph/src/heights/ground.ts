import type { BoundingBox, Coordinate } from '@maillage/kernel';
import { heightAt, type HeightTile } from './read-heights.js';

/** Metres above the sea, smoothed; undefined where they are not known. */
export type Ground = (place: Coordinate) => number | undefined;

/**
 * The radar measured every 30 to 90 m, roofs and trees with it, and is some metres off from one measurement to the next (Rodríguez
 * et al., A Global Assessment of the SRTM Performance, 2006). So the height of a place is the mean over this radius, in metres:
 * a smooth surface, on which heights along a street do not depend on how it is cut.
 */
const RADIUS = 60;
const DEGREES_PER_METRE = 180 / Math.PI / 6_371_008.8;
/** The place itself, and eight around it at two thirds of the radius. */
const AROUND = [
  [0, 0],
  ...Array.from({ length: 8 }, (_, i) => [Math.sin((i * Math.PI) / 4), Math.cos((i * Math.PI) / 4)]),
].map(([north, east]) => [north, east].map((share) => share * RADIUS * (2 / 3) * DEGREES_PER_METRE));

export function groundOf(tiles: readonly HeightTile[]): Ground {
  const tileAt = new Map(tiles.map((tile) => [tile.latitude * 360 + tile.longitude, tile]));
  return ({ latitude, longitude }) => {
    const stretch = 1 / Math.max(0.01, Math.cos((latitude * Math.PI) / 180));
    let sum = 0;
    for (const [north, east] of AROUND) {
      const place = { latitude: latitude + north, longitude: longitude + east * stretch };
      const tile = tileAt.get(Math.floor(place.latitude) * 360 + Math.floor(place.longitude));
      const height = tile && heightAt(tile, place);
      if (height === undefined) return undefined;
      sum += height;
    }
    return sum / AROUND.length;
  };
}

/** `N42E001`, …: the tiles that heights within a box, in degrees, are read from. */
export function listTiles({ south, west, north, east }: BoundingBox): readonly string[] {
  const margin = 0.01;
  const names: string[] = [];
  for (let latitude = Math.floor(south - margin); latitude <= north + margin; latitude++)
    for (let longitude = Math.floor(west - margin); longitude <= east + margin; longitude++)
      names.push(
        `${latitude < 0 ? 'S' : 'N'}${String(Math.abs(latitude)).padStart(2, '0')}` +
          `${longitude < 0 ? 'W' : 'E'}${String(Math.abs(longitude)).padStart(3, '0')}`,
      );
  return names;
}
