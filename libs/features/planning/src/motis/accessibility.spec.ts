import { expect, it } from '@jest/globals';
import { planAnswer } from '@maillage/contracts';
import type { PlanRequest } from '@maillage/itinerary-model';
import type { Instant } from '@maillage/kernel';
import { city } from '@maillage/transit-gtfs/testing';
import { jsonOf, PLAN, planTown } from '../testing/planned-town.js';

const EIGHT = (Date.parse('2026-01-20T08:00:00+01:00') / 1000) as Instant;
const request: PlanRequest = {
  ...PLAN,
  from: { kind: 'coordinate', latitude: 48.001, longitude: 7 },
  to: { kind: 'stop', id: 'city_C' },
  time: EIGHT,
  wheelchair: true,
};

const CITY = 'BUS 1  A 08:05  B 08:10  C 08:15';

const accessibilityIn = async (files: ReturnType<typeof city>, wheelchair = true) => {
  const town = await planTown(files);
  const answer = planAnswer.parse(await jsonOf(town.plan.plan({ ...request, wheelchair })));
  return answer.itineraries[0]?.accessibility;
};

it('tells travellers in wheelchairs what nobody tells about trips, stops and walks', async () => {
  expect(await accessibilityIn(city(CITY))).toEqual({
    known: false,
    unknown: [
      { leg: 0, what: 'WALK' },
      { leg: 1, what: 'TRIP' },
      { leg: 1, what: 'STOP', name: 'A', stopId: 'city_A' },
      { leg: 1, what: 'STOP', name: 'C', stopId: 'city_C' },
    ],
  });
});

it('tells nobody else', async () => {
  expect(await accessibilityIn(city(CITY), false)).toBeUndefined();
});
