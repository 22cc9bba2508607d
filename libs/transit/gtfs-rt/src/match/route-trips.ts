import type { RouteIndex, Timetable, TripIndex } from '@maillage/transit-timetable';

/** The trips of a route by their start: patterns by route, whose trips are ordered. */
export class RouteTrips {
  /** pattern[offset[route] … offset[route + 1] − 1] */
  readonly #offset: Int32Array;
  readonly #pattern: Int32Array;

  constructor(private readonly timetable: Timetable) {
    const { patterns, routes } = timetable;
    this.#offset = new Int32Array(routes.count + 2);
    this.#pattern = new Int32Array(patterns.count);
    for (let pattern = 0; pattern < patterns.count; pattern++) this.#offset[patterns.route[pattern] + 2]++;
    for (let route = 2; route < this.#offset.length; route++) this.#offset[route] += this.#offset[route - 1];
    for (let pattern = 0; pattern < patterns.count; pattern++)
      this.#pattern[this.#offset[patterns.route[pattern] + 1]++] = pattern;
  }

  starting(route: RouteIndex, seconds: number): TripIndex[] {
    const { start } = this.timetable.trips;
    const found: TripIndex[] = [];
    this.#eachPattern(route, (first, end) => {
      let [low, high] = [first, end];
      while (low < high) {
        const middle = (low + high) >> 1;
        if (start[middle] < seconds) low = middle + 1;
        else high = middle;
      }
      for (let trip = low; trip < end && start[trip] === seconds; trip++) found.push(trip as TripIndex);
    });
    return found;
  }

  /** Whether a headway of the route is in force at that time. */
  hasHeadway(route: RouteIndex, seconds: number): boolean {
    const { start, end, headwaySeconds } = this.timetable.trips;
    let has = false;
    this.#eachPattern(route, (first, last) => {
      for (let trip = first; trip < last; trip++)
        has ||= headwaySeconds[trip] > 0 && start[trip] <= seconds && seconds < end[trip];
    });
    return has;
  }

  /** The range of trips of each pattern. */
  #eachPattern(route: RouteIndex, visit: (first: number, end: number) => void): void {
    const { tripOffset } = this.timetable.patterns;
    for (let i = this.#offset[route]; i < this.#offset[route + 1]; i++)
      visit(tripOffset[this.#pattern[i]], tripOffset[this.#pattern[i] + 1]);
  }
}
