import {
  DESTINATION,
  ORIGIN,
  type Availability,
  type LegEnd,
  type Place,
  type StreetLine,
  type StreetMode,
} from '@maillage/itinerary-model';
import {
  findStreetPoints,
  StreetSearch,
  UNREACHED,
  type OpenStreets,
  type StreetPoint,
  type TravelMode,
} from '@maillage/street-graph';
import type { StopIndex } from '@maillage/transit-timetable';
import { familyOf } from '../network/stop-family.js';
import { FacilityPlaces, VehicleMemory } from './facility-places.js';
import { FacilityRules, type Moment } from './facility-rules.js';
import { FootpathLines } from './footpath-lines.js';
import type { EntranceUse } from './station-entrances.js';
import type { StreetPlaces } from './street-places.js';
import { matchPlace } from './match-place.js';
import { streetTraveller } from './street-traveller.js';
import type { StreetSection, Traveller } from './ways.js';

export type SearchDirection = 'forward' | 'backward';

/** A search from a place, or to it, in one mode. */
export interface BaseSearch {
  readonly search: StreetSearch;
  /** As far as it may go. */
  readonly seconds: number;
}

/** How a stop or the destination is reached. */
export interface FoundWay {
  readonly deciseconds: number;
  readonly sections: () => readonly StreetSection[];
}

export type Offer = (stop: StopIndex, way: FoundWay) => void;

interface BaseQuery {
  readonly place: Place;
  readonly travelMode: TravelMode;
  readonly direction: SearchDirection;
  readonly seconds: number;
  /** Seconds that are enough at first: whoever needs more lets the search go on. */
  readonly rest?: number;
  readonly traveller: Traveller;
  /** Only these streets; then the search is not remembered. */
  readonly open?: OpenStreets | undefined;
}

/** The searches of one request, each made once; their memory is kept for the next request. */
export class BaseWays {
  readonly lines: FootpathLines;
  /** Replaced between requests. */
  facilities: FacilityPlaces;
  rules: FacilityRules;
  readonly #memory = new VehicleMemory();
  readonly #known = new Map<string, BaseSearch | undefined>();
  readonly #searches: StreetSearch[] = [];
  #used = 0;
  /** Whether the request wants lines. */
  isDrawn = true;

  constructor(readonly places: StreetPlaces) {
    this.facilities = new FacilityPlaces(places);
    this.rules = this.#rulesAt(undefined);
    this.lines = new FootpathLines(places, () => this.facilities);
  }

  /** Later requests are about what this tells. */
  use(availability: Availability): void {
    this.facilities = new FacilityPlaces(this.places, availability, this.#memory);
    this.rules = this.#rulesAt(undefined);
  }

  /** What is used was told again. */
  useAges(sources: Availability['sources']): void {
    this.facilities = this.facilities.aged(sources);
    this.rules = this.#rulesAt(undefined);
  }

  begin(isDrawn: boolean, moment: Moment | undefined): void {
    this.isDrawn = isDrawn;
    this.#known.clear();
    this.#used = 0;
    this.rules = this.#rulesAt(moment);
  }

  /** A search to be used until the next request. */
  take(): StreetSearch {
    const search = this.#searches[this.#used] ?? new StreetSearch(this.places.graph);
    this.#searches[this.#used++] = search;
    return search;
  }

  /** The search from a place or to it; undefined where no street of the mode is near. */
  base({ open, ...query }: BaseQuery): BaseSearch | undefined {
    if (open) return this.#searchOn(open, query);
    const { place, travelMode, direction, seconds, rest = seconds, traveller } = query;
    const key = [travelMode, direction, place.stop, place.latitude, place.longitude].join();
    const known = this.#known.get(key);
    if (this.#known.has(key) && (known === undefined || known.seconds >= seconds)) {
      known?.search.goOn(decisecondsOf(rest));
      return known;
    }
    const points = this.pointsAt(place, travelMode, traveller, direction === 'forward' ? 'out' : 'in');
    if (points.length === 0) {
      this.#known.set(key, undefined);
      return undefined;
    }
    const search = known?.search ?? this.take();
    const [limit, resting] = [decisecondsOf(seconds), decisecondsOf(rest)];
    search.run({ traveller: streetTraveller(travelMode, traveller), direction, points, limit, rest: resting });
    const base = { search, seconds };
    this.#known.set(key, base);
    return base;
  }

  #searchOn(open: OpenStreets, query: Omit<BaseQuery, 'open'>): BaseSearch | undefined {
    const { place, travelMode, direction, seconds, traveller } = query;
    const points = this.pointsAt(place, travelMode, traveller, direction === 'forward' ? 'out' : 'in');
    if (points.length === 0) return undefined;
    const search = this.take();
    const limit = decisecondsOf(seconds);
    search.run({ traveller: streetTraveller(travelMode, traveller), direction, points, limit, open });
    return { search, seconds };
  }

