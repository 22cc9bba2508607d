import { entry, hilbertDistance, type Coordinate } from '@maillage/kernel';

const ORDER = 16;
const CELLS = (1 << ORDER) - 1;

/** New index of each row, along a Hilbert curve: what is near on the ground is near in memory. */
export function numberStops(places: readonly Coordinate[]): Int32Array {
  const distance = curveDistances(places);
  const rows = Int32Array.from(places, (_, row) => row).sort((a, b) => distance[a] - distance[b] || a - b);
  const indexOf = new Int32Array(places.length);
  rows.forEach((row, index) => (indexOf[row] = index));
  return indexOf;
}

/** (0, 0) is what feeds write for "unknown": it must not stretch the square that the curve fills. */
function curveDistances(places: readonly Coordinate[]): Float64Array {
  let [south, north, west, east] = [90, -90, 180, -180];
  for (const { latitude, longitude } of places) {
    if (latitude === 0 && longitude === 0) continue;
    south = Math.min(south, latitude);
    north = Math.max(north, latitude);
    west = Math.min(west, longitude);
    east = Math.max(east, longitude);
  }
  const cell = (value: number, low: number, high: number) =>
    Math.min(CELLS, Math.max(0, Math.floor(((value - low) / (high - low + 1e-9)) * CELLS)));
  return Float64Array.from({ length: places.length }, (_, row) => {
    const { latitude, longitude } = entry(places, row);
    return hilbertDistance(ORDER, cell(longitude, west, east), cell(latitude, south, north));
  });
}
