import { formatServiceTime, parseServiceDate, type ServiceDay } from '@maillage/kernel';
import type { DayView } from '../day-view.js';
import type { StopIndex, TripIndex } from '../indices.js';
import type { Timetable } from '../timetable.js';

/** The stop (never a variant) with this id; of several feeds the first. */
export function stopNamed({ stops }: Timetable, id: string): StopIndex {
  for (let stop = 0; stop < stops.count; stop++)
    if (stops.id.text(stop as StopIndex) === id && stops.origin[stop] === stop) return stop as StopIndex;
  throw new RangeError(`no stop ${id}`);
}

/** Walks from a stop as `B 120 C 300`, shortest first. Variants are told with their traffic's route. */
export function tellWalks(timetable: Timetable, id: string): string {
  const { footpaths, stops } = timetable;
  const from = stopNamed(timetable, id);
  const told: string[] = [];
  for (let i = footpaths.offset[from]; i < footpaths.offset[from + 1]; i++)
    told.push(`${stops.id.text(footpaths.to[i] as StopIndex)} ${footpaths.seconds[i]}`);
  return told.join(' ');
}

/** Runs of a view in chain order, one line per chain: `t1 8:00:00→8:20:00 | t2 …`; runs of other dates carry the offset. */
export function tellRuns(timetable: Timetable, view: DayView): string[] {
  const { chains, slots } = view;
  return Array.from({ length: chains.count }, (_, chain) => {
    const first = chains.slotOffset[chain];
    return Array.from({ length: chains.slotCount[chain] }, (_slot, i) => tellRun(timetable, view, first + i)).join(
      ' | ',
    );
  });

  function tellRun({ trips }: Timetable, { profileArrival, direction }: DayView, slot: number): string {
    const start = slots.start[slot];
    const length = chains.stopCount[slots.chain[slot]];
    const end = start + profileArrival[slots.profile[slot] + length - 1];
    const [departure, arrival] = direction === 'forward' ? [start, end] : [-end, -start];
    const offset = slots.dayOffset[slot];
    const day = offset === 0 ? '' : `(${offset > 0 ? '+' : ''}${offset})`;
    return `${trips.id.text(slots.trip[slot] as TripIndex)}${day} ${clock(departure)}→${clock(arrival)}`;
  }
}

/** Hours may be negative. */
const clock = (seconds: number): string =>
  seconds < 0 ? `-${formatServiceTime(-seconds)}` : formatServiceTime(seconds);

/** `2026-03-29` */
export function dayNamed(text: string): ServiceDay {
  const day = parseServiceDate(text.replaceAll('-', ''));
  if (day === undefined) throw new RangeError(`not a date: ${text}`);
  return day;
}
