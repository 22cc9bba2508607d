import type { ServiceDay } from '@maillage/kernel';
import { createRouter, type Router } from '@maillage/transit-raptor';
import {
  asPlanned,
  overlayDayView,
  withTransferRules,
  type DayView,
  type Direction,
  type RealtimeTimetable,
  type Timetable,
} from '@maillage/transit-timetable';
import { restrictsRuns, restrictView, rulesOf } from './adapt-view.js';
import type { RunWishes } from './route-request.js';

/** Where day views come from. */
export interface DayViews {
  /** `isPassing`: a search that found too little only passes by; others will hardly ask for this day. */
  view(day: ServiceDay, direction: Direction, isPassing: boolean): DayView;
}

/** Routers on the views of days as requests wish them; what was asked for lately is kept at hand. */
export class DayRouters {
  /** Views as requests wish them, by the view that they were made from; they go when it goes. */
  readonly #wished = new WeakMap<DayView, Map<string, DayView>>();
  /** The newest view with realtime, by the view as planned. */
  readonly #live = new WeakMap<DayView, DayView>();
  #realtime: RealtimeTimetable;
  /** By view, the one used longest ago first. */
  readonly #routers = new Map<DayView, Router>();

  constructor(
    timetable: Timetable,
    private readonly views: DayViews,
  ) {
    this.#realtime = asPlanned(timetable);
  }

  get realtime(): RealtimeTimetable {
    return this.#realtime;
  }

  /** Views are overlaid when they are asked for next. */
  applyRealtime(realtime: RealtimeTimetable): void {
    this.#realtime = realtime;
  }

  get(day: ServiceDay, direction: Direction, request: RunWishes, isPassing: boolean): Router {
    const view = this.view(day, direction, request, isPassing);
    const router = this.#routers.get(view) ?? this.#routerFor(view);
    this.#routers.delete(view);
    this.#routers.set(view, router);
    return router;
  }

  view(day: ServiceDay, direction: Direction, request: RunWishes, isPassing: boolean): DayView {
    const planned = this.views.view(day, direction, isPassing);
    return this.#wish(request.ignoresRealtime === true ? planned : this.#overlaid(planned), request);
  }

  #overlaid(planned: DayView): DayView {
    if (this.#realtime.sequence === 0) return planned;
    const before = this.#live.get(planned);
    const view = overlayDayView(before ?? planned, this.#realtime);
    this.#live.set(planned, view);
    if (before !== undefined && view !== before) this.#handOver(before, view);
    return view;
  }

  /** What a value of realtime leaves behind makes room: its router goes on with the next, its wishes are forgotten. */
  #handOver(before: DayView, view: DayView): void {
    this.#wished.delete(before);
    const router = this.#routers.get(before);
    if (router === undefined) return;
    this.#routers.delete(before);
    router.use(view);
    this.#routers.set(view, router);
  }

  /** A router's labels are larger than what it reads, so that only a few are made and the idlest serves the next view. */
  #routerFor(view: DayView): Router {
    const [idlest] = this.#routers;
    if (!idlest || this.#routers.size < KEPT_ROUTERS) return createRouter(view);
    const [before, router] = idlest;
    this.#routers.delete(before);
    router.use(view);
    return router;
  }

  #wish(view: DayView, request: RunWishes): DayView {
    if (!restrictsRuns(rulesOf(request)) && !changesTransfers(request)) return view;
    const wished = this.#wished.get(view) ?? new Map<string, DayView>();
    this.#wished.set(view, wished);
    const key = wishesOf(request);
    const adapted = wished.get(key) ?? this.#adapt(view, request);
    wished.delete(key);
    wished.set(key, adapted);
    const [oldest] = wished.keys();
    if (wished.size > KEPT_WISHES && oldest !== undefined) wished.delete(oldest);
    return adapted;
  }

  #adapt(view: DayView, request: RunWishes): DayView {
    const restricted = restrictsRuns(rulesOf(request))
      ? restrictView(this.#realtime.timetable, view, rulesOf(request))
      : view;
    return changesTransfers(request)
      ? withTransferRules(restricted, { ...request, walkFactor: walkFactorOf(request) })
      : restricted;
  }
}

const KEPT_ROUTERS = 4;
const KEPT_WISHES = 3;

const changesTransfers = (request: RunWishes): boolean =>
  request.minTransferSeconds > 0 ||
  request.additionalTransferSeconds > 0 ||
  request.transferTimeFactor !== 1 ||
  walkFactorOf(request) !== 1;

/** Footpaths were walked at these speeds, metres per second. */
const MEASURED = { foot: 1.2, wheelchair: 0.8 };

/** In steps of a twentieth, so that a view serves many who walk alike. */
const walkFactorOf = ({ traveller: { wheelchair, walkingMetresPerSecond } }: RunWishes): number => {
  const measured = wheelchair ? MEASURED.wheelchair : MEASURED.foot;
  return Math.ceil((measured / walkingMetresPerSecond) * 20) / 20;
};

function wishesOf(request: RunWishes): string {
  const { modes, bikes, traveller, minTransferSeconds, additionalTransferSeconds, transferTimeFactor } = request;
  const walk = walkFactorOf(request);
  return [
    modes,
    traveller.wheelchair,
    walk,
    bikes,
    minTransferSeconds,
    additionalTransferSeconds,
    transferTimeFactor,
  ].join();
}
