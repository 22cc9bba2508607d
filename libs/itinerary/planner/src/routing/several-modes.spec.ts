import { describe, expect, it } from '@jest/globals';
import type { WayMode } from '@maillage/itinerary-model';
import { planCity, within } from '../testing/planned-city.js';

const DAY = '2026-01-20';
/** 1.3 m/s on foot, 4.2 by bicycle, a detour of 1.3: a metre takes a second on foot, a third of one by bicycle. */
const LINE = `
  stop A  0 0
  stop B  9000 0
  stop F  0 2500
  BUS 1   A 08:30  B 08:50
  BUS 2   F 08:20  B 08:30`;

const by = (modes: readonly WayMode[], maxSeconds = 900) => ({ ...within(maxSeconds), modes });

describe('several ways in one answer', () => {
  const asked = { from: '0 -200', to: 'B', at: `${DAY} 08:00`, windowSeconds: 3600 };

  it('M01 a bicycle reaches the quicker line, feet the nearer one: both are told', async () => {
    const town = await planCity(LINE);
    expect(town.tell(town.ask(asked))).toEqual([expect.stringMatching(/^08:26:\d\d \[walk 20\ds ~ BUS 1/)]);
    expect(town.tell(town.ask({ ...asked, access: by(['WALK', 'BIKE']) }))).toEqual([
      expect.stringMatching(/^08:06:\d\d \[bike 83\ds ~ BUS 2 F 08:20 → B 08:30\] 08:30$/),
      expect.stringMatching(/^08:26:\d\d \[walk 20\ds ~ BUS 1/),
      expect.stringMatching(/^08:28:\d\d \[bike 6\ds ~ BUS 1/),
    ]);
  });

  it('M02 what a bicycle saves by less than two minutes is told on foot alone', async () => {
    const town = await planCity(LINE);
    const near = { ...asked, from: '0 -120', access: by(['WALK', 'BIKE'], 400) };
    expect(town.tell(town.ask(near))).toEqual([expect.stringMatching(/\[walk 12\ds ~ BUS 1/)]);
  });

  it('M03 who is there as soon by bicycle rides on', async () => {
    const town = await planCity('stop A  0 0\nstop B  3000 0\nBUS 1  A 08:30  B 08:44');
    const question = { ...asked, from: '0 -1200', access: by(['BIKE']), direct: by(['WALK', 'BIKE'], 3000) };
    const result = town.ask(question);
    expect(result.direct.map((itinerary) => town.tellItinerary(itinerary))).toEqual([
      expect.stringMatching(/^08:00 \[bike 100\ds\] 08:16:4\d$/),
    ]);
    expect([result.itineraries, result.leftOut.slowerThanDirect]).toEqual([[], 1]);
    expect(town.ask({ ...question, direct: by(['WALK'], 3000) }).itineraries).toHaveLength(1);
  });

  it('M04 by arrival the direct ways end when asked, each in its mode', async () => {
    const town = await planCity(LINE);
    const result = town.ask({ ...asked, to: '0 800', arriveBy: true, direct: by(['WALK', 'BIKE', 'CAR'], 1800) });
    expect(
      result.direct.map(({ legs, arrival }) => [
        legs.map((leg) => leg.kind === 'street' && leg.mode),
        town.clock(arrival),
      ]),
    ).toEqual([
      [['WALK'], '08:00'],
      [['BIKE'], '08:00'],
      [['CAR'], '08:00'],
    ]);
  });

  it('M06 driving and being driven all the way are told once', async () => {
    const town = await planCity(LINE);
    const modesOf = (modes: readonly WayMode[]) =>
      town
        .ask({ ...asked, to: '0 800', direct: by(modes, 1800) })
        .direct.flatMap(({ legs }) => legs.map((leg) => leg.kind === 'street' && leg.mode));
    expect(modesOf(['CAR', 'CAR_DROPOFF'])).toEqual(['CAR']);
    expect(modesOf(['CAR_DROPOFF'])).toEqual(['CAR']);
  });

  it('M07 of two ways that weigh as much only the better is told, whenever it is found', async () => {
    const town = await planCity(`
      stop F  0 2500
      stop S  0 -200
      stop E  9000 100
      stop T  9000 2500
      BUS 1   F 08:20  E 09:00
      BUS 2   S 08:30  T 08:40`);
    const modes = by(['WALK', 'BIKE']);
    const ends = { from: '0 0', to: '9000 0', at: `${DAY} 08:00`, access: modes, egress: modes };
    const better = expect.stringMatching(/^08:26:\d\d \[walk 20\ds ~ BUS 2 S 08:30 → T 08:40 ~ bike/);
    expect(town.tell(town.ask({ ...ends, windowSeconds: 3600 }))).toEqual([better]);
    expect(town.tell(town.ask({ ...ends, windowSeconds: 900, minItineraries: 2 }))).toEqual([better, better]);
  });

  it('M05 nobody finds the own car or bicycle at the last stop', async () => {
    const town = await planCity(LINE);
    const egress = by(['CAR_PARKING', 'BIKE_PARKING']);
    expect(town.ask({ ...asked, to: '9000 200', egress }).noItinerary).toMatchObject({ reason: 'NO_STOP_IN_REACH' });
  });
});
