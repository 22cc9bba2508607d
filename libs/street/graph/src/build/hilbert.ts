import { hilbertDistance } from '@maillage/kernel';

const ORDER = 13;
const CELLS = (1 << ORDER) - 1;

/** New number of each row, along a Hilbert curve: what is near on the ground is near in memory. */
export function numberAlongCurve(latitude: Int32Array, longitude: Int32Array): Int32Array {
  const [south, north] = extent(latitude);
  const [west, east] = extent(longitude);
  // row in the low bits of a double that is sorted without a comparison function
  const keys = Float64Array.from(latitude, (value, row) => {
    const x = Math.floor(((longitude[row] - west) / (east - west + 1)) * CELLS);
    const y = Math.floor(((value - south) / (north - south + 1)) * CELLS);
    return hilbertDistance(ORDER, x, y) * ROWS + row;
  }).sort();
  const numberOf = new Int32Array(keys.length);
  keys.forEach((key, number) => (numberOf[key % ROWS] = number));
  return numberOf;
}

/** Rows that fit beside 26 bits of distance in the 53 of a double. */
const ROWS = 2 ** 27;

function extent(values: Int32Array): [number, number] {
  let [least, most] = [Infinity, -Infinity];
  for (const value of values) {
    if (value < least) least = value;
    if (value > most) most = value;
  }
  return [least, most];
}
