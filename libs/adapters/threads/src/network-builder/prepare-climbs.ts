import type { Bilingual } from '@maillage/kernel';
import type { NetworkInput } from '@maillage/ports';
import { listTiles, readHeights, withClimbs, type HeightTile, type StreetGraph } from '@maillage/street-graph';
import { openArchive } from '../archive/open-archive.js';
import { TILE_LIMITS } from '../archive/height-tiles.js';

interface Climbed {
  readonly graph: StreetGraph;
  readonly findings: readonly Bilingual[];
}

/** The streets with what one climbs on them, from the tiles that lie below them; unchanged without heights. */
export async function prepareClimbs(graph: StreetGraph, heights: NetworkInput['heights']): Promise<Climbed> {
  if (heights.length === 0 || graph.vertexCount === 0) return { graph, findings: [] };
  const needed = listTiles(areaOf(graph));
  const tiles: HeightTile[] = [];
  for (const { path } of heights) tiles.push(...(await readTiles(path, needed)));
  const missing =
    needed.length - new Set(tiles.map(({ latitude, longitude }) => `${String(latitude)} ${String(longitude)}`)).size;
  return { graph: withClimbs(graph, tiles), findings: missing === 0 ? [] : [partly(missing, needed)] };
}

async function readTiles(path: string, needed: readonly string[]): Promise<HeightTile[]> {
  const archive = await openArchive(path, TILE_LIMITS);
  try {
    const tiles: HeightTile[] = [];
    for (const name of archive.names) {
      const tile = /([^/]*)\.hgt$/i.exec(name)?.[1]?.toUpperCase();
      if (tile === undefined || !needed.includes(tile)) continue;
      const chunks: Uint8Array[] = [];
      for await (const chunk of archive.open(name)) chunks.push(chunk);
      tiles.push(readHeights(name, Buffer.concat(chunks)));
    }
    return tiles;
  } finally {
    archive.close();
  }
}

/** In degrees. */
function areaOf({ latitude, longitude }: StreetGraph) {
  const box = { south: Infinity, west: Infinity, north: -Infinity, east: -Infinity };
  latitude.forEach((value, vertex) => {
    box.south = Math.min(box.south, value / 1e6);
    box.north = Math.max(box.north, value / 1e6);
    box.west = Math.min(box.west, (longitude[vertex] ?? NaN) / 1e6);
    box.east = Math.max(box.east, (longitude[vertex] ?? NaN) / 1e6);
  });
  return box;
}

const partly = (missing: number, needed: readonly string[]): Bilingual => ({
  fr: `altitudes : ${String(missing)} des ${String(needed.length)} tuiles sous les rues manquent ; les pentes n’y comptent pas`,
  en: `heights: ${String(missing)} of the ${String(needed.length)} tiles below the streets are missing; slopes do not count there`,
});
