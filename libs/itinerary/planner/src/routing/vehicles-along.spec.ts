import { describe, expect, it } from '@jest/globals';
import { USUAL_COMBINING, type WayMode } from '@maillage/itinerary-model';
import { planCity, within } from '../testing/planned-city.js';

const DAY = '2026-01-20';
const by = (modes: readonly WayMode[], maxSeconds = 900) => ({ ...within(maxSeconds), modes });

/** 4.2 m/s by bicycle, a detour of 1.3: a metre takes a third of a second. */
const LINE = `
  stop A  0 0
  stop B  9000 0
  stop C  15000 0`;

describe('a bicycle on board', () => {
  const asked = { from: '0 -1500', to: '15000 1500', at: `${DAY} 08:00`, windowSeconds: 7200, bikes: true };
  const along = { ...asked, access: by(['BIKE']), egress: by(['BIKE']) };

  it('B01 rides along to the last stop and on from there, where the trip takes bicycles', async () => {
    const town = await planCity(`${LINE}
      TRAIN R   A 08:30  C 08:50  bikes=1`);
    expect(town.tell(town.ask(along))).toEqual([
      expect.stringMatching(/^08:22:\d\d \[bike 46\ds ~ TRAIN R A 08:30 → C 08:50 ~ bike 46\ds\] 08:57:\d\d$/),
    ]);
  });

  it.each([
    ['B02 not where the trip takes none', 'bikes=2'],
    ['B03 nor where nobody says', 'bikes=0'],
    ['B04 nor where nobody says anything', ''],
  ])('%s', async (_, told) => {
    const town = await planCity(`${LINE}
      TRAIN R   A 08:30  C 08:50  ${told}`);
    const result = town.ask(along);
    expect(result.itineraries).toEqual([]);
    expect(result.explanation?.constraint).toEqual({ kind: 'NO_BICYCLES_ON_BOARD' });
    expect(town.tell(town.ask({ ...along, bikes: false }))).toHaveLength(1);
  });

  it('B05 every ride of the journey has to take it: the later one that does is told', async () => {
    const town = await planCity(`${LINE}
      TRAIN R   A 08:30  B 08:40  bikes=1
      TRAIN S   B 08:45  C 08:50  bikes=2
      TRAIN S   B 09:15  C 09:20  bikes=1`);
    expect(town.tell(town.ask(along))).toEqual([
      expect.stringMatching(/~ TRAIN R A 08:30 → B 08:40 ~ TRAIN S B 09:15 → C 09:20 ~/),
    ]);
  });

  it('B06 without it along, a bicycle is at one end of the journey only', async () => {
    const town = await planCity(`${LINE}
      TRAIN R   A 08:30  C 08:50  bikes=1`);
    const far = { ...along, bikes: false, access: by(['WALK', 'BIKE']), egress: by(['WALK', 'BIKE']) };
    expect(town.tell(town.ask(far))).toEqual([]);
  });
});

describe('a car before the first ride', () => {
  const TOWN = `${LINE}
    TRAIN R   A 08:30  C 08:50
    TRAIN R   C 08:30  A 08:50`;
  const asked = { at: `${DAY} 08:00`, windowSeconds: 3600 };

  it('C01 stays there: nobody drives on from the last stop, whoever asks for both ends', async () => {
    const town = await planCity(TOWN);
    const far = { ...asked, from: '0 -200', to: '15000 4000' };
    const result = town.ask({ ...far, access: by(['WALK', 'CAR_PARKING']), egress: by(['WALK', 'CAR_PARKING']) });
    expect(result.itineraries).toEqual([]);
    expect(result.noItinerary).toEqual({ reason: 'NO_STOP_IN_REACH', place: 'to' });
  });

  it('C02 who says that a car waits there (CAR) drives on', async () => {
    const town = await planCity(TOWN);
    const far = { ...asked, from: '0 -200', to: '15000 4000' };
    expect(town.tell(town.ask({ ...far, egress: by(['WALK', 'CAR']) }))).toEqual([
      expect.stringMatching(/\[walk 20\ds ~ TRAIN R A 08:30 → C 08:50 ~ car 62\ds\] 09:00:\d\d$/),
    ]);
  });

  it('C03 no question has a car at both ends', async () => {
    const town = await planCity(TOWN);
    const far = { ...asked, from: '0 -4000', to: '15000 4000' };
    const both = { access: by(['WALK', 'CAR']), egress: by(['WALK', 'CAR']) };
    expect(town.ask({ ...far, ...both }).itineraries).toEqual([]);
  });
});

describe('an own vehicle before the first ride', () => {
  const TOWN = `
    stop M  3000 0
    stop C  7600 0
    stop B  8000 0
    BUS 1   M 08:22  B 08:34
    BUS 2   C 08:30  B 08:32`;
  const asked = { from: '0 -1400', to: 'B', at: `${DAY} 08:00`, windowSeconds: 1800 };
  const boarded = async (modes: readonly WayMode[]) => {
    const town = await planCity(TOWN);
    const told = town.tell(town.ask({ ...asked, access: by(modes, 2400) }));
    return told.map((line) => /\w+ \d+s ~ BUS \d \w/.exec(line)?.[0]);
  };

  it('C04 is left where a ride spares two minutes of driving, not for the last street', async () => {
    const [alone, beside] = [await boarded(['CAR_DROPOFF']), await boarded(['WALK', 'CAR_DROPOFF'])];
    const early = expect.stringMatching(/^car 51\ds ~ BUS 1 M$/);
    expect(alone).toEqual([expect.stringMatching(/^car 120\ds ~ BUS 2 C$/), early]);
    expect(beside).toEqual([early]);
  });
});

describe('the rules of a territory', () => {
  const TOWN = `
    stop A  0 0
    stop B  9000 0
    BUS 1   A 08:30  B 08:50`;
  const asked = { from: '0 -120', to: 'B', at: `${DAY} 08:00`, windowSeconds: 3600, access: by(['WALK', 'BIKE']) };

  it('R01 say how much a heavier way must save to be told', async () => {
    const town = await planCity(TOWN);
    expect(town.tell(town.ask(asked))).toEqual([expect.stringMatching(/walk/)]);
    const combining = { ...USUAL_COMBINING, nearSeconds: 30 };
    expect(town.tell(town.ask({ ...asked, combining }))).toEqual([
      expect.stringMatching(/walk/),
      expect.stringMatching(/bike/),
    ]);
  });

  it('R02 say which way is the lighter one', async () => {
    const town = await planCity(TOWN);
    const driven = { ...asked, access: by(['BIKE', 'CAR_DROPOFF']) };
    expect(town.tell(town.ask(driven))).toEqual([expect.stringMatching(/bike/)]);
    const combining = { ...USUAL_COMBINING, weights: { ...USUAL_COMBINING.weights, CAR_DROPOFF: 1 } };
    expect(town.tell(town.ask({ ...driven, combining }))).toEqual([expect.stringMatching(/car/)]);
  });

  it('R03 say when a ride is worth leaving the bicycle', async () => {
    const town = await planCity('stop A  0 0\nstop B  3000 0\nBUS 1  A 08:30  B 08:39');
    const question = { ...asked, from: '0 -1200', access: by(['BIKE']), direct: by(['WALK', 'BIKE'], 3000) };
    expect(town.ask(question).itineraries).toHaveLength(0);
    const combining = { ...USUAL_COMBINING, worthARideSeconds: 0 };
    expect(town.ask({ ...question, combining }).itineraries).toHaveLength(1);
  });
});
