import { UNREACHED } from '@maillage/street-graph';
import type { StopIndex } from '@maillage/transit-timetable';
import type { FacilityPlaces } from './facility-places.js';
import { walkFactor } from './street-places.js';
import type { Traveller } from './ways.js';

/** The facility over which a stop is reached soonest. */
interface OverFacility {
  readonly facility: number;
  readonly deciseconds: number;
}

/** Stops by the facility over which each is reached soonest, walks between the two included. */
export class SoonestStops {
  readonly #best = new Map<StopIndex, OverFacility>();
  readonly #factor: number;

  constructor(
    private readonly places: FacilityPlaces,
    { walkingMetresPerSecond }: Traveller,
    private readonly limit: number,
  ) {
    this.#factor = walkFactor(walkingMetresPerSecond);
  }

  /** The facility is reached, and left, in so many deciseconds. */
  add(facility: number, spent: number): void {
    if (spent > this.limit) return;
    const { stops, deciseconds } = this.places.walksOf(facility);
    for (let i = 0; i < stops.length; i++) {
      const stop = stops[i] as StopIndex;
      const total = spent + Math.round((deciseconds[i] as number) * this.#factor);
      if (total > this.limit || total >= (this.#best.get(stop)?.deciseconds ?? UNREACHED)) continue;
      this.#best.set(stop, { facility, deciseconds: total });
    }
  }

  forEach(visit: (stop: StopIndex, over: OverFacility) => void): void {
    this.#best.forEach((over, stop) => {
      visit(stop, over);
    });
  }
}
