import { at, entry, type ServiceDay } from '@maillage/kernel';
import type { Transfer, TransitFeed } from '@maillage/transit-model';
import type { AddedRun, FeedSource, RetimedRun, RunUpdate, Timetable, TripIndex } from '@maillage/transit-timetable';
import type { NetworkNames } from './network-names.js';

/**
 * The feeds as their publisher would write them if he had known: a trip that runs otherwise on a day does not run that
 * day, and another trip does. Blocks become statements about pairs of trips, so that the same vehicles go on.
 */
export function writeUpdates(
  sources: readonly FeedSource[],
  timetable: Timetable,
  names: NetworkNames,
  updates: readonly RunUpdate[],
): FeedSource[] {
  return sources.map(({ id, feed }, index) => {
    const rewriting = new Rewriting(feed);
    for (const update of updates) {
      if (update.kind === 'added') {
        if (update.feed === index) rewriting.add(update, timetable, names);
      } else if (names.feedOf(update.trip) === index) {
        const { row } = names.tripRow(update.trip);
        rewriting.remove(row, update.day);
        if (update.kind === 'retimed') rewriting.replace(row, update, timetable, names);
      }
    }
    return { id, feed: rewriting.toFeed(listSeams(timetable, names, index)) };
  });
}

/** Rows of trips of which the second follows the first. */
type Seam = readonly [number, number];

function listSeams({ trips }: Timetable, names: NetworkNames, feed: number): Seam[] {
  const seams: Seam[] = [];
  const add = (from: number, to: number): void => {
    const [one, other] = [names.tripRow(from as TripIndex), names.tripRow(to as TripIndex)];
    if (one.feed === feed) seams.push([one.row, other.row]);
  };
  for (let trip = 0; trip < trips.count; trip++) {
    const next = at(trips.next, trip as TripIndex);
    if (next >= 0) add(trip, next);
  }
  trips.otherNextOf.forEach((trip, i) => {
    add(trip, trips.otherNext[i] ?? -1);
  });
  return seams;
}

interface Call {
  stop: number;
  arrival: number;
  departure: number;
  pickup: number;
  dropOff: number;
}

interface WrittenTrip {
  readonly id: string;
  readonly route: number;
  readonly like: number;
  readonly day: ServiceDay;
  readonly wheelchair: number;
  readonly bikes: number;
  readonly calls: readonly Call[];
}

class Rewriting {
  /** Days on which a trip is not what it was. */
  readonly #removed = new Map<number, Set<ServiceDay>>();
  readonly #written: WrittenTrip[] = [];
  /** What runs instead of a trip on a day: place in `#written`. */
  readonly #instead = new Map<string, number>();

  constructor(private readonly feed: TransitFeed) {}

  remove(row: number, day: ServiceDay): void {
    this.#removed.set(row, (this.#removed.get(row) ?? new Set()).add(day));
  }

