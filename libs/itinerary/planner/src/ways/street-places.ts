import type { NetworkFacilities } from '@maillage/itinerary-model';
import { entry, type Coordinate } from '@maillage/kernel';
import { StreetSearch, UNREACHED, type StreetGraph, type StreetPoint, type TravelMode } from '@maillage/street-graph';
import type { StopIndex, Timetable } from '@maillage/transit-timetable';
import { listServedPositions } from '../network/served-positions.js';
import { listServedStops } from '../network/served-stops.js';
import { createStopLocator, type StopLocator } from '../network/stop-locator.js';
import { pointOf } from './crow-ways.js';
import type { Pauses } from './facility-rules.js';
import { spotsOf, type SpotOf } from './platform-spots.js';
import { linkEntrances, listEntrances, type Entrance, type EntranceUse } from './station-entrances.js';
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
  /** By mode and use. */
  readonly #stopLinks = new Map<string, StreetLinks>();
  readonly #facilityLinks = new Map<TravelMode, StreetLinks>();
  readonly #spotOf: SpotOf;
  readonly #served: readonly StopIndex[];
  readonly #isServed: Uint8Array;
  readonly #entrances: readonly Entrance[];
  readonly #entranceOf = new Map<StreetPoint, StopIndex>();
  readonly #inside: ReadonlySet<StopIndex>;
  readonly #hasOneWay: boolean;
  readonly #walks: FacilityWalks[] = [];
  #search: StreetSearch | undefined;

  constructor(
    readonly timetable: Timetable,
    readonly graph: StreetGraph,
    readonly facilities: NetworkFacilities,
    readonly pauses: Pauses,
  ) {
    this.#spotOf = spotsOf(facilities.platforms ?? []);
    this.#served = listServedStops(listServedPositions(timetable));
    this.#isServed = new Uint8Array(timetable.stops.count);
    for (const stop of this.#served) this.#isServed[stop] = 1;
    this.locator = createStopLocator(timetable, this.#served);
    this.#entrances = listEntrances(timetable, this.#isServed);
    this.#hasOneWay = this.#entrances.some(({ use }) => use !== 'both');
    const onFoot = linkEntrances(graph, 'foot', timetable, this.#entrances);
    this.#inside = new Set(onFoot.flatMap(({ through }) => (through.inside ? [through.platform] : [])));
    const { points } = this.stopLinks('foot');
    this.farStops = this.#served.filter((stop) => points[stop] === undefined);
  }

  /**
   * By stop, the entrances of its station among its points; stops where nothing calls have none. `use`: those by which one
   * gets in, or out.
   */
  stopLinks(mode: TravelMode, use: EntranceUse = 'both'): StreetLinks {
    const asked = this.#hasOneWay ? use : 'both';
    const key = `${mode} ${asked}`;
    const known = this.#stopLinks.get(key);
    if (known) return known;
    const places = Array.from({ length: this.timetable.stops.count }, (_, row) => {
      const stop = row as StopIndex;
      return this.#isServed[stop] === 1 && !this.isInside(stop, mode) ? pointOf(this.timetable, stop) : undefined;
    });
    const entrances = linkEntrances(this.graph, mode, this.timetable, this.#entrances).filter(
      ({ through }) => asked === 'both' || through.use === 'both' || through.use === asked,
    );
    for (const { through, point } of entrances) this.#entranceOf.set(point, through.entrance);
    const more = entrances.map(({ through, point }) => [through.platform, point] as const);
    const links = linkToStreets(this.graph, mode, places, more, this.#spotOf);
    this.#stopLinks.set(key, links);
    return links;
  }

  /** The entrance that a point of a stop stands for; undefined where it is the street beside the stop. */
  entranceOf(point: StreetPoint): StopIndex | undefined {
    return this.#entranceOf.get(point);
  }

  /** Whether one walks there by the ways that its station tells of, and by no other. */
  isInside(stop: StopIndex, mode: TravelMode): boolean {
    return (mode === 'foot' || mode === 'wheelchair') && this.#inside.has(stop);
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
