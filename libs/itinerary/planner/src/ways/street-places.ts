import type { NetworkFacilities } from '@maillage/itinerary-model';
import { entry, type Coordinate } from '@maillage/kernel';
import { StreetSearch, UNREACHED, type StreetGraph, type StreetPoint, type TravelMode } from '@maillage/street-graph';
import type { StopIndex, Timetable } from '@maillage/transit-timetable';
import { listServedPositions } from '../network/served-positions.js';
import { listServedStops } from '../network/served-stops.js';
import { createStopLocator, type StopLocator } from '../network/stop-locator.js';
import { pointOf } from './crow-ways.js';
import type { Pauses } from './facility-rules.js';
import { linkEntrances, listEntrances, type Entrance } from './station-entrances.js';
import { linkToStreets, type StreetLinks } from './street-links.js';

/** Walks between a facility and the stops around it are known up to this long. */
const WALK_SECONDS = 600;
/** The speed at which they were measured. */
const MEASURED_METRES_PER_SECOND = 1.2;
/** A facility farther from every stop leads to none. */
const STOP_METRES = 700;

/** Stops and facilities as they lie beside the streets: what does not change from one request to the next. */
export class StreetPlaces {
  readonly locator: StopLocator;
  /** Served stops without a street anywhere near. */
  readonly farStops: readonly StopIndex[];
  readonly #stopLinks = new Map<TravelMode, StreetLinks>();
  readonly #facilityLinks = new Map<TravelMode, StreetLinks>();
  readonly #served: readonly StopIndex[];
  readonly #isServed: Uint8Array;
  readonly #entrances: readonly Entrance[];
  readonly #walks: FacilityWalks[] = [];
  #search: StreetSearch | undefined;

  constructor(
    readonly timetable: Timetable,
    readonly graph: StreetGraph,
    readonly facilities: NetworkFacilities,
    readonly pauses: Pauses,
  ) {
    this.#served = listServedStops(listServedPositions(timetable));
    this.#isServed = new Uint8Array(timetable.stops.count);
    for (const stop of this.#served) this.#isServed[stop] = 1;
    this.locator = createStopLocator(timetable, this.#served);
    this.#entrances = listEntrances(timetable, this.#isServed);
    const { points } = this.stopLinks('foot');
    this.farStops = this.#served.filter((stop) => points[stop] === undefined);
  }

  /** By stop, the entrances of its station among its points; stops where nothing calls have none. */
  stopLinks(mode: TravelMode): StreetLinks {
    const known = this.#stopLinks.get(mode);
    if (known) return known;
    const places = Array.from({ length: this.timetable.stops.count }, (_, stop) =>
      this.#isServed[stop] === 1 ? pointOf(this.timetable, stop as StopIndex) : undefined,
    );
    const links = linkToStreets(
      this.graph,
      mode,
      places,
      linkEntrances(this.graph, mode, this.timetable, this.#entrances),
    );
    this.#stopLinks.set(mode, links);
    return links;
  }

  /** By facility. */
  facilityLinks(mode: TravelMode): StreetLinks {
    const known = this.#facilityLinks.get(mode);
    if (known) return known;
    const links = linkToStreets(this.graph, mode, this.facilities.facilities);
    this.#facilityLinks.set(mode, links);
    return links;
  }

  /** The walks between a facility and the stops around it, found when they are first asked for. */
  walksOf(facility: number): FacilityWalks {
    return (this.#walks[facility] ??= this.measureWalks(
      entry(this.facilities.facilities, facility),
      this.facilityLinks('foot').of(facility),
    ));
  }

  /** The walks between any place beside the streets and the stops around it. */
  measureWalks(place: Coordinate, points: readonly StreetPoint[]): FacilityWalks {
    const near = this.locator.within(place, STOP_METRES);
    if (points.length === 0 || near.length === 0) return NO_WALKS;
    const search = (this.#search ??= new StreetSearch(this.graph));
    search.run({ traveller: MEASURING, direction: 'forward', points, limit: WALK_SECONDS * 10 });
    const links = this.stopLinks('foot');
    const walks = near.flatMap(({ stop }) => {
      const cost = Math.min(UNREACHED, ...links.of(stop).map((point) => search.costTo(point)));
      return cost === UNREACHED ? [] : [{ stop, cost }];
    });
    return {
      stops: Int32Array.from(walks, ({ stop }) => stop),
      deciseconds: Int32Array.from(walks, ({ cost }) => cost),
    };
  }
}

const MEASURING = {
  mode: 'foot',
  metresPerSecond: MEASURED_METRES_PER_SECOND,
  walkMetresPerSecond: MEASURED_METRES_PER_SECOND,
} as const;

/** stops[i] is deciseconds[i] away at 1.2 m/s, in either direction. */
export interface FacilityWalks {
  readonly stops: Int32Array;
  readonly deciseconds: Int32Array;
}

const NO_WALKS: FacilityWalks = { stops: new Int32Array(0), deciseconds: new Int32Array(0) };

/** How much longer a walk takes at another speed than it was measured. */
export const walkFactor = (metresPerSecond: number): number => MEASURED_METRES_PER_SECOND / metresPerSecond;
