import type { TripIndex } from './indices.js';
import type { Patterns, Timetable, Trips } from './timetable.js';

/** GTFS `stop_sequence` of a trip at a position. */
export const stopSequence = (
  timetable: Pick<Timetable, 'patterns' | 'trips'>,
  trip: TripIndex,
  position: number,
): number => timetable.patterns.sequences[sequenceOffset(timetable, trip) + position];

/** Where the sequences of a trip begin in `Patterns.sequences`. */
export function sequenceOffset(
  {
    patterns,
    trips,
  }: {
    readonly patterns: Pick<Patterns, 'sequence'>;
    readonly trips: Pick<Trips, 'pattern' | 'otherSequenceOf' | 'otherSequence'>;
  },
  trip: TripIndex,
): number {
  const { otherSequenceOf, otherSequence } = trips;
  let [low, high] = [0, otherSequenceOf.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (otherSequenceOf[middle] < trip) low = middle + 1;
    else high = middle;
  }
  return otherSequenceOf[low] === trip ? otherSequence[low] : patterns.sequence[trips.pattern[trip]];
}
