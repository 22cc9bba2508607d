import { describe, expect, it } from '@jest/globals';
import { PLAN_DEFAULTS, USUAL_COMBINING, type WayMode } from '@maillage/itinerary-model';
import { listCombinations } from './combinations.js';

const wishes = (modes: readonly WayMode[]) => ({ modes, maxSeconds: 900, rental: PLAN_DEFAULTS.directRental });

/** `WALK+RENTAL>WALK`, the lightest first. */
function told(access: readonly WayMode[], egress: readonly WayMode[], bikes = false): string[] {
  const found = listCombinations({ access: wishes(access), egress: wishes(egress), bikes, combining: USUAL_COMBINING });
  return found.map(({ access: before, egress: after }) => `${before.join('+')}>${after.join('+')}`);
}

describe('ways that are searched together', () => {
  it.each<[string, WayMode[], WayMode[], string[]]>([
    ['on foot', ['WALK'], ['WALK'], ['WALK>WALK']],
    ['a shared vehicle on either side', ['WALK', 'RENTAL'], ['WALK'], ['WALK>WALK', 'WALK+RENTAL>WALK']],
    ['one’s own bicycle at its side only', ['WALK', 'BIKE'], ['WALK', 'BIKE'], ['WALK>WALK', 'BIKE>WALK', 'WALK>BIKE']],
    [
      'a car is parked before the first ride, never after the last',
      ['CAR_PARKING'],
      ['WALK', 'CAR_PARKING'],
      ['CAR_PARKING>WALK'],
    ],
    [
      'who is driven is also fetched, not both',
      ['WALK', 'CAR_DROPOFF'],
      ['WALK', 'CAR_DROPOFF'],
      ['WALK>WALK', 'CAR_DROPOFF>WALK', 'WALK>CAR_DROPOFF'],
    ],
    [
      'the lighter before the heavier',
      ['CAR', 'RENTAL', 'BIKE', 'WALK'],
      ['WALK'],
      ['WALK>WALK', 'RENTAL+WALK>WALK', 'BIKE>WALK', 'CAR>WALK'],
    ],
    ['own vehicles on both sides where nothing else was asked for', ['BIKE'], ['CAR'], ['BIKE>CAR']],
  ])('%s', (_name, access, egress, expected) => expect(told(access, egress)).toEqual(expected));

  it('a bicycle that comes along is there on both sides', () => {
    expect(told(['WALK', 'BIKE'], ['WALK', 'BIKE'], true)).toEqual(['BIKE>BIKE']);
    expect(told(['WALK'], ['WALK'], true)).toEqual(['WALK>WALK']);
  });
});
