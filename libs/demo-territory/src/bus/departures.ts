import { entry } from '@maillage/kernel';
import { type Band, type LinePlan } from './line-plan.js';
import { cut, type LineDirection, type LineStop } from './bus-lines.js';

/** Minutes after midnight at which buses leave; the direction back runs between those of the direction there. */
export function departures(bands: readonly Band[], direction: 0 | 1): number[] {
  const leaving: number[] = [];
  let next = 0;
  for (const [from, to, every] of bands) {
    const shift = direction === 1 && to - from > every ? Math.floor(every / 2) : 0;
    next = Math.max(next, from + (leaving.length === 0 ? shift : 0));
    for (; next < to; next += every) leaving.push(next);
  }
  return leaving;
}

/** What one run does at one stop; seconds from noon − 12 h. */
export interface Call {
  readonly stop: LineStop;
  readonly arrival: number;
  readonly departure: number;
}

const SECONDS_AT_A_STOP = 21;
const SECONDS_AT_THE_HUB = 60;

/** Times in steps of ten seconds; traffic stretches those between stops, and buses wait at the station. */
export function callsOf({ stops }: LineDirection, leavesMinute: number, isSunday: boolean): Call[] {
  const traffic = trafficAt(leavesMinute, isSunday);
  let waited = 0;
  return stops.map((stop, i) => {
    const running = stop.seconds * traffic + i * SECONDS_AT_A_STOP;
    const arrival = leavesMinute * 60 + Math.round(running / 10) * 10 + waited;
    const waits = stop.quay.street < 0 && i > 0 && i < stops.length - 1 ? SECONDS_AT_THE_HUB : 0;
    waited += waits;
    return { stop, arrival, departure: arrival + waits };
  });
}

function trafficAt(minute: number, isSunday: boolean): number {
  if (isSunday || minute >= 20 * 60 || minute < 6 * 60 + 30) return 0.95;
  const isPeak = (minute >= 7 * 60 && minute < 9 * 60) || (minute >= 16 * 60 + 30 && minute < 18 * 60 + 30);
  return isPeak ? 1.22 : 1.08;
}

/** The part of a direction that lies beyond the bus station on the side of its first terminus. */
export function turningAtHub(run: LineDirection): LineDirection {
  const hub = run.stops.findIndex(({ quay }) => quay.street < 0);
  const stops = run.direction === 0 ? run.stops.slice(0, hub + 1) : run.stops.slice(hub);
  const [first, last] = [entry(stops, 0), entry(stops, stops.length - 1)];
  return {
    direction: run.direction,
    stops: stops.map((stop) => ({
      ...stop,
      metres: stop.metres - first.metres,
      seconds: stop.seconds - first.seconds,
    })),
    shape: cut(run.shape, first.metres, last.metres),
  };
}

/** What the bus shows as its destination. */
export const headsignOf = ({ ends, loop }: LinePlan, direction: 0 | 1, turnsAtHub: boolean): string =>
  loop === true
    ? 'Circulaire Centre'
    : turnsAtHub && direction === 0
      ? 'Gare de Montorvel'
      : ends[direction === 0 ? 1 : 0];
