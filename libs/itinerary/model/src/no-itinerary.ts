/** Which end of the request a reason is about. */
export type RequestEnds = 'from' | 'to' | 'both';

/** Why there is no itinerary by transit: an answer, not an error. */
export type NoItinerary =
  /** Origin and destination are the same place, or less than 50 m apart. */
  | { readonly reason: 'ALREADY_AT_DESTINATION' }
  /** No stop of the network is anywhere near. */
  | { readonly reason: 'OUTSIDE_TERRITORY'; readonly place: RequestEnds }
  /** Asked beyond the service dates of the network (ISO dates, both inclusive). */
  | { readonly reason: 'OUTSIDE_SERVICE_PERIOD'; readonly firstDate: string; readonly lastDate: string }
  /** There are stops around, but none that can be reached within the limits and serves the asked modes. */
  | { readonly reason: 'NO_STOP_IN_REACH'; readonly place: RequestEnds }
  /** Everything that was searched leads nowhere. */
  | { readonly reason: 'NO_CONNECTION' }
  /** Walking takes five minutes or less, or is faster than whatever runs. */
  | { readonly reason: 'WALKING_IS_FASTER' };
