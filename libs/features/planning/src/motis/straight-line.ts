import type { StreetLeg, StreetLine } from '@maillage/itinerary-model';
import { TURNS } from '@maillage/street-graph';
import type { LegEnds } from './leg-ends.js';

/** The line of a leg along no street that is known: straight on, in one step. */
export function straightLine(ends: LegEnds, { from, to, metres, departure, arrival }: StreetLeg): StreetLine {
  const points = [from, to].flatMap((end) => {
    const { latitude, longitude } = ends.point(end);
    return [Math.round(latitude * 1e6), Math.round(longitude * 1e6)];
  });
  const [fromLevel = 0, toLevel = 0] = [from, to].map((end) => Math.round(4 * (ends.level(end) ?? 0)));
  const step = { ...UNNAMED, metres, seconds: arrival - departure, fromLevel, toLevel };
  return { points: Int32Array.from(points), steps: [step] };
}

const UNNAMED = {
  name: 0,
  kind: 0,
  turn: TURNS.indexOf('DEPART'),
  firstPoint: 0,
  exit: 0,
  metresUp: -1,
  metresDown: -1,
};
