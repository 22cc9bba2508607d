import { at, entry, formatIsoDate, type ServiceDay } from '@maillage/kernel';
import { readFeed } from '@maillage/transit-gtfs';
import { createRouter, type Journey, type Router, type StopOffset } from '@maillage/transit-raptor';
import {
  asPlanned,
  buildDayView,
  buildTimetable,
  checkDayView,
  overlayDayView,
  withUpdates,
  type DayView,
  type Direction,
  type FeedSource,
  type StopIndex,
  type Timetable,
} from '@maillage/transit-timetable';
import { randomFrom } from '../random-queries.js';
import { dayNamed, type OracleTerritory } from '../territories.js';
import { NetworkNames } from './network-names.js';
import { RandomUpdates } from './random-updates.js';
import { writeUpdates } from './write-updates.js';

export interface RealtimeEffort {
  /** Batches on each date, one upon the other. */
  readonly batches: number;
  /** Updates of the first batch as a share of the runs of three days; later ones are smaller. */
  readonly share: number;
  /** Queries after each batch and in each direction, each at one moment and over a window of an hour. */
  readonly queries: number;
}

export interface RealtimeComparison {
  readonly name: string;
  readonly updates: number;
  readonly queries: number;
  readonly reachable: number;
  /** Queries that are answered otherwise than by the timetable as planned. */
  readonly changed: number;
  readonly mismatches: readonly string[];
}

/** Asks views that were overlaid batch by batch, and views of a timetable built anew from feeds in which all is written. */
export async function compareRealtime(
  territory: OracleTerritory,
  { batches, share, queries }: RealtimeEffort,
): Promise<RealtimeComparison> {
  const sources = await readSources(territory);
  const { timezone } = territory;
  const timetable = buildTimetable(sources, { timezone });
  const names = new NetworkNames(timetable, sources);
  const total = { updates: 0, queries: 0, reachable: 0, changed: 0, mismatches: [] as string[] };
  for (const [d, date] of territory.dates.entries()) {
    const day = dayNamed(date);
    const random = randomFrom(d + 17);
    const days = [day - 1, day, day + 1] as ServiceDay[];
    const lots = new RandomUpdates(timetable, names, days, random);
    const size = Math.ceil(lots.runCount * share);
    let realtime = asPlanned(timetable);
    const planned = bothViews((direction) => buildDayView(timetable, day, direction));
    let views = planned;
    for (let batch = 0; batch < batches; batch++) {
      const updates = lots.batch(batch === 0 ? size : Math.ceil(size / 5));
      total.updates += updates.updates.length + updates.cleared.length;
      realtime = withUpdates(realtime, updates);
      views = bothViews((direction) => overlayDayView(views[direction], realtime));
      const written = writeUpdates(sources, timetable, names, lots.holding);
      const rebuilt = buildTimetable(written, { timezone });
      for (const direction of ['forward', 'backward'] as const) {
        checkDayView(views[direction]);
        const asking = new Asking(
          timetable,
          rebuilt,
          createRouter(views[direction]),
          createRouter(buildDayView(rebuilt, day, direction)),
          createRouter(planned[direction]),
          random,
        );
        for (let i = 0; i < queries; i++) {
          const { isReachable, isChanged, faults } = asking.ask(i % 4 === 3);
          total.queries++;
          if (isReachable) total.reachable++;
          if (isChanged) total.changed++;
          const place = `${territory.name} ${formatIsoDate(day)} ${direction} batch ${batch}`;
          total.mismatches.push(...faults.map((fault) => `${place}: ${fault}`));
        }
      }
    }
  }
  return { name: territory.name, ...total };
}

const bothViews = (make: (direction: Direction) => DayView): Record<Direction, DayView> => ({
  forward: make('forward'),
  backward: make('backward'),
});

async function readSources(territory: OracleTerritory): Promise<FeedSource[]> {
  const sources: FeedSource[] = [];
  for (const { id, files } of territory.read()) {
    const { feed } = await readFeed({
      names: Object.keys(files),
      async *open(name) {
        yield await Promise.resolve(files[name] ?? new Uint8Array());
      },
    });
    if (feed === undefined) throw new Error(`feed ${id} was refused`);
    sources.push({ id, feed });
  }
  return sources;
}

