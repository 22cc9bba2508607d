import { expect, it } from '@jest/globals';
import type { Instant } from '@maillage/kernel';
import { Failure } from '@maillage/kernel';
import { city } from '@maillage/transit-gtfs/testing';
import type { JourneyRouter } from '@maillage/ports';
import { DirectRouter } from '../testing/direct-router.js';
import { planTown } from '../testing/planned-town.js';
import { warmUpWriters } from './warm-up-writers.js';

const EIGHT = (Date.parse('2026-01-20T08:00:00+01:00') / 1000) as Instant;

it('writes answers with rides in them, and none where the planner is busy', async () => {
  const town = await planTown(city('BUS 1  A 08:05  B 08:10  C 08:15\nBUS 1  C 09:05  B 09:10  A 09:15'));
  const network = town.shelf.active('town');
  if (!network) throw new Error('no network');
  const route = counting(town.router.journeys);
  expect(await warmUpWriters(network, town.router.journeys, EIGHT)).toBe(30);
  expect(route.rides()).toBeGreaterThan(0);
  const busy = new DirectRouter().journeys;
  busy.route = () => Promise.reject(new Failure('PLANNER_BUSY', 'busy'));
  expect(await warmUpWriters(network, busy, EIGHT)).toBe(0);
});

/** Counts the itineraries that a router finds. */
function counting(router: JourneyRouter): { rides(): number } {
  const route = router.route.bind(router);
  let found = 0;
  router.route = async (...asked) => {
    const result = await route(...asked);
    found += result.itineraries.length;
    return result;
  };
  return { rides: () => found };
}
