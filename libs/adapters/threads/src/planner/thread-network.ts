import { listWarmUpRequests, NetworkPlanner, type DayViews } from '@maillage/itinerary-planner';
import type { Instant, ServiceDay } from '@maillage/kernel';
import { buildDayView, readSnapshot, type DayView, type Direction, type Timetable } from '@maillage/transit-timetable';
import { KeptViews } from './kept-views.js';

const WARM_UP_REQUESTS = 50;

/** A network inside a thread: its timetable, its day views and the planner on them. */
export class ThreadNetwork implements DayViews {
  readonly planner: NetworkPlanner;
  readonly #timetable: Timetable;
  readonly #views = new KeptViews();

  constructor(
    snapshot: SharedArrayBuffer,
    private readonly publish: (view: DayView) => void,
  ) {
    // Who hands a snapshot over has verified it.
    this.#timetable = readSnapshot(snapshot, { verify: false });
    this.planner = new NetworkPlanner(this.#timetable, this);
  }

  view(day: ServiceDay, direction: Direction, isPassing: boolean): DayView {
    const known = this.#views.get(day, direction);
    if (known) return known;
    const built = buildDayView(this.#timetable, day, direction);
    if (isPassing) return built;
    this.#views.put(built);
    this.publish(built);
    return built;
  }

  accept(view: DayView): void {
    this.#views.put(view);
  }

  /** What to run before the first request, so that the compiler has seen all code. */
  warmUps(at: Instant): readonly (() => void)[] {
    const requests = listWarmUpRequests(this.#timetable, at, WARM_UP_REQUESTS);
    return requests.map((request) => () => void this.planner.route(request, () => false));
  }
}
