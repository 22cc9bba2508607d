import { expect, it } from '@jest/globals';
import { stopTimesAnswer } from '@maillage/contracts';
import { city } from '@maillage/transit-gtfs/testing';
import type { TripUpdate } from '@maillage/transit-model';
import { BOARD, jsonOf, planTown } from '../testing/planned-town.js';

const TOWN = `
  stop A  0 0
  stop B  3000 0
  BUS 1   A 08:05  B 08:15
  BUS 1   A 08:45  B 08:55`;
const late = (tripId: string): TripUpdate => ({
  entityId: tripId,
  trip: { tripId },
  relationship: 'SCHEDULED',
  stopTimes: [{ stopSequence: 1, relationship: 'SCHEDULED', departure: { delay: 120 } }],
});
const time = Date.parse('2026-01-20T08:30:00+01:00') / 1000;
const extra: TripUpdate = {
  entityId: 'x',
  trip: { tripId: 'extra', routeId: 'BUS 1' },
  relationship: 'NEW',
  stopTimes: [
    { stopId: 'A', relationship: 'SCHEDULED', departure: { time } },
    { stopId: 'B', relationship: 'SCHEDULED', arrival: { time: time + 600 } },
  ],
};

it('of each run the live feed is told that has the word on it, how old that is, and whom to name for it', async () => {
  const named = { licence: 'ODbL-1.0', attribution: 'Tram' };
  const town = await planTown(city(TOWN), { now: '2026-01-20T08:00:00+01:00', others: [{ id: 'tram-rt', ...named }] });
  await town.tell({ updates: [late('BUS 1/2')] }, 1, 'tram-rt');
  town.clock.advance(100);
  await town.tell({ updates: [late('BUS 1/1'), extra] }, 2);
  town.clock.advance(7);
  const board = await jsonOf(town.boards.stopTimes({ ...BOARD, stopId: 'city_A', count: 3 }));
  const planned = { feed: 'city', attribution: 'City lines', licence: 'etalab-2.0', live: true };
  const ofFirst = { ...planned, liveFeeds: ['city-rt'], ageSeconds: 7 };
  expect(stopTimesAnswer.parse(board).stopTimes.map(({ tripId, dataSource }) => [tripId.slice(9), dataSource])).toEqual(
    [
      ['08:05_city_BUS 1/1', ofFirst],
      ['08:30_city_extra', ofFirst],
      [
        '08:45_city_BUS 1/2',
        { ...planned, liveFeeds: ['tram-rt'], liveSources: [{ feed: 'tram-rt', ...named }], ageSeconds: 107 },
      ],
    ],
  );
});
