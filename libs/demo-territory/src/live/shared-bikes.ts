import { dateAt, entry, serviceAnchor, weekdayOf, type Instant, type ServiceDay } from '@maillage/kernel';
import { gap } from '../plane.js';
import { randomFrom, type Random } from '../random.js';
import { type RentalStation } from '../sharing/rental-stations.js';
import { HUB } from '../town/roads.js';

/** What stands at one station. */
export interface StationState {
  readonly station: RentalStation;
  readonly bicycles: number;
  readonly electric: number;
  /** When something was last taken or brought. */
  readonly changedAt: Instant;
  /** Closed for repairs: nothing can be taken or brought. */
  readonly isClosed: boolean;
}

/** Vehicles per dock, and the part of them with assistance. */
const FILLING = 0.58;
const ELECTRIC_SHARE = 0.4;
const RIDES_PER_VEHICLE = 3.4;
const METRES_PER_SECOND = 3.4;
/** Vans put the vehicles in order before the first bus. */
const ORDERED_SECONDS = 4 * 3_600;

type Kind = 'bicycles' | 'electric';
interface Move {
  /** Seconds from noon − 12 h. */
  readonly at: number;
  readonly station: number;
  readonly kind: Kind;
  readonly change: -1 | 1;
}
interface Day {
  readonly start: readonly Record<Kind, number>[];
  readonly moves: readonly Move[];
}

/** The shared bicycles of a town: each is ridden from dock to dock, and none is ever lost or doubled. */
export class SharedBikes {
  private readonly days = new Map<ServiceDay, Day>();

  constructor(
    private readonly stations: readonly RentalStation[],
    private readonly seed: number,
    private readonly zone: string,
  ) {}

  state(instant: Instant): StationState[] {
    const today = dateAt((instant - ORDERED_SECONDS) as Instant, this.zone);
    const anchor = serviceAnchor(today, this.zone);
    const { start, moves } = this.dayOf(today);
    const counts = start.map((count) => ({ ...count, at: ORDERED_SECONDS }));
    for (const { at, station, kind, change } of moves) {
      if (anchor + at > instant) break;
      const count = entry(counts, station);
      count[kind] += change;
      count.at = at;
    }
    const closed = this.closedStation(today, instant - anchor);
    return counts.map(({ bicycles, electric, at }, i) => ({
      station: entry(this.stations, i),
      bicycles,
      electric,
      changedAt: (anchor + at) as Instant,
      isClosed: i === closed,
    }));
  }

  /** One station in the morning or afternoon of some days; −1 for none. */
  private closedStation(day: ServiceDay, seconds: number): number {
    const random = randomFrom(this.seed).fork(`repairs ${String(day)}`);
    const from = random.between(9, 15) * 3_600;
    const station = random.integer(this.stations.length);
    return random.chance(0.5) && seconds >= from && seconds < from + 7_200 ? station : -1;
  }

  /** The days that were asked for last; a day is always worked out in the same way. */
  private dayOf(day: ServiceDay): Day {
    const known = this.days.get(day);
    if (known) return known;
    if (this.days.size > 2) this.days.clear();
    const made = playDay(this.stations, day, randomFrom(this.seed).fork(`bicycles ${String(day)}`));
    this.days.set(day, made);
    return made;
  }
}

interface Vehicle {
  readonly kind: Kind;
  station: number;
}

interface Wish {
  readonly at: number;
  readonly vehicle: Vehicle;
}

function playDay(stations: readonly RentalStation[], day: ServiceDay, random: Random): Day {
  const vehicles = stationVehicles(stations, random);
  const start = stations.map((_, station) => countAt(vehicles, station));
  const free = stations.map(({ capacity }, station) => capacity - sum(entry(start, station)));
  const moves: Move[] = [];
  const busyUntil = new Map<Vehicle, number>();
  for (const { at, vehicle } of wishes(vehicles, day, random)) {
    if (at < (busyUntil.get(vehicle) ?? 0)) continue;
    const from = vehicle.station;
    const to = destination(stations, free, from, at, random);
    if (to === undefined) continue;
    const arrives = at + 90 + (gap(entry(stations, from), entry(stations, to)) * 1.3) / METRES_PER_SECOND;
    free[from] = entry(free, from) + 1;
    // The dock is taken from the moment of leaving, so that nobody arrives in vain.
    free[to] = entry(free, to) - 1;
    moves.push({ at, station: from, kind: vehicle.kind, change: -1 });
    moves.push({ at: Math.round(arrives), station: to, kind: vehicle.kind, change: 1 });
    vehicle.station = to;
    busyUntil.set(vehicle, arrives + 120);
  }
  return { start, moves: moves.sort((a, b) => a.at - b.at) };
}

function stationVehicles(stations: readonly RentalStation[], random: Random): Vehicle[] {
  return stations.flatMap(({ capacity }, station) =>
    Array.from({ length: Math.round(capacity * FILLING * random.between(0.7, 1.3)) }, (): Vehicle => ({
      station,
      kind: random.chance(ELECTRIC_SHARE) ? 'electric' : 'bicycles',
    })),
  );
}

const countAt = (vehicles: readonly Vehicle[], station: number): Record<Kind, number> => {
  const here = vehicles.filter((vehicle) => vehicle.station === station);
  const electric = here.filter(({ kind }) => kind === 'electric').length;
  return { bicycles: here.length - electric, electric };
};

const sum = ({ bicycles, electric }: Record<Kind, number>): number => bicycles + electric;

/** When somebody would take each vehicle, in order. */
function wishes(vehicles: readonly Vehicle[], day: ServiceDay, random: Random): Wish[] {
  const isWorking = weekdayOf(day) < 5;
  return vehicles
    .flatMap((vehicle) =>
      Array.from({ length: Math.round(random.between(0, 2 * RIDES_PER_VEHICLE)) }, () => ({
        at: Math.round(hourOf(random, isWorking) * 3_600),
        vehicle,
      })),
    )
    .sort((a, b) => a.at - b.at);
}

/** Two peaks on working days, the afternoon on others. */
function hourOf(random: Random, isWorking: boolean): number {
  const bell = (random.next() + random.next() + random.next()) / 3;
  if (!isWorking) return 9 + bell * 13;
  return random.chance(0.35) ? 6.5 + bell * 3.5 : random.chance(0.6) ? 15.5 + bell * 5 : 8 + bell * 14;
}

/** Towards the centre in the morning, away from it in the evening, seldom far; with a dock that is free. */
function destination(
  stations: readonly RentalStation[],
  free: readonly number[],
  from: number,
  at: number,
  random: Random,
): number | undefined {
  const inward = at < 11 * 3_600 ? 1 : at > 16 * 3_600 ? -1 : 0;
  const here = entry(stations, from);
  let [best, score] = [-1, -Infinity];
  for (let attempt = 0; attempt < 6; attempt++) {
    const to = random.integer(stations.length);
    const station = entry(stations, to);
    const metres = gap(here, station);
    const closer = gap(here, HUB) - gap(station, HUB);
    const value = random.between(0, 1_500) + inward * closer * 0.6 - metres * 0.5;
    if (to !== from && metres < 5_000 && entry(free, to) > 0 && value > score) [best, score] = [to, value];
  }
  return best < 0 ? undefined : best;
}
