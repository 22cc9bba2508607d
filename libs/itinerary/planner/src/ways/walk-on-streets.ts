import KDBush from 'kdbush';
import type { PlatformSpot } from '@maillage/itinerary-model';
import { entry, type Coordinate } from '@maillage/kernel';
import { StreetSearch, UNREACHED, type StreetGraph, type StreetPoint, type TravelMode } from '@maillage/street-graph';
import type { StopWalks, StreetWalks, WalkOnStreets } from '@maillage/transit-timetable';
import { offStreetMetres } from './off-street.js';
import { spotsOf, type SpotOf } from './platform-spots.js';
import { costsOf, linkToStreets, toLinks } from './street-links.js';

/** Metres per second at which the walks between stops are measured. */
const SPEEDS = { foot: 1.2, wheelchair: 0.8 } as const;
/** Of the stops around, the nearest this many. */
const MOST_NEIGHBOURS = 256;

/** The walks between the stops of a territory along its streets, from and to the platforms on which they lie. */
export const walksOn = (graph: StreetGraph, platforms: readonly PlatformSpot[] = []): StreetWalks => ({
  onFoot: walkOn(graph, 'foot', spotsOf(platforms)),
  inWheelchair: walkOn(graph, 'wheelchair', spotsOf(platforms)),
});

const walkOn =
  (graph: StreetGraph, mode: Extract<TravelMode, keyof typeof SPEEDS>, spotOf: SpotOf): WalkOnStreets =>
  (places, { maxSeconds }) =>
    new Walks(graph, mode, places, maxSeconds, spotOf);

class Walks implements StopWalks {
  readonly #search: StreetSearch;
  readonly #links: ReturnType<typeof linkToStreets>;
  readonly #index: KDBush;

  constructor(
    graph: StreetGraph,
    private readonly mode: keyof typeof SPEEDS,
    private readonly places: readonly Coordinate[],
    private readonly maxSeconds: number,
    spotOf: SpotOf,
  ) {
    this.#search = new StreetSearch(graph);
    this.#links = linkToStreets(graph, mode, places, [], spotOf);
    this.#index = new KDBush(places.length);
    for (const { longitude, latitude } of places) this.#index.add(longitude, latitude);
    if (places.length > 0) this.#index.finish();
  }

  /** Nobody knows whether open ground is free of steps. */
  get mayFly(): boolean {
    return this.mode === 'foot';
  }

  isLinked(place: number): boolean {
    return this.#links.points[place] !== undefined;
  }

  forEach(from: number, visit: (to: number, seconds: number) => void): void {
    const points = this.#links.of(from);
    const [nearestPoint] = points;
    if (!nearestPoint) return;
    const speed = SPEEDS[this.mode];
    this.#search.run({
      traveller: { mode: this.mode, metresPerSecond: speed, walkMetresPerSecond: speed },
      direction: 'forward',
      points,
      limit: this.maxSeconds * 10,
    });
    const near = this.#near(from);
    const { costs } = costsOf({ search: this.#search }, toLinks(near.map((place) => this.#links.of(place))));
    const found = near.flatMap((to, row) => {
      const cost = Math.min(costs[row] as number, this.#offStreet(nearestPoint, to));
      return cost === UNREACHED || to === from ? [] : [{ to, cost }];
    });
    const kept = found.length > MOST_NEIGHBOURS ? nearest(found) : found;
    for (const { to, cost } of kept) visit(to, Math.ceil(cost / 10));
  }

  /** Deciseconds over open ground, which nobody knows to be free of steps. */
  #offStreet(from: StreetPoint, to: number): number {
    const point = this.#links.points[to];
    const metres = point && this.mode === 'foot' ? offStreetMetres(from, point) : undefined;
    return metres === undefined ? UNREACHED : Math.ceil((metres / SPEEDS.foot) * 10);
  }

  /** Places so near that the crow could walk there. */
  #near(from: number): readonly number[] {
    const { latitude, longitude } = entry(this.places, from);
    const north = (this.maxSeconds * SPEEDS[this.mode]) / METRES_PER_DEGREE;
    const east = north / Math.max(0.01, Math.cos((latitude * Math.PI) / 180));
    return this.#index
      .range(longitude - east, latitude - north, longitude + east, latitude + north)
      .filter((place) => this.isLinked(place));
  }
}

interface Walked {
  readonly to: number;
  readonly cost: number;
}

const nearest = (found: readonly Walked[]): readonly Walked[] =>
  [...found].sort((a, b) => a.cost - b.cost || a.to - b.to).slice(0, MOST_NEIGHBOURS);

/** A little less than the shortest degree, so that a box never cuts its circle. */
const METRES_PER_DEGREE = 110_000;