const HOUR = 3600;

class Asking {
  readonly #served: readonly StopIndex[];
  readonly #stopsOfRebuilt: ReadonlyMap<string, readonly StopIndex[]>;
  readonly #stopsOfPlanned: ReadonlyMap<string, readonly StopIndex[]>;

  constructor(
    private readonly timetable: Timetable,
    rebuilt: Timetable,
    private readonly overlaid: Router,
    private readonly judge: Router,
    private readonly planned: Router,
    private readonly random: () => number,
  ) {
    this.#served = [...new Set(Array.from(timetable.patterns.stopWord, (word) => originOf(timetable, word >> 2)))];
    this.#stopsOfPlanned = stopsByName(timetable);
    this.#stopsOfRebuilt = stopsByName(rebuilt);
  }

  ask(isLong: boolean): { isReachable: boolean; isChanged: boolean; faults: string[] } {
    const [origin, destination] = [this.#place(), this.#place()];
    const maxTrips = 2 + this.#whole(5);
    const time = isLong ? this.#whole(28 * HOUR) : 4 * HOUR + this.#whole(20 * HOUR);
    const tell = (router: Router, stops: ReadonlyMap<string, readonly StopIndex[]>): [string, string] => {
      const offsets = (place: Place): StopOffset[] =>
        place.flatMap(({ name, seconds }) => (stops.get(name) ?? []).map((stop) => ({ stop, seconds })));
      const isForward = router.view.direction === 'forward';
      const query = {
        access: offsets(isForward ? origin : destination),
        egress: offsets(isForward ? destination : origin),
        maxTrips,
      };
      return [
        tellAll(router.earliest(query, time), (journey) => (isForward ? journey.arrival : journey.departure)),
        tellAll(router.range(query, time, time + HOUR), ({ departure, arrival }) => `${departure}→${arrival}`),
      ];
    };
    const told = tell(this.overlaid, this.#stopsOfPlanned);
    const judged = tell(this.judge, this.#stopsOfRebuilt);
    const planned = tell(this.planned, this.#stopsOfPlanned);
    const faults = told.flatMap((answer, kind) =>
      answer === judged[kind]
        ? []
        : [
            `${kind === 0 ? 'at' : 'window from'} ${time}, ${maxTrips} rides, ${JSON.stringify([origin, destination])}: ` +
              `overlaid ${answer} | rebuilt ${entry(judged, kind)}`,
          ],
    );
    return { isReachable: judged.join('') !== '', isChanged: judged.join() !== planned.join(), faults };
  }

  #place(): Place {
    const stop = entry(this.#served, this.#whole(this.#served.length));
    const { footpaths } = this.timetable;
    const place = [{ name: nameOf(this.timetable, stop), seconds: 0 }];
    const first = footpaths.offset[stop] ?? 0;
    const end = Math.min(footpaths.offset[stop + 1] ?? 0, first + this.#whole(6));
    for (let i = first; i < end; i++)
      place.push({ name: nameOf(this.timetable, footpaths.to[i] ?? 0), seconds: footpaths.seconds[i] ?? 0 });
    return place;
  }

  #whole(below: number): number {
    return Math.floor(this.random() * below);
  }
}

type Place = { name: string; seconds: number }[];

const tellAll = (journeys: readonly Journey[], times: (journey: Journey) => number | string): string =>
  journeys
    .map((journey) => `${journey.trips}@${times(journey)}`)
    .sort()
    .join(' ');

const originOf = ({ stops }: Timetable, stop: number): StopIndex => at(stops.origin, stop as StopIndex) as StopIndex;

const nameOf = (timetable: Timetable, stop: number): string => {
  const origin = originOf(timetable, stop);
  return `${at(timetable.stops.feed, origin)} ${timetable.stops.id.text(origin)}`;
};

function stopsByName(timetable: Timetable): Map<string, StopIndex[]> {
  const stops = new Map<string, StopIndex[]>();
  for (let stop = 0; stop < timetable.stops.count; stop++) {
    const name = nameOf(timetable, stop);
    stops.set(name, [...(stops.get(name) ?? []), stop as StopIndex]);
  }
  return stops;
}
