/** Clearance in metres of a number in centimetres, or plainly in metres; undefined when it is neither. */
export function toHeightMetres(value: number | undefined): number | undefined {
  if (value === undefined || value <= 0) return undefined;
  if (value < MOST_METRES) return value >= 1 ? value : undefined;
  return value >= 100 && value < 100 * MOST_METRES ? value / 100 : undefined;
}

const MOST_METRES = 10;
