import type { Place } from '@maillage/itinerary-model';
import type { StreetGraph } from '@maillage/street-graph';
import { UNREACHED, type StopIndex, type Timetable } from '@maillage/transit-timetable';
import type { DayRouters } from '../routing/day-routers.js';
import { mergeReaches } from '../routing/merge-reaches.js';
import type { WayWishes } from '../routing/route-request.js';
import type { ServicePeriod } from '../routing/service-period.js';
import { CrowWays, isUsable, nameable } from '../ways/crow-ways.js';
import type { StopLocator } from '../network/stop-locator.js';
import type { Reach, Traveller, Ways } from '../ways/ways.js';
import {
  NOT_REACHED,
  type AllQuestion,
  type AllReached,
  type ManyQuestion,
  type ManyReached,
  type TransitReach,
} from './reach-question.js';
import { StreetDurations } from './street-durations.js';

/** What one network is made of, as far as reaching goes. */
export interface ReachNetwork {
  readonly timetable: Timetable;
  readonly ways: Ways;
  readonly routers: DayRouters;
  readonly period: ServicePeriod;
  readonly locator: StopLocator;
  readonly streets: StreetGraph | undefined;
}

/** How far one gets in a time, on one network. Nothing is reached outside the dates of the timetable. */
export class Reachability {
  readonly #streets: StreetDurations;

  constructor(private readonly network: ReachNetwork) {
    this.#streets = new StreetDurations(new CrowWays(network.timetable, network.locator), network.streets);
  }

  /** One run of RAPTOR to every stop (from every stop). */
  all({ one, arriveBy, transit }: AllQuestion): AllReached {
    const { timetable } = this.network;
    this.network.ways.begin(false);
    const labels = this.#labels(one, arriveBy, transit, true);
    const width = transit.maxTrips + 1;
    const best = new Map<StopIndex, { seconds: number; trips: number }>();
    for (let row = 0; row < timetable.stops.count && labels.length > 0; row++) {
      const stop = nameable(timetable, row as StopIndex);
      const found = fastest(labels, row * width, width);
      if (!found || !isUsable(timetable, stop, transit.traveller)) continue;
      const known = best.get(stop);
      if (!known || found.seconds < known.seconds || (found.seconds === known.seconds && found.trips < known.trips))
        best.set(stop, found);
    }
    const sorted = [...best].sort(([a, one], [b, other]) => one.seconds - other.seconds || a - b);
    return {
      stops: Int32Array.from(sorted, ([stop]) => stop),
      seconds: Int32Array.from(sorted, ([, { seconds }]) => seconds),
      trips: Int32Array.from(sorted, ([, { trips }]) => trips),
    };
  }

  /** One search along streets and, if wished, one run of RAPTOR, from whose stops one goes on to each of the many. */
  many(question: ManyQuestion): ManyReached {
    const { one, arriveBy, streets, transit } = question;
    const { seconds, metres } = this.#streets.measure({ ...question, ...streets });
    const found = { streetSeconds: seconds, streetMetres: metres };
    if (!transit) return { ...found, transitSeconds: new Int32Array(0), maxTrips: 0 };
    this.network.ways.begin();
    const labels = this.#labels(one, arriveBy, transit, false);
    return {
      ...found,
      transitSeconds: this.#goOn(question.many, arriveBy, transit, labels),
      maxTrips: transit.maxTrips,
    };
  }

  /** labels[stop * (maxTrips + 1) + trips], as of `Router.reachAll`; empty where nothing can be boarded at all. */
  #labels(one: Place, arriveBy: boolean, transit: TransitReach, endsOnFoot: boolean): Int32Array {
    const { routers, period } = this.network;
    const { time, maxTrips, maxSeconds, traveller } = transit;
    if (time < period.start || time > period.lastArrival) return NOTHING;
    const wishes = arriveBy ? transit.egress : transit.access;
    const access = this.#reach(one, arriveBy, wishes, traveller).offsets;
    if (access.length === 0) return NOTHING;
    const router = routers.get(period.dayOf(time), arriveBy ? 'backward' : 'forward', transit, false);
    return router.reachAll({ access, maxTrips, endsOnFoot }, time - router.view.anchor, maxSeconds);
  }

  #goOn(many: readonly Place[], arriveBy: boolean, transit: TransitReach, labels: Int32Array): Int32Array {
    const { maxTrips, maxSeconds, traveller } = transit;
    const into = new Int32Array(many.length * maxTrips).fill(NOT_REACHED);
    if (labels.length === 0) return into;
    const wishes = arriveBy ? transit.access : transit.egress;
    many.forEach((place, row) => {
      // what was searched for one of the many is of no use for the next
      this.network.ways.begin();
      for (const { stop, seconds } of this.#reach(place, !arriveBy, wishes, traveller).offsets)
        for (let trips = 1; trips <= maxTrips; trips++) {
          const there = (labels[stop * (maxTrips + 1) + trips] as number) + seconds;
          const known = into[row * maxTrips + trips - 1] as number;
          if (there <= maxSeconds && (known === NOT_REACHED || there < known)) into[row * maxTrips + trips - 1] = there;
        }
    });
    return into;
  }

  /** `isTowards`: from stops to the place. */
  #reach(place: Place, isTowards: boolean, { modes, maxSeconds, rental }: WayWishes, traveller: Traveller): Reach {
    const direction = isTowards ? 'backward' : 'forward';
    const { ways } = this.network;
    return mergeReaches(modes.map((mode) => ways.reach({ place, mode, direction, maxSeconds, rental, traveller })));
  }
}

const NOTHING = new Int32Array(0);

function fastest(labels: Int32Array, from: number, width: number): { seconds: number; trips: number } | undefined {
  const seconds = labels[from + width - 1] as number;
  if (seconds === UNREACHED) return undefined;
  return { seconds, trips: labels.subarray(from, from + width).indexOf(seconds) };
}