  /** Where a place lies beside the streets: a stop where its platforms and entrances do. `use`: to go in there, or out. */
  pointsAt(
    place: Place,
    mode: TravelMode,
    { maxMatchingMetres }: Traveller,
    use: Exclude<EntranceUse, 'both'> = 'out',
  ): readonly StreetPoint[] {
    const { timetable, graph } = this.places;
    const family = place.stop >= 0 ? familyOf(timetable, place.stop as StopIndex) : [];
    const links = this.places.stopLinks(mode, use);
    const platforms = family.flatMap((stop) => links.of(stop));
    if (platforms.length > 0 || family.some((stop) => this.places.isInside(stop, mode))) return platforms;
    // A stop far from the streets is linked to none.
    const match = place.stop >= 0 ? findStreetPoints : matchPlace;
    return match(graph, mode, place, maxMatchingMetres);
  }

  #rulesAt(moment: Moment | undefined): FacilityRules {
    return new FacilityRules(this.facilities, moment, this.places.timetable.timezone);
  }

  /** The way that a search found to a point. */
  section(
    { search }: Pick<BaseSearch, 'search'>,
    point: StreetPoint,
    mode: StreetMode,
    [from, to]: readonly [LegEnd, LegEnd],
    deciseconds: number,
  ): StreetSection {
    const told = { mode, from, to, seconds: Math.ceil(deciseconds / 10), pauseSeconds: 0 };
    if (!this.isDrawn) return { ...told, metres: search.metresTo(point) ?? 0, line: UNDRAWN };
    const line = search.lineTo(point);
    return { ...told, metres: line?.metres ?? 0, line };
  }

  /** The one of some points that a search comes to first; it goes no farther than that. */
  nearestOf(
    { search, seconds }: BaseSearch,
    points: readonly StreetPoint[],
  ): { readonly point: StreetPoint; readonly deciseconds: number } | undefined {
    const limit = decisecondsOf(seconds);
    for (;;) {
      let best: { point: StreetPoint; deciseconds: number } | undefined;
      for (const point of points) {
        const deciseconds = search.costTo(point);
        if (deciseconds < (best?.deciseconds ?? UNREACHED)) best = { point, deciseconds };
      }
      if (best || points.length === 0 || search.foundWithin >= limit) return best;
      search.goOn(search.foundWithin + Math.ceil(limit * STEP));
    }
  }
}

/** Of its limit, what a search goes on when it has not found what is looked for. */
export const STEP = 1 / 8;

export const decisecondsOf = (seconds: number): number => Math.ceil(seconds * 10);

/** Along streets, of which nobody asked to know more. */
export const UNDRAWN: StreetLine = { points: new Int32Array(0), steps: [] };

/** The ends of a way between the place and a stop. */
export const endsOf = (direction: SearchDirection, stop: StopIndex): readonly [LegEnd, LegEnd] =>
  direction === 'forward' ? [ORIGIN, stop] : [stop, DESTINATION];
