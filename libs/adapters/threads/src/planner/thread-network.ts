import {
  decodeFacilities,
  listWarmUpRequests,
  NetworkPlanner,
  StreetWays,
  type DayViews,
} from '@maillage/itinerary-planner';
import { NO_FACILITIES, type Availability, type NetworkFacilities } from '@maillage/itinerary-model';
import type { Instant, ServiceDay } from '@maillage/kernel';
import type { RoutableNetwork } from '@maillage/ports';
import { readStreetSnapshot } from '@maillage/street-graph';
import {
  asPlanned,
  buildDayView,
  decodeRuns,
  readSnapshot,
  readSnapshotParts,
  withOnlyRuns,
  withRuns,
  type DayView,
  type Direction,
  type RealtimeTimetable,
  type Timetable,
} from '@maillage/transit-timetable';
import { KeptViews } from './kept-views.js';
import type { RealtimeNews } from './planner-messages.js';

const WARM_UP_REQUESTS = 50;

/** What lies in shared memory, and what the territory wishes. */
export type NetworkFiles = Pick<RoutableNetwork, 'snapshot' | 'streets' | 'pauses'>;

/** A network inside a thread: its timetable, its day views and the planner on them. */
export class ThreadNetwork implements DayViews {
  readonly planner: NetworkPlanner;
  readonly #timetable: Timetable;
  readonly #views = new KeptViews();
  #realtime: RealtimeTimetable;
  readonly #ways: StreetWays | undefined;

  constructor(
    { snapshot, streets, pauses }: NetworkFiles,
    private readonly publish: (view: DayView) => void,
  ) {
    // Who hands a snapshot over has verified it.
    this.#timetable = readSnapshot(snapshot, { verify: false });
    this.#realtime = asPlanned(this.#timetable);
    const graph = streets && readStreetSnapshot(streets, { verify: false });
    this.#ways = graph && new StreetWays(this.#timetable, graph, facilitiesIn(snapshot), pauses);
    this.planner = new NetworkPlanner(this.#timetable, this, this.#ways, graph);
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

  /** Views are overlaid when a request needs them: each thread its own, upon the shared views as planned. */
  applyRealtime({ sequence, isWhole, runs }: RealtimeNews): void {
    const changed = decodeRuns(runs);
    this.#realtime = isWhole
      ? withOnlyRuns(this.#timetable, sequence, changed)
      : withRuns(this.#realtime, sequence, changed);
    this.planner.applyRealtime(this.#realtime);
  }

  /** Without streets nobody gets to a facility. */
  applyAvailability(availability: Availability): void {
    this.#ways?.use(availability);
  }

  applyAges(sources: Availability['sources']): void {
    this.#ways?.useAges(sources);
  }

  /** What to run before the first request, so that the compiler has seen all code. */
  warmUps(at: Instant): readonly (() => void)[] {
    const requests = listWarmUpRequests(this.#timetable, at, WARM_UP_REQUESTS);
    return requests.map((request) => () => void this.planner.route(request, () => false));
  }
}

function facilitiesIn(snapshot: SharedArrayBuffer): NetworkFacilities {
  const bytes = readSnapshotParts(snapshot).bytes('facilities');
  // A text decoder does not read shared memory.
  return bytes ? decodeFacilities(bytes.slice()) : NO_FACILITIES;
}
