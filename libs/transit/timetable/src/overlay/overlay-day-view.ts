import type { DayView } from '../day-view.js';
import { OverlaidView } from './overlaid-view.js';
import type { QuickerHops } from './quicker-hops.js';
import { changesSince, type RealtimeTimetable } from './realtime-timetable.js';

/** What the newest view of each row of views grew from; older ones stay readable and begin anew when they are overlaid. */
const newest = new WeakMap<DayView, OverlaidView>();
const hopsOfViews = new WeakMap<DayView, QuickerHops>();

/**
 * The view with all runs as they are said to run. `view` is one of the timetable as planned or the result of an earlier
 * call, which makes it quick: what is done is in proportion to what changed since. Copy on write: `view` stays as it is.
 */
export function overlayDayView(view: DayView, realtime: RealtimeTimetable): DayView {
  const known = newest.get(view);
  if (known?.sequence === realtime.sequence) return view;
  const base = hopsOfViews.get(view)?.base ?? view;
  const goesOn =
    known !== undefined &&
    !known.isWorn &&
    known.sequence < realtime.sequence &&
    known.sequence >= realtime.completeSince;
  const overlaid = goesOn ? known : new OverlaidView(base, realtime.planned);
  const next = overlaid.advance(realtime, changesSince(realtime, goesOn ? known.sequence : -1));
  if (next === undefined) return goesOn ? view : base;
  newest.delete(view);
  newest.set(next, overlaid);
  hopsOfViews.set(next, overlaid.hops);
  return next;
}

/** Of an overlaid view: what it has that the view it was made from has not. */
export const quickerHopsOf = (view: DayView): QuickerHops | undefined => hopsOfViews.get(view);
