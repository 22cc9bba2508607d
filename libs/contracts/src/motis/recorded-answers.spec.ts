import { describe, expect, it } from '@jest/globals';
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { z } from 'zod';
import { mapTripsAnswer } from './trip-map-answer.js';
import { stopTimesAnswer } from './board-answer.js';
import { tripAnswer } from './itinerary-answer.js';
import { mapStopsAnswer, matchesAnswer } from './place-answer.js';
import { planAnswer } from './plan-answer.js';
import { oneToAllAnswer, oneToManyAnswer, oneToManyIntermodalAnswer } from './reach-answer.js';
import { mapLevelsAnswer, rentalsAnswer } from './rental-map-answer.js';
import { mapInitialAnswer } from './service-answer.js';

/** Answers of a MOTIS 2.10.2 server: what our schemas demand must be what clients of MOTIS already get. */
const recorded = resolve(import.meta.dirname, '../../../../../shared/data/motis-api/responses');

const answers: Readonly<Record<string, readonly [z.ZodType, readonly string[]]>> = {
  plan: [
    planAnswer,
    [
      'plan-transit',
      'plan-transit-v1',
      'plan-transit-v5',
      'plan-arriveBy',
      'plan-direct-walk-bike-car',
      'plan-maxTransfers0',
      'plan-modes-bus',
      'plan-no-detailedLegs',
      'plan-page-prev',
      'plan-stop-to-stop',
      'plan-timetableView-false',
      'plan-walk-with-transit-near',
      'plan-wheelchair',
      'plan-bike-pre-post',
      'err-far-away',
    ],
  ],
  stopTimes: [
    stopTimesAnswer,
    ['stoptimes', 'stoptimes-arriveBy-radius', 'stoptimes-center', 'stoptimes-fetchStops', 'stoptimes-next'],
  ],
  trip: [tripAnswer, ['trip']],
  matches: [matchesAnswer, ['geocode', 'geocode-de-stop-only', 'geocode-empty', 'reverse-geocode']],
  mapStops: [mapStopsAnswer, ['map-stops', 'map-stops-grouped']],
  mapTrips: [mapTripsAnswer, ['map-trips']],
  mapLevels: [mapLevelsAnswer, ['map-levels']],
  oneToMany: [oneToManyAnswer, ['one-to-many-walk', 'one-to-many-car']],
  oneToManyIntermodal: [oneToManyIntermodalAnswer, ['one-to-many-intermodal']],
  oneToAll: [oneToAllAnswer, ['one-to-all']],
  rentals: [rentalsAnswer, ['rentals']],
  mapInitial: [mapInitialAnswer, ['map-initial']],
};

if (existsSync(recorded))
  describe.each(Object.entries(answers))('recorded answers of %s', (_, [schema, cases]) => {
    it.each(cases)('%s has our shape', (name) => {
      const answer: unknown = JSON.parse(readFileSync(resolve(recorded, `${name}.json`), 'utf8'));
      expect(schema.safeParse(answer).error?.issues ?? []).toEqual([]);
    });
  });
else console.warn(`LEFT OUT: the recorded answers of MOTIS are not there (${recorded})`);

it('a plan answer without a required member is refused', () => {
  const answer = { requestParameters: {}, debugOutput: {}, from: {}, to: {}, direct: [], itineraries: [] };
  const missing = planAnswer.safeParse(answer).error?.issues.map(({ path }) => path.join('.'));
  expect(missing).toEqual(
    expect.arrayContaining(['from.name', 'from.lat', 'to.lon', 'previousPageCursor', 'nextPageCursor']),
  );
});
