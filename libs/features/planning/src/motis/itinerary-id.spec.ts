import { expect, it } from '@jest/globals';
import { PLAN_DEFAULTS } from '@maillage/itinerary-model';
import fc from 'fast-check';
import { readItineraryId } from './itinerary-id.js';

const encoded = (value: unknown): string => Buffer.from(JSON.stringify(value), 'utf8').toString('base64url');
const GOOD = [1, [48e6, 7e6], 'bus_A', 0, 3, 1_768_892_400, [true, 0.8, 4.2], [['t', 0, 'bus_A', 3, 'bus_B', false]]];

it('an id is read back', () => {
  expect(readItineraryId(encoded(GOOD), PLAN_DEFAULTS)).toEqual({
    from: { kind: 'coordinate', latitude: 48, longitude: 7 },
    to: { kind: 'stop', id: 'bus_A' },
    access: 'WALK',
    egress: 'RENTAL',
    departure: 1_768_892_400,
    mover: { wheelchair: true, walkingMetresPerSecond: 0.8, cyclingMetresPerSecond: 4.2 },
    rides: [
      {
        tripId: 't',
        board: { position: 0, stopId: 'bus_A' },
        alight: { position: 3, stopId: 'bus_B' },
        seated: false,
      },
    ],
  });
});

it.each([
  ['another form', [2, ...GOOD.slice(1)]],
  ['a place off the earth', [1, [91e6, 0], ...GOOD.slice(2)]],
  ['a way that does not exist', [1, 'a', 'b', 99, ...GOOD.slice(4)]],
  ['nobody who walks', [...GOOD.slice(0, 6), [true, 0, 4], []]],
  [
    'more rides than a journey has',
    [...GOOD.slice(0, 7), Array.from({ length: 21 }, () => ['t', 0, 'a', 1, 'b', false])],
  ],
  ['nothing', null],
])('one of %s is unreadable', (_, value) => {
  expect(readItineraryId(encoded(value), PLAN_DEFAULTS)).toBeUndefined();
});

it('nothing that anybody sends is thrown at them', () => {
  fc.assert(fc.property(fc.string(), (text) => readItineraryId(text, PLAN_DEFAULTS) === undefined));
  fc.assert(fc.property(fc.json(), (text) => void readItineraryId(encoded(text), PLAN_DEFAULTS)));
});
