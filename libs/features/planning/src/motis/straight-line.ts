import type { StreetLeg, StreetLine } from '@maillage/itinerary-model';
import { TURNS } from '@maillage/street-graph';
import type { LegEnds } from './leg-ends.js';

/** The line of a leg along no street that is known: straight on, in one step. */
export function straightLine(ends: LegEnds, { from, to, metres, departure, arrival }: StreetLeg): StreetLine {
  const [start, goal] = [ends.point(from), ends.point(to)];
  const points = new Int32Array(4);
  points[0] = Math.round(start.latitude * 1e6);
  points[1] = Math.round(start.longitude * 1e6);
  points[2] = Math.round(goal.latitude * 1e6);
  points[3] = Math.round(goal.longitude * 1e6);
  const step = {
    name: 0,
    kind: 0,
    turn: DEPART,
    metres,
    seconds: arrival - departure,
    firstPoint: 0,
    exit: 0,
    fromLevel: Math.round(4 * (ends.level(from) ?? 0)),
    toLevel: Math.round(4 * (ends.level(to) ?? 0)),
    metresUp: -1,
    metresDown: -1,
  };
  return { points, steps: [step] };
}

const DEPART = TURNS.indexOf('DEPART');
