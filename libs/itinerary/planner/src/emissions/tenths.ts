/** A sum in tenths: more would claim what no factor is worth. */
export function sumTenths(values: readonly number[]): number {
  return Math.round(values.reduce((sum, value) => sum + value, 0) * 10) / 10;
}
