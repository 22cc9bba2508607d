import {
  PLAN_DEFAULTS,
  USUAL_COMBINING,
  type Availability,
  type FreeVehicle,
  type Itinerary,
  type LegAvailability,
  type ParkPresence,
  type Presence,
  type RentalZone,
  type StationPresence,
  type WayMode,
} from '@maillage/itinerary-model';
import type { Instant } from '@maillage/kernel';
import { buildDayView } from '@maillage/transit-timetable';
import type { DayViews } from '../routing/day-routers.js';
import { NetworkPlanner } from '../routing/network-planner.js';
import type { RouteRequest } from '../routing/route-request.js';
import type { RouteResult } from '../routing/route-result.js';
import { ALL_MODES } from '../network/transit-mode.js';
import type { StreetCity } from './street-city.js';

/** What is drawn of the present of a city: what is left out is as good as it can be. */
export interface DrawnPresent {
  /** Seconds since it was so, and how old it may be. */
  readonly age?: number;
  readonly maxAge?: number;
  readonly stations?: Readonly<Record<string, Partial<StationPresence>>>;
  readonly parks?: Readonly<Record<string, Partial<ParkPresence>>>;
  /** Vehicles by their names, at letters. */
  readonly vehicles?: Readonly<Record<string, Partial<FreeVehicle> & { readonly at: string }>>;
  readonly zones?: readonly (Pick<RentalZone, 'area'> & { readonly rule: Partial<RentalZone['rules'][number]> })[];
}

export interface DrawnQuestion extends Partial<RouteRequest> {
  readonly by?: WayMode;
  readonly after?: WayMode;
  readonly all?: WayMode;
  readonly at: string;
}

/** 8:00 in Paris on a Tuesday: when everybody asks. */
export const NOW = (Date.parse('2026-01-20T08:00:00+01:00') / 1000) as Instant;
const instantOf = (clock: string): Instant => (Date.parse(`2026-01-20T${clock}:00+01:00`) / 1000) as Instant;
const clockOf = (instant: Instant): string => new Date((instant + 3_600) * 1000).toISOString().slice(11, 16);

/** A city of streets whose present is known, asked for journeys at eight o'clock. */
export class LiveCity {
  readonly now = NOW;
  readonly #planner: NetworkPlanner;

  constructor(private readonly city: StreetCity) {
    const views: DayViews = { view: (day, direction) => buildDayView(city.timetable, day, direction) };
    this.#planner = new NetworkPlanner(city.timetable, views, city.ways);
  }

  present(drawn: DrawnPresent): this {
    this.city.ways.use(toAvailability(this.city, drawn));
    return this;
  }

  ask(from: string, to: string, { by = 'WALK', after = 'WALK', all, at, ...more }: DrawnQuestion): RouteResult {
    const wishes = (modes: readonly WayMode[]) => ({ modes, maxSeconds: 3_600, rental: PLAN_DEFAULTS.directRental });
    return this.#planner.route(
      {
        from: this.city.place(from),
        to: this.city.place(to),
        time: instantOf(at),
        now: NOW,
        arriveBy: false,
        timetableView: false,
        page: undefined,
        windowSeconds: 3_600,
        minItineraries: 1,
        maxItineraries: undefined,
        maxTrips: 2,
        maxTravelSeconds: undefined,
        minTransferSeconds: 0,
        additionalTransferSeconds: 0,
        transferTimeFactor: 1,
        modes: all ? 0 : ALL_MODES,
        bikes: false,
        traveller: {
          wheelchair: false,
          walkingMetresPerSecond: 1,
          cyclingMetresPerSecond: 4,
          elevationCosts: 'NONE',
          maxMatchingMetres: 250,
        },
        access: wishes([by]),
        egress: wishes([after]),
        direct: wishes(all ? [all] : []),
        fastestDirectFactor: 100,
        combining: USUAL_COMBINING,
        via: [],
        ...more,
      },
      () => false,
    );
  }

  /** `08:00 RENTAL s1→s2 [live 3; live 4 60s velo] ~ bus B→J`, a line for each itinerary. */
  plan(from: string, to: string, question: DrawnQuestion): string[] {
    const { direct, itineraries } = this.ask(from, to, question);
    return [...direct, ...itineraries].map((itinerary) => this.tell(itinerary));
  }

  tell({ departure, legs }: Itinerary): string {
    const told = legs.map((leg) => {
      if (leg.kind === 'ride') return `bus ${clockOf(leg.departure)}`;
      const rests = [leg.taken, leg.left].flatMap((rest) => (rest ? tellRest(rest) : []));
      const on = rests.length > 0 ? ` [${rests.join('; ')}]` : '';
      return `${leg.mode} ${this.city.endName(leg.from)}→${this.city.endName(leg.to)}${on}`;
    });
    return `${clockOf(departure)} ${told.join(' ~ ')}`;
  }
}

const tellRest = ({ basis, count, ageSeconds, feed }: LegAvailability): string =>
  [basis, count, ageSeconds === undefined ? undefined : `${String(ageSeconds)}s`, feed]
    .filter((part) => part !== undefined && part !== '')
    .join(' ');

function toAvailability(city: StreetCity, drawn: DrawnPresent): Availability {
  const { age = 60, maxAge = 300, stations = {}, parks = {}, vehicles, zones } = drawn;
  const rowOf = (id: string): number => city.facilities.facilities.findIndex((facility) => facility.id === id);
  const facilities = new Map<number, Presence>();
  for (const [id, told] of Object.entries(stations)) facilities.set(rowOf(id), { ...GOOD_STATION, ...told });
  for (const [id, told] of Object.entries(parks)) facilities.set(rowOf(id), { ...GOOD_PARK, ...told });
  return {
    sequence: 1,
    sources: [
      { feed: 'velo', at: (NOW - age) as Instant, maxAgeSeconds: maxAge },
      { feed: 'parks', at: (NOW - age) as Instant, maxAgeSeconds: maxAge },
    ],
    facilities,
    vehicles: Object.entries(vehicles ?? {}).map(([id, { at, ...told }]): FreeVehicle => {
      const { latitude, longitude } = city.place(at);
      return { ...GOOD_VEHICLE, id, latitude, longitude, ...told };
    }),
    systems: new Map([
      [
        0,
        {
          source: 0,
          tellsVehicles: vehicles !== undefined,
          zones: (zones ?? []).map(({ area, rule }) => ({
            name: '',
            area,
            rules: [{ ...ALLOWED, ...rule }],
            start: undefined,
            end: undefined,
          })),
          globalRules: [],
          zonesDigest: JSON.stringify(zones ?? []),
        },
      ],
    ]),
  };
}

const GOOD_STATION: StationPresence = {
  kind: 'station',
  source: 0,
  vehicles: 5,
  docks: 5,
  types: [],
  isInstalled: true,
  isRenting: true,
  isReturning: true,
};
const GOOD_PARK: ParkPresence = { kind: 'park', source: 1, places: 9, state: 'open', trend: undefined, at: undefined };
const GOOD_VEHICLE = {
  kind: 'rental-vehicle',
  name: '',
  system: 0,
  vehicleType: 0,
  rangeMetres: undefined,
  source: 0,
  isReserved: false,
  isDisabled: false,
} as const;
const ALLOWED = {
  types: [],
  rideStartAllowed: true,
  rideEndAllowed: true,
  rideThroughAllowed: true,
  stationParking: false,
};
