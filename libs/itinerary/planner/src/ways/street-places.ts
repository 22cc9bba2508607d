import type { Facility, NetworkFacilities } from '@maillage/itinerary-model';
import type { Coordinate } from '@maillage/kernel';
import { StreetSearch, UNREACHED, type StreetGraph, type TravelMode } from '@maillage/street-graph';
import type { StopIndex, Timetable } from '@maillage/transit-timetable';
import { listServedPositions } from '../network/served-positions.js';
import { listServedStops } from '../network/served-stops.js';
import { createStopLocator, type StopLocator } from '../network/stop-locator.js';
import { pointOf } from './crow-ways.js';
import type { Pauses } from './facility-rules.js';
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
  #walks: FacilityWalks | undefined;

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
    const { points } = this.stopLinks('foot');
    this.farStops = this.#served.filter((stop) => points[stop] === undefined);
  }

  /** By stop; stops where nothing calls have none. */
  stopLinks(mode: TravelMode): StreetLinks {
    const known = this.#stopLinks.get(mode);
    if (known) return known;
    const places = Array.from({ length: this.timetable.stops.count }, (_, stop) =>
      this.#isServed[stop] === 1 ? pointOf(this.timetable, stop as StopIndex) : undefined,
    );
    const links = linkToStreets(this.graph, mode, places);
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

  /** The walks between each facility and the stops around it, made when they are first asked for. */
  get walks(): FacilityWalks {
    return (this.#walks ??= this.#measureWalks());
  }

  #measureWalks(): FacilityWalks {
    const { facilities } = this.facilities;
    const search = new StreetSearch(this.graph);
    const links = this.facilityLinks('foot');
    const costs = new Int32Array(this.timetable.stops.count);
    const offset = new Int32Array(facilities.length + 1);
    const stops: number[] = [];
    const deciseconds: number[] = [];
    const traveller = {
      mode: 'foot',
      metresPerSecond: MEASURED_METRES_PER_SECOND,
      walkMetresPerSecond: MEASURED_METRES_PER_SECOND,
    } as const;
    facilities.forEach((facility: Facility & Coordinate, row) => {
      const point = links.points[row];
      const near = this.locator.within(facility, STOP_METRES);
      if (point && near.length > 0) {
        search.run({ traveller, direction: 'forward', points: [point], limit: WALK_SECONDS * 10 });
        search.costsTo(this.stopLinks('foot'), costs);
        for (const { stop } of near) {
          const cost = costs[stop] as number;
          if (cost === UNREACHED) continue;
          stops.push(stop);
          deciseconds.push(cost);
        }
      }
      offset[row + 1] = stops.length;
    });
    return { offset, stops: Int32Array.from(stops), deciseconds: Int32Array.from(deciseconds) };
  }
}

/** Walks of facility f: stops[i] in deciseconds[i], i from offset[f] to offset[f + 1] − 1, at 1.2 m/s in either direction. */
export interface FacilityWalks {
  readonly offset: Int32Array;
  readonly stops: Int32Array;
  readonly deciseconds: Int32Array;
}

/** How much longer a walk takes at another speed than it was measured. */
export const walkFactor = (metresPerSecond: number): number => MEASURED_METRES_PER_SECOND / metresPerSecond;
