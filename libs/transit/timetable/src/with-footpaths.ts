import type { DayView } from './day-view.js';
import type { Footpaths } from './timetable.js';
import { mirrorFootpaths } from './view/mirror.js';

/** The view with other walks between its stops, everything else shared. */
export function withFootpaths(view: DayView, footpaths: Footpaths): DayView {
  const { offset, to, seconds } = view.direction === 'forward' ? footpaths : mirrorFootpaths(footpaths);
  return { ...view, footpathOffset: offset, footpathStop: to, footpathSeconds: seconds };
}
