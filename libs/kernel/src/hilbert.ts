/** How far along a Hilbert curve over 2^order × 2^order cells a cell lies: cells that are near on it are near on the ground. */
export function hilbertDistance(order: number, column: number, row: number): number {
  const last = (1 << order) - 1;
  let [x, y, distance] = [column, row, 0];
  for (let side = 1 << (order - 1); side > 0; side >>= 1) {
    const right = (x & side) > 0 ? 1 : 0;
    const upper = (y & side) > 0 ? 1 : 0;
    distance = distance * 4 + ((3 * right) ^ upper);
    if (upper === 0) {
      if (right === 1) [x, y] = [last - x, last - y];
      [x, y] = [y, x];
    }
  }
  return distance;
}
