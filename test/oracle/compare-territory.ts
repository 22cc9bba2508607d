import type { Direction } from '@maillage/transit-timetable';
import type { Journey } from '@maillage/transit-raptor';
import { findChanges, type Changes } from './changes.js';
import { JourneyCheck } from './check-journey.js';
import type { OracleNetwork } from './oracle-network.js';
import { buildProduct, type Product } from './product.js';
import { queryMaker, randomFrom, type TimedQuery } from './random-queries.js';
import { readNetwork } from './read-network.js';
import { listRuns, type Run } from './runs.js';
import { latestDepartures } from './search-back.js';
import { arrivalsBetween, departuresBetween } from './search-window.js';
import { earliestArrivals, type Offset } from './search.js';
import { dayNamed, type OracleTerritory } from './territories.js';

export interface Comparison {
  readonly name: string;
  readonly queries: number;
  readonly windows: number;
  /** Queries with a journey. */
  readonly reachable: number;
  /** Each with all that is needed to ask again. */
  readonly mismatches: readonly string[];
}

/** Both sides of one territory, each read from the bytes in its own way. */
export interface BothSides {
  readonly network: OracleNetwork;
  readonly changes: Changes;
  readonly product: Product;
}

export async function readBothSides(territory: OracleTerritory): Promise<BothSides> {
  const feeds = territory.read();
  const network = readNetwork(feeds);
  return { network, changes: findChanges(network), product: await buildProduct(feeds, territory.timezone) };
}

/** Asks both sides the same random questions; `times` multiplies how many. */
export function compareTerritory(sides: BothSides, territory: OracleTerritory, times: number): Comparison {
  const { name, dates, timezone } = territory;
  const total = { queries: 0, windows: 0, reachable: 0, mismatches: [] as string[] };
  const directions: readonly Direction[] = ['forward', 'backward'];
  const share = (count: number): number => Math.ceil((count * times) / dates.length / directions.length);
  dates.forEach((date, d) => {
    directions.forEach((direction, turn) => {
      const runs = listRuns(sides.network, sides.changes, date, timezone, direction);
      const asking = new Asking(sides, date, direction, runs);
      const random = randomFrom(d * 2 + turn + 1);
      const ask = queryMaker(sides.network, runs, random, 8);
      for (let i = 0; i < share(territory.queries); i++, total.queries++) note(asking.moment(ask()));
      const askSmall = queryMaker(sides.network, runs, random, 2);
      for (let i = 0; i < share(territory.windows); i++, total.windows++) note(asking.window(askSmall()));
    });
  });
  return { name, ...total };

  function note({ reachable, faults }: Answer): void {
    if (reachable) total.reachable++;
    total.mismatches.push(...faults.map((fault) => `${name}: ${fault}`));
  }
}

interface Answer {
  readonly reachable: boolean;
  readonly faults: readonly string[];
}

const HOUR = 3600;

/** Questions about one view. */
class Asking {
  private readonly check: JourneyCheck;
  private readonly router;

  constructor(
    private readonly sides: BothSides,
    private readonly date: string,
    private readonly direction: Direction,
    private readonly runs: readonly Run[],
  ) {
    this.router = sides.product.routerFor(dayNamed(date), direction);
    this.check = new JourneyCheck(sides.product.timetable, this.router.view, sides.network, sides.changes, runs);
  }

  /** Leaving at, or arriving by, the time of the query. */
  moment(query: TimedQuery): Answer {
    const { runs, direction } = this;
    const { changes } = this.sides;
    const journeys = this.router.earliest(this.toProduct(query), query.time);
    const isForward = direction === 'forward';
    const found = (isForward ? earliestArrivals : latestDepartures)(runs, changes, query, query.time);
    const told = journeys.map(({ trips, arrival, departure }) => `${trips}@${isForward ? arrival : departure}`);
    const expected = found.map(({ rides, time }) => `${rides}@${time}`);
    const outside = journeys.filter(({ arrival, departure }) =>
      isForward ? departure < query.time : arrival > query.time,
    );
    return this.answer('at', query, told, expected, journeys, outside);
  }

  /** Leaving, or arriving, within an hour from the time of the query. */
  window(query: TimedQuery): Answer {
    const { runs, direction } = this;
    const [from, to] = [query.time, query.time + HOUR];
    const journeys = this.router.range(this.toProduct(query), from, to);
    const search = direction === 'forward' ? departuresBetween : arrivalsBetween;
    const found = search(runs, this.sides.changes, query, from, to);
    const told = journeys.map(({ trips, arrival, departure }) => `${trips}@${departure}→${arrival}`);
    const expected = found.map(({ rides, arrival, departure }) => `${rides}@${departure}→${arrival}`);
    return this.answer('window from', query, told, expected, journeys, []);
  }

  private answer(
    kind: string,
    query: TimedQuery,
    told: readonly string[],
    expected: readonly string[],
    journeys: readonly Journey[],
    outside: readonly Journey[],
  ): Answer {
    const faults = journeys.flatMap((journey) => this.check.faultsOf(journey, query));
    if (outside.length > 0) faults.push('a journey outside the time asked for');
    const [a, b] = [told, expected].map((list) => [...list].sort().join(' '));
    if (a !== b) faults.push(`planner ${a ?? ''} | oracle ${b ?? ''}`);
    return { reachable: expected.length > 0, faults: faults.map((fault) => `${this.tell(kind, query)}: ${fault}`) };
  }

  /** The router searches from where time is known. */
  private toProduct({ access, egress, maxRides }: TimedQuery) {
    const [origin, destination] = [this.stopsOf(access), this.stopsOf(egress)];
    const [first, last] = this.direction === 'forward' ? [origin, destination] : [destination, origin];
    return { access: first, egress: last, maxTrips: maxRides };
  }

  private stopsOf(offsets: readonly Offset[]) {
    return offsets.flatMap(({ stop, seconds }) => {
      const raw = this.sides.network.stops[stop];
      const indices = raw === undefined ? [] : this.sides.product.stopsOf(raw.feed.id, raw.id);
      return indices.map((index) => ({ stop: index, seconds }));
    });
  }

  private tell(kind: string, { access, egress, maxRides, time }: TimedQuery): string {
    const list = (offsets: readonly Offset[]): string =>
      offsets.map(({ stop, seconds }) => `${this.sides.network.stops[stop]?.id ?? ''}+${seconds}`).join(',');
    return `${this.date} ${this.direction} ${kind} ${time}, ${maxRides} rides, ${list(access)} → ${list(egress)}`;
  }
}