  replace(row: number, update: RetimedRun, timetable: Timetable, names: NetworkNames): void {
    const { trips, stopTimes } = this.feed;
    const first = at(stopTimes.offset, row);
    this.#instead.set(`${row} ${update.day}`, this.#written.length);
    this.#written.push({
      id: `${entry(trips.id, row)}@${update.day}`,
      route: at(trips.route, row),
      like: row,
      day: update.day,
      wheelchair: at(trips.wheelchair, row),
      bikes: at(trips.bikes, row),
      calls: Array.from(update.arrival, (arrival, position) => {
        const isSkipped = update.skipped?.[position] === 1;
        const assigned = update.stops?.[position];
        return {
          stop: assigned === undefined ? at(stopTimes.stop, first + position) : names.stopRow(assigned).row,
          arrival,
          departure: at(update.departure, position),
          pickup: isSkipped ? 1 : at(stopTimes.pickup, first + position),
          dropOff: isSkipped ? 1 : at(stopTimes.dropOff, first + position),
        };
      }),
    });
  }

  add(update: AddedRun, { routes }: Timetable, names: NetworkNames): void {
    const { id, day, route, wheelchair, bikes } = update;
    const routeId = routes.id.text(route);
    this.#written.push({
      id: `added ${id} ${day}`,
      route: this.feed.routes.findIndex((candidate) => candidate.id === routeId),
      like: -1,
      day,
      wheelchair,
      bikes,
      calls: Array.from(update.stops, (stop, position) => ({
        stop: names.stopRow(stop).row,
        arrival: at(update.arrival, position),
        departure: at(update.departure, position),
        pickup: at(update.boarding, position) >> 4,
        dropOff: (at(update.boarding, position) >> 2) & 3,
      })),
    });
  }

  toFeed(seams: readonly Seam[]): TransitFeed {
    const { feed } = this;
    const count = feed.trips.count;
    const written = this.#written;
    const services = this.#writeServices();
    const bytes = (old: Uint8Array, added: (trip: WrittenTrip) => number): Uint8Array =>
      Uint8Array.from([...old, ...written.map(added)]);
    const numbers = (old: Int32Array, added: (trip: WrittenTrip) => number): Int32Array =>
      Int32Array.from([...old, ...written.map(added)]);
    const { trips } = feed;
    return {
      ...feed,
      services: services.table,
      trips: {
        count: count + written.length,
        id: [...trips.id, ...written.map(({ id }) => id)],
        route: numbers(trips.route, ({ route }) => route),
        service: numbers(services.ofTrip, ({ day }) => services.ofDay(day)),
        headsign: [...trips.headsign, ...written.map(() => '')],
        shortName: [...trips.shortName, ...written.map(() => '')],
        direction: bytes(trips.direction, () => 255),
        block: new Int32Array(count + written.length).fill(-1),
        shape: new Int32Array(count + written.length).fill(-1),
        wheelchair: bytes(trips.wheelchair, ({ wheelchair }) => wheelchair),
        bikes: bytes(trips.bikes, ({ bikes }) => bikes),
      },
      stopTimes: this.#writeStopTimes(),
      transfers: [...this.#writeTransfers(), ...this.#writeSeams(seams)],
    };
  }

  #writeServices() {
    const { services, trips } = this.feed;
    const { wordsPerService: words, firstDay } = services;
    const bits = [...services.bits];
    const ids = [...services.ids];
    const ofTrip = trips.service.slice();
    const days = new Map<ServiceDay, number>();
    const add = (id: string, row: readonly number[]): number => {
      bits.push(...row);
      return ids.push(id) - 1;
    };
    for (const [row, removed] of this.#removed) {
      const own = bits.slice(at(trips.service, row) * words, (at(trips.service, row) + 1) * words);
      for (const day of removed) own[(day - firstDay) >> 5] = entry(own, (day - firstDay) >> 5) & ~bitOf(day, firstDay);
      ofTrip[row] = add(`without ${row}`, own);
    }
    const ofDay = (day: ServiceDay): number => {
      const known = days.get(day);
      if (known !== undefined) return known;
      const own = new Array<number>(words).fill(0);
      own[(day - firstDay) >> 5] = bitOf(day, firstDay);
      const added = add(`on ${day}`, own);
      days.set(day, added);
      return added;
    };
    for (const { day } of this.#written) ofDay(day);
    return { ofTrip, ofDay, table: { ...services, ids, bits: Uint32Array.from(bits) } };
  }

  #writeStopTimes(): TransitFeed['stopTimes'] {
    const { stopTimes } = this.feed;
    const calls = this.#written.flatMap((trip) => trip.calls.map((call, sequence) => ({ ...call, sequence })));
    const column = (old: Int32Array, added: readonly number[]): Int32Array => {
      const longer = new Int32Array(old.length + added.length);
      longer.set(old);
      longer.set(added, old.length);
      return longer;
    };
    const bytes = (old: Uint8Array, added: readonly number[]): Uint8Array => {
      const longer = new Uint8Array(old.length + added.length);
      longer.set(old);
      longer.set(added, old.length);
      return longer;
    };
    let end = stopTimes.count;
    const ends = this.#written.map((trip) => (end += trip.calls.length));
    return {
      count: stopTimes.count + calls.length,
      offset: column(stopTimes.offset, ends),
      stop: column(
        stopTimes.stop,
        calls.map(({ stop }) => stop),
      ),
      arrival: column(
        stopTimes.arrival,
        calls.map(({ arrival }) => arrival),
      ),
      departure: column(
        stopTimes.departure,
        calls.map(({ departure }) => departure),
      ),
      sequence: column(
        stopTimes.sequence,
        calls.map(({ sequence }) => sequence),
      ),
      pickup: bytes(
        stopTimes.pickup,
        calls.map(({ pickup }) => pickup),
      ),
      dropOff: bytes(
        stopTimes.dropOff,
        calls.map(({ dropOff }) => dropOff),
      ),
      approximate: bytes(
        stopTimes.approximate,
        calls.map(() => 0),
      ),
      headsign: column(
        stopTimes.headsign,
        calls.map(() => -1),
      ),
      headsigns: stopTimes.headsigns,
    };
  }

  /** What holds for a trip holds for those that run instead of it. */
  #writeTransfers(): Transfer[] {
    const rowsOf = new Map<number, number[]>();
    this.#written.forEach(({ like }, place) => {
      if (like >= 0) rowsOf.set(like, [...(rowsOf.get(like) ?? []), this.feed.trips.count + place]);
    });
    const alike = (trip: number): readonly number[] => (trip < 0 ? [trip] : [trip, ...(rowsOf.get(trip) ?? [])]);
    return this.feed.transfers
      .filter(({ type }) => type <= 3)
      .flatMap((transfer) =>
        alike(transfer.fromTrip).flatMap((fromTrip) =>
          alike(transfer.toTrip).map((toTrip) => ({ ...transfer, fromTrip, toTrip })),
        ),
      );
  }

  #writeSeams(seams: readonly Seam[]): Transfer[] {
    const count = this.feed.trips.count;
    return seams.flatMap(([from, to]) => {
      const days = new Set([...(this.#removed.get(from) ?? []), ...(this.#removed.get(to) ?? [])]);
      const onDays = [...days].flatMap((day) => {
        const [one, other] = [from, to].map((row) => {
          const instead = this.#instead.get(`${row} ${day}`);
          if (instead !== undefined) return count + instead;
          return this.#removed.get(row)?.has(day) === true ? -1 : row;
        });
        return one === undefined || other === undefined || one < 0 || other < 0 ? [] : [inSeat(one, other)];
      });
      return [inSeat(from, to), ...onDays];
    });
  }
}

const bitOf = (day: ServiceDay, firstDay: ServiceDay): number => 1 << ((day - firstDay) & 31);

const inSeat = (fromTrip: number, toTrip: number): Transfer => ({
  fromStop: -1,
  toStop: -1,
  fromRoute: -1,
  toRoute: -1,
  fromTrip,
  toTrip,
  type: 4,
  minTransferSeconds: -1,
});
