import { describe, expect, it } from '@jest/globals';
import { USUAL_COMBINING } from '@maillage/itinerary-model';
import { planningOf } from './territory-planning.js';
import { territorySchema } from './territory.js';

const TERRITORY = {
  id: 'ville',
  name: 'Ville',
  timezone: 'Europe/Paris',
  feeds: [{ id: 'bus', kind: 'gtfs', url: 'x.zip' }],
};
const read = (planning: unknown) => territorySchema.safeParse({ ...TERRITORY, planning });

describe('which ways are told', () => {
  it('is as usual where the territory says nothing', () => {
    expect(planningOf(territorySchema.parse(TERRITORY)).combining).toEqual(USUAL_COMBINING);
  });

  it('is what the territory says, and as usual for the rest', () => {
    const territory = read({ combining: { weights: { CAR_PARKING: 1 }, nearSeconds: 300 } }).data;
    expect(planningOf({ planning: territory?.planning }).combining).toEqual({
      weights: { ...USUAL_COMBINING.weights, CAR_PARKING: 1 },
      nearSeconds: 300,
      worthARideSeconds: 120,
    });
  });

  it.each([
    ['a way that does not exist', { weights: { HORSE: 1 } }],
    ['a weight below nothing', { weights: { CAR: -1 } }],
    ['seconds that are none', { nearSeconds: 'x' }],
    ['hours', { worthARideSeconds: 7200 }],
    ['a rule that does not exist', { near: 1 }],
  ])('%s is refused', (_, combining) => {
    expect(read({ combining }).success).toBe(false);
  });
});
