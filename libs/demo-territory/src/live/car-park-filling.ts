import { dateAt, serviceAnchor, weekdayOf, type Instant } from '@maillage/kernel';
import { isPublicHoliday } from '../calendar/public-holidays.js';
import { type CarPark } from '../parking/car-parks.js';
import { drawFor } from '../random.js';

export interface CarParkState {
  readonly park: CarPark;
  /** Places that nobody stands on; 0 when full. */
  readonly free: number;
}

/** Hours of the day → part of the places taken, in straight lines between. */
type Curve = readonly (readonly [hour: number, taken: number])[];
const COMMUTERS: Curve = [
  [0, 0.04],
  [6, 0.06],
  [7.5, 0.55],
  [8.75, 0.93],
  [12, 0.97],
  [16, 0.95],
  [17.5, 0.6],
  [19.5, 0.12],
  [24, 0.04],
];
const VISITORS: Curve = [
  [0, 0.12],
  [7, 0.15],
  [10, 0.7],
  [11.5, 0.92],
  [13, 0.6],
  [15.5, 0.88],
  [18.5, 0.75],
  [20.5, 0.4],
  [24, 0.12],
];
const SUNDAY: Curve = [
  [0, 0.08],
  [10, 0.15],
  [15, 0.35],
  [19, 0.2],
  [24, 0.08],
];

const STEP_SECONDS = 300;

/** How full the car parks are: commuters fill some, visitors others, and no two days are the same. */
export function carParkStates(parks: readonly CarPark[], instant: Instant, zone: string, seed: number): CarParkState[] {
  const day = dateAt(instant, zone);
  const seconds = instant - serviceAnchor(day, zone);
  const isQuiet = weekdayOf(day) === 6 || isPublicHoliday(day) || weekdayOf(day) === 5;
  return parks.map((park) => {
    const curve = isQuiet ? SUNDAY : park.parkAndRide === true ? COMMUTERS : VISITORS;
    const busy = 0.85 + 0.3 * drawFor(`${park.name} on ${String(day)}`, seed);
    const taken = valueAt(curve, seconds / 3_600) * busy + (wave(park.name, instant, seed) - 0.5) * 0.05;
    return { park, free: park.capacity - Math.round(park.capacity * Math.min(1, Math.max(0, taken))) };
  });
}

function valueAt(curve: Curve, hour: number): number {
  const after = curve.findIndex(([at]) => at > hour);
  const [from, to] = [curve[after - 1], curve[after]];
  if (!from || !to) return curve[0]?.[1] ?? 0;
  return from[1] + ((to[1] - from[1]) * (hour - from[0])) / (to[0] - from[0]);
}

/** A number in [0, 1] that wanders from step to step. */
function wave(name: string, instant: Instant, seed: number): number {
  const step = Math.floor(instant / STEP_SECONDS);
  const share = instant / STEP_SECONDS - step;
  const value = (at: number): number => drawFor(`${name} ${String(at)}`, seed);
  return value(step) * (1 - share) + value(step + 1) * share;
}
