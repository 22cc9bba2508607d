import { describe, expect, it } from '@jest/globals';
import { DESTINATION, ORIGIN, type Itinerary, type Leg } from '@maillage/itinerary-model';
import { entry, type Instant, type ServiceDay } from '@maillage/kernel';
import { CRITERIA, rankItineraries, type RankedItinerary, type RankingWeights } from './rank-itineraries.js';

const NOTHING: RankingWeights = { arrival: 0, departure: 0, duration: 0, transfers: 0, walking: 0, waiting: 0, co2: 0 };

/** Minutes: walk, then wait, then ride. */
function itinerary(departure: number, walk: number, wait: number, ride: number, transfers = 0): Itinerary {
  const at = (minutes: number): Instant => (60 * (departure + minutes)) as Instant;
  const end = walk + wait + ride;
  const legs: Leg[] = [
    {
      kind: 'street',
      mode: 'WALK',
      from: ORIGIN,
      to: DESTINATION,
      departure: at(0),
      arrival: at(walk),
      metres: 80 * walk,
      line: undefined,
    },
    {
      kind: 'ride',
      trip: 0,
      serviceDay: 0 as ServiceDay,
      boardPosition: 0,
      alightPosition: 1,
      departure: at(walk + wait),
      arrival: at(end),
      seated: false,
    },
  ];
  return { departure: at(0), arrival: at(end), transfers, legs };
}

const withGrams = (grams: number | undefined, made: Itinerary): RankedItinerary => ({ itinerary: made, grams });
const positions = (ranked: readonly RankedItinerary[], weights: Partial<RankingWeights>, arriveBy = false) =>
  rankItineraries(ranked, { ...NOTHING, ...weights }, arriveBy).map(({ position }) => position);

const EARLY_LONG = withGrams(500, itinerary(0, 10, 5, 30, 1));
const LATE_SHORT = withGrams(1500, itinerary(30, 2, 0, 20, 0));
const BOTH = [EARLY_LONG, LATE_SHORT];

describe('the ranking', () => {
  it.each([
    ['arrival', [1, 2]],
    ['duration', [2, 1]],
    ['transfers', [2, 1]],
    ['walking', [2, 1]],
    ['waiting', [2, 1]],
    ['co2', [1, 2]],
  ] as const)('by %s alone', (criterion, expected) => {
    expect(positions(BOTH, { [criterion]: 1 })).toEqual(expected);
  });

  it('looks at departures instead of arrivals where one asked when to arrive', () => {
    expect(positions(BOTH, { arrival: 1, departure: 1 })).toEqual([1, 2]);
    expect(positions(BOTH, { arrival: 1, departure: 1 }, true)).toEqual([2, 1]);
  });

  it('keeps the order of equals', () => {
    expect(positions([EARLY_LONG, EARLY_LONG, LATE_SHORT], {})).toEqual([1, 2, 3]);
  });

  it('scores the sum of what it tells, and says where most is lost', () => {
    const weights = { ...NOTHING, duration: 1, transfers: 5, walking: 0.5 };
    const [long, short] = rankItineraries(BOTH, weights, false);
    expect(long?.score).toBe(45 + 5 + 5);
    expect(long?.contributions.map(({ criterion }) => criterion)).toEqual([...CRITERIA]);
    expect(long?.lostOn).toMatchObject({ criterion: 'duration', value: 23, minutes: 23 });
    expect(short).toMatchObject({ position: 1, score: 23, lostOn: undefined });
  });

  it('takes an unknown emission for the worst that is known, never for nothing', () => {
    const unknown = withGrams(undefined, itinerary(0, 1, 1, 1));
    const rankings = rankItineraries([unknown, ...BOTH], { ...NOTHING, co2: 1 }, false);
    expect(entry(rankings, 0)).toMatchObject({ position: 2, score: 1.5, isEmissionPresumed: true });
    expect(rankings.map(({ position }) => position)).toEqual([2, 1, 3]);
  });

  it('of nothing is nothing', () => {
    expect(rankItineraries([], NOTHING, false)).toEqual([]);
  });
});
