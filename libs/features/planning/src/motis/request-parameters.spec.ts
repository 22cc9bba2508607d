import { expect, it } from '@jest/globals';
import { planParameters } from '@maillage/contracts';
import type { Instant } from '@maillage/kernel';
import { PLAN } from '../testing/planned-town.js';
import { requestParameters } from './request-parameters.js';

const REQUEST = {
  ...PLAN,
  from: { kind: 'coordinate', latitude: 48.123456, longitude: 7.654321 },
  to: { kind: 'stop', id: 'city_B' },
} as const;

it('what is told can be asked again: every parameter there is, but the places and the cursor', () => {
  const parameters = requestParameters({
    ...REQUEST,
    time: 1_768_892_400 as Instant,
    maxItineraries: 3,
    maxTransfers: 2,
    maxTravelSeconds: 5400,
    via: [
      { stop: 'city_C', minimumStaySeconds: 600 },
      { stop: 'city_D', minimumStaySeconds: 0 },
    ],
    preTransitRental: { formFactors: ['bicycle', 'scooter_standing'], propulsions: ['electric'], providers: ['velo'] },
    language: ['fr', 'en'],
  });
  const told = JSON.parse(JSON.stringify(parameters)) as Record<string, string>;
  expect(told).toMatchObject({
    time: '2026-01-20T07:00:00Z',
    via: 'city_C,city_D',
    viaMinimumStay: '10,0',
    maxTravelTime: '90',
    cyclingSpeed: '4.2',
    elevationCosts: 'NONE',
    preTransitRentalFormFactors: 'BICYCLE,SCOOTER_STANDING',
    preTransitRentalPropulsionTypes: 'ELECTRIC',
    preTransitRentalProviders: 'velo',
    language: 'fr,en',
  });
  const unasked = ['fromPlace', 'toPlace', 'pageCursor', ...rentalsOf('direct'), ...rentalsOf('postTransit')];
  const names = Object.keys(planParameters.shape).filter((name) => !/ProviderGroups$/.test(name));
  expect(Object.keys(told).sort()).toEqual(names.filter((name) => !unasked.includes(name)).sort());
  const again = planParameters.safeParse({ fromPlace: 'city_A', toPlace: 'city_B', ...told });
  expect(again.error?.issues ?? []).toEqual([]);
});

const rentalsOf = (part: string) =>
  ['FormFactors', 'PropulsionTypes', 'Providers'].map((name) => `${part}Rental${name}`);

it('no coordinate is told', () => {
  expect(JSON.stringify(requestParameters(REQUEST))).not.toMatch(/48\.|7\.65/);
});
