/** How one goes on, in the words of MOTIS (`Direction` of its OpenAPI document). */
export const TURNS = [
  'DEPART',
  'HARD_LEFT',
  'LEFT',
  'SLIGHTLY_LEFT',
  'CONTINUE',
  'SLIGHTLY_RIGHT',
  'RIGHT',
  'HARD_RIGHT',
  'UTURN_LEFT',
  'UTURN_RIGHT',
  'STAIRS',
  'ELEVATOR',
  'CIRCLE_CLOCKWISE',
  'CIRCLE_COUNTERCLOCKWISE',
] as const;
export type Turn = (typeof TURNS)[number];

export const turnRow = (turn: Turn): number => TURNS.indexOf(turn);

/** From here on, in degrees to the right of straight on. */
const STRAIGHT = 25;
const SLIGHT = 55;
const PLAIN = 125;
const HARD = 165;

/** The turn at a point of a line; straight on where the line begins or ends there. */
export function turnBetween(points: Int32Array, point: number): Turn {
  if (point <= 0 || 2 * point + 3 >= points.length) return 'CONTINUE';
  const bend = bearing(points, point) - bearing(points, point - 1);
  const degrees = ((bend + 540) % 360) - 180;
  const size = Math.abs(degrees);
  if (size < STRAIGHT) return 'CONTINUE';
  const isRight = degrees > 0;
  if (size < SLIGHT) return isRight ? 'SLIGHTLY_RIGHT' : 'SLIGHTLY_LEFT';
  if (size < PLAIN) return isRight ? 'RIGHT' : 'LEFT';
  if (size < HARD) return isRight ? 'HARD_RIGHT' : 'HARD_LEFT';
  return isRight ? 'UTURN_RIGHT' : 'UTURN_LEFT';
}

/** Whether the part of a line between two of its points bends to the right on the whole, as roundabouts do where one drives on the left. */
export function bendsRight(points: Int32Array, first: number, end: number): boolean {
  let degrees = 0;
  for (let point = first + 1; point < end; point++)
    degrees += ((bearing(points, point) - bearing(points, point - 1) + 540) % 360) - 180;
  return degrees > 0;
}

/** Degrees clockwise from north along the segment that begins at the point. */
function bearing(points: Int32Array, point: number): number {
  const scale = Math.cos((points[2 * point] / 1e6) * (Math.PI / 180));
  const north = points[2 * point + 2] - points[2 * point];
  const east = (points[2 * point + 3] - points[2 * point + 1]) * scale;
  return (Math.atan2(east, north) * 180) / Math.PI;
}
