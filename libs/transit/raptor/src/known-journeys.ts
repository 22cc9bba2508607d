import type { Direction } from '@maillage/transit-timetable';
import type { KnownJourney } from './journey.js';
import type { SearchState } from './search-state.js';

interface KnownTimes {
  readonly leaves: number;
  readonly arrives: number;
  readonly trips: number;
}

/** Journeys known beforehand: who leaves no later and rides as often has to be there earlier. */
export class KnownJourneys {
  /** In the view's sense of time, those that leave last come last. */
  readonly #journeys: KnownTimes[];

  constructor(direction: Direction, journeys: readonly KnownJourney[]) {
    this.#journeys = journeys
      .map(({ departure, arrival, trips }) =>
        direction === 'forward'
          ? { leaves: departure, arrives: arrival, trips }
          : { leaves: -arrival, arrives: -departure, trips },
      )
      .sort((a, b) => a.leaves - b.leaves);
  }

  /** Bounds what is found from `moment` on, which is asked for in descending order. */
  bound({ bestAtGoal, maxTrips }: SearchState, moment: number): void {
    for (let last = this.#journeys.at(-1); last && last.leaves >= moment; last = this.#journeys.at(-1)) {
      this.#journeys.pop();
      for (let k = last.trips; k <= maxTrips && last.arrives < bestAtGoal[k]; k++) bestAtGoal[k] = last.arrives;
    }
  }
}
