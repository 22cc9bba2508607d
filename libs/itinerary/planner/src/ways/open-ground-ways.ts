import { endsOf, type BaseWays, type Offer } from './base-ways.js';
import { CROW_DETOUR, nameable, type CrowWays } from './crow-ways.js';
import { offStreetMetres } from './off-street.js';
import type { ReachQuery } from './ways.js';

/** On foot where streets are no help; nobody knows whether open ground is free of steps. */
export class OpenGroundWays {
  constructor(
    private readonly ways: BaseWays,
    private readonly crow: CrowWays,
  ) {}

  offer(query: ReachQuery, offer: Offer): void {
    this.#offerNearer(query, offer);
    this.#offerFarStops(query, offer);
  }

  /** Stops that are nearer than the streets. */
  #offerNearer(query: ReachQuery, offer: Offer): void {
    const { place, traveller, direction } = query;
    const { timetable, locator } = this.ways.places;
    const { points } = this.ways.places.stopLinks('foot');
    const links = this.ways.pointsAt(place, 'foot', traveller);
    if (links.length === 0) {
      this.#offerNearStops(query, offer);
      return;
    }
    for (const point of links)
      for (const { stop } of locator.within(place, point.door / 10 + traveller.maxMatchingMetres)) {
        if (this.ways.places.isInside(stop, 'foot')) continue;
        const there = points[stop];
        const metres = there && offStreetMetres(point, there);
        if (metres === undefined) continue;
        const deciseconds = Math.ceil((metres / traveller.walkingMetresPerSecond) * 10);
        const [from, to] = endsOf(direction, nameable(timetable, stop));
        const straightOn = { mode: 'WALK', from, to, pauseSeconds: 0, line: undefined } as const;
        const sections = () => [{ ...straightOn, seconds: Math.ceil(deciseconds / 10), metres: Math.round(metres) }];
        offer(stop, { deciseconds, sections });
      }
  }

  /** From beside no street one gets to what is as near as a street would have to be. */
  #offerNearStops(query: ReachQuery, offer: Offer): void {
    const metresPerSecond = query.traveller.walkingMetresPerSecond;
    const maxSeconds = Math.min(query.maxSeconds, (query.traveller.maxMatchingMetres * CROW_DETOUR) / metresPerSecond);
    const crow = this.crow.reach({ ...query, maxSeconds });
    for (const { stop, seconds } of crow.offsets)
      offer(stop, { deciseconds: seconds * 10, sections: () => crow.sectionsTo(stop) });
  }

  /** Stops far from all streets are walked to as the crow flies. */
  #offerFarStops(query: ReachQuery, offer: Offer): void {
    if (this.ways.places.farStops.length === 0) return;
    const far = new Set(this.ways.places.farStops);
    const crow = this.crow.reach(query);
    for (const { stop, seconds } of crow.offsets)
      if (far.has(stop)) offer(stop, { deciseconds: seconds * 10, sections: () => crow.sectionsTo(stop) });
  }
}
