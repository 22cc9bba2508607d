import { UNREACHED, type DayView } from '../day-view.js';
import type { TripIndex } from '../indices.js';
import { patternLength, runningTime } from '../running-time.js';
import type { Timetable } from '../timetable.js';
import { WINDOWS } from '../view/runs-around.js';
import { runsOn } from './runs-on.js';

/** In `start`: the view does not hold the run. */
export const ABSENT = UNREACHED;

/** The times of one run in the sense of time of a view, overwritten by the next; seconds from the view's anchor. */
export class RunTimes {
  start = ABSENT;
  length = 0;
  /** From `start`, one entry per position. */
  arrival = new Int32Array(256);
  departure = new Int32Array(256);

  constructor(
    private readonly timetable: Timetable,
    private readonly view: DayView,
  ) {}

  /** As planned: where the run starts, `ABSENT` where the view does not hold it. Reads no positions. */
  plannedStart(trip: TripIndex, day: number): number {
    const { trips, services } = this.timetable;
    if (!runsOn(this.timetable, trip, day) || trips.headwaySeconds[trip] !== 0) return ABSENT;
    const start = trips.start[trip] + this.#shiftOf(services.feed[trips.service[trip]], day);
    return this.#startOf(start, start + runningTime(this.timetable, trip));
  }

  /** As told: forward service times of the feed. Returns the start. */
  read(feed: number, day: number, arrival: Int32Array, departure: Int32Array): number {
    const { firstDay, dayCount } = this.timetable;
    const length = arrival.length;
    const last = length - 1;
    if (day < firstDay || day >= firstDay + dayCount) return (this.start = ABSENT);
    const shift = this.#shiftOf(feed, day);
    const [first, end] = [departure[0], arrival[last]];
    this.start = this.#startOf(first + shift, end + shift);
    if (this.start === ABSENT) return ABSENT;
    this.length = length;
    if (length > this.arrival.length) {
      this.arrival = new Int32Array(length * 2);
      this.departure = new Int32Array(length * 2);
    }
    const isForward = this.view.direction === 'forward';
    for (let i = 0; i < length; i++) {
      this.arrival[i] = isForward ? arrival[i] - first : end - departure[last - i];
      this.departure[i] = isForward ? departure[i] - first : end - arrival[last - i];
    }
    // nobody alights at the first position nor boards at the last
    this.arrival[0] = 0;
    this.departure[0] = 0;
    this.departure[last] = this.arrival[last];
    return this.start;
  }

  /** Whether the run takes as long as its trip is planned to, everywhere. */
  isPlanned(offset: number): boolean {
    const { profileArrival, profileDeparture } = this.view;
    for (let i = 0; i < this.length; i++)
      if (this.arrival[i] !== profileArrival[offset + i] || this.departure[i] !== profileDeparture[offset + i])
        return false;
    return true;
  }

  #shiftOf(feed: number, day: number): number {
    const { services, firstDay, dayCount } = this.timetable;
    return services.anchors[feed * dayCount + day - firstDay] - this.view.anchor;
  }

  /** From the first departure and the last arrival in forward time. */
  #startOf(first: number, last: number): number {
    const { direction } = this.view;
    const { from, to } = WINDOWS[direction];
    if (first >= to || last < from) return ABSENT;
    return direction === 'forward' ? first : -last;
  }
}

export const lengthOf = ({ patterns, trips }: Timetable, trip: TripIndex): number =>
  patternLength(patterns, trips.pattern[trip]);
