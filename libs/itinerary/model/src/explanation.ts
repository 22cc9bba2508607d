import type { Instant } from '@maillage/kernel';
import type { RequestEnds } from './no-itinerary.js';

/** Which wish or which fact stands in the way, of what was asked and of what runs. */
export type Constraint =
  /** Nothing more leaves (arrives) that day; before the asked time something did. `last`: its departure (arrival). */
  | { readonly kind: 'LAST_DEPARTURE_GONE'; readonly last: Instant }
  /** Asked by arrival: the first that day arrives later. */
  | { readonly kind: 'FIRST_ARRIVAL_LATER'; readonly first: Instant }
  /** Something does earlier and later that day. */
  | { readonly kind: 'NOTHING_AT_THAT_TIME' }
  /** Nothing runs between the two places on the asked day. */
  | { readonly kind: 'NO_SERVICE_THAT_DAY' }
  | { readonly kind: 'OUTSIDE_TERRITORY'; readonly place: RequestEnds }
  | { readonly kind: 'OUTSIDE_SERVICE_PERIOD' }
  /** No street is near the place: in the sea, on a field. */
  | { readonly kind: 'NOT_ON_STREETS'; readonly place: RequestEnds }
  /** The nearest stop (a row of the network) that something serves lies farther than the limit allows. `metres` as the crow flies. */
  | {
      readonly kind: 'STOP_TOO_FAR';
      readonly place: RequestEnds;
      readonly stop: number;
      readonly metres: number;
      readonly limitMetres: number;
    }
  /** There is a way, but not for wheelchairs. */
  | { readonly kind: 'NOT_ACCESSIBLE' }
  /** There is a way, but not in vehicles that take bicycles. */
  | { readonly kind: 'NO_BICYCLES_ON_BOARD' }
  /** There is a way, but not in the asked modes of transit. */
  | { readonly kind: 'MODES_EXCLUDED' }
  /** There is a way with this many changes. */
  | { readonly kind: 'TOO_MANY_TRANSFERS'; readonly transfers: number }
  /** There is a way that takes this long. */
  | { readonly kind: 'TRAVEL_TIME_TOO_LONG'; readonly seconds: number }
  /** There is a way, but not over the stops to pass. */
  | { readonly kind: 'VIA_NOT_POSSIBLE' }
  /** Nothing of all that: no line leads there. */
  | { readonly kind: 'NOTHING_LEADS_THERE' };

/** The nearest wish that really yields a journey: it was searched. */
export type Widening =
  /** Leaving (arriving) then instead. */
  | { readonly kind: 'OTHER_TIME'; readonly departure: Instant; readonly arrival: Instant }
  /** Walking this long to the first stop or from the last; the walks of the journey, which may be shorter. */
  | {
      readonly kind: 'LONGER_WALK';
      readonly maxSeconds: number;
      readonly departure: Instant;
      readonly arrival: Instant;
    }
  /** By bicycle to the first stop, or all the way. */
  | { readonly kind: 'BICYCLE'; readonly allTheWay: boolean; readonly departure: Instant; readonly arrival: Instant }
  /** Walking all the way, longer than was allowed. */
  | { readonly kind: 'WALK_ALL_THE_WAY'; readonly departure: Instant; readonly arrival: Instant }
  /** With the constraint itself lifted: more changes, more time, other modes, without the stops to pass. */
  | { readonly kind: 'WITHOUT_CONSTRAINT'; readonly departure: Instant; readonly arrival: Instant };

/** Why nothing was found for what was asked, and what would be. */
export interface Explanation {
  readonly constraint: Constraint;
  /** Undefined: nothing near was found, or the time for it was over. */
  readonly widening: Widening | undefined;
  /** How many searches it took, beside the first. */
  readonly searches: number;
}
