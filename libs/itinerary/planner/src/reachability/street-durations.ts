import { StreetSearch, UNREACHED, type StreetGraph, type TravelMode } from '@maillage/street-graph';
import { PLAN_DEFAULTS } from '@maillage/itinerary-model';
import type { CrowWays } from '../ways/crow-ways.js';
import { matchPlace } from '../ways/match-place.js';
import { costsOf, toLinks } from '../ways/street-links.js';
import { streetTraveller } from '../ways/street-traveller.js';
import type { Traveller } from '../ways/ways.js';
import { NOT_REACHED, type ManyQuestion, type StreetReach } from './reach-question.js';

type Measured = Pick<ManyQuestion, 'one' | 'many' | 'arriveBy' | 'traveller'> & StreetReach;

/** By row of the many; metres only where they were asked for. */
interface Durations {
  readonly seconds: Int32Array<ArrayBuffer>;
  readonly metres: Int32Array<ArrayBuffer>;
}

/** How long it takes between one place and many: one search along streets, or straight on where none are known. */
export class StreetDurations {
  #search: StreetSearch | undefined;

  constructor(
    private readonly crow: CrowWays,
    private readonly graph: StreetGraph | undefined,
  ) {}

  measure(question: Measured): Durations {
    return this.graph ? this.#along(this.graph, question) : this.#straight(question);
  }

  #along(graph: StreetGraph, question: Measured): Durations {
    const { one, many, arriveBy, traveller, maxSeconds, withDistance } = question;
    const mode = travelModeOf(question);
    const { maxMatchingMetres } = traveller;
    const points = mode ? matchPlace(graph, mode, one, maxMatchingMetres) : [];
    if (!mode || points.length === 0) return nothing(many.length, withDistance);
    const search = (this.#search ??= new StreetSearch(graph));
    search.run({
      traveller: streetTraveller(mode, traveller),
      direction: arriveBy ? 'backward' : 'forward',
      points,
      limit: Math.floor(maxSeconds * 10),
    });
    const links = toLinks(many.map((place) => matchPlace(graph, mode, place, maxMatchingMetres)));
    const reached = costsOf({ search }, links);
    const metres = new Int32Array(withDistance ? many.length : 0);
    if (withDistance)
      reached.points.forEach((point, row) => {
        const found = point && reached.costs[row] !== UNREACHED ? search.metresTo(point) : undefined;
        metres[row] = found ?? NOT_REACHED;
      });
    const seconds = Int32Array.from(reached.costs, (cost) => (cost === UNREACHED ? NOT_REACHED : Math.ceil(cost / 10)));
    return { seconds, metres };
  }

  #straight({ one, many, arriveBy, traveller, mode, maxSeconds, withDistance }: Measured): Durations {
    const durations = nothing(many.length, withDistance);
    if (traveller.wheelchair && mode === 'BIKE') return durations;
    many.forEach((other, row) => {
      const [from, to] = arriveBy ? [other, one] : [one, other];
      const rental = PLAN_DEFAULTS.directRental;
      const [way] = this.crow.direct({ from, to, mode, maxSeconds, traveller, rental }) ?? [];
      if (!way) return;
      durations.seconds[row] = way.seconds;
      if (withDistance) durations.metres[row] = way.metres;
    });
    return durations;
  }
}

const nothing = (count: number, withDistance: boolean): Durations => ({
  seconds: new Int32Array(count).fill(NOT_REACHED),
  metres: new Int32Array(withDistance ? count : 0).fill(NOT_REACHED),
});

/** Undefined: not in a wheelchair. */
function travelModeOf({
  mode,
  traveller: { wheelchair },
}: {
  mode: StreetReach['mode'];
  traveller: Traveller;
}): TravelMode | undefined {
  if (mode === 'CAR') return 'car';
  if (mode === 'BIKE') return wheelchair ? undefined : 'bicycle';
  return wheelchair ? 'wheelchair' : 'foot';
}
