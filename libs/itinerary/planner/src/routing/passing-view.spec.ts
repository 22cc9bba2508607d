import { describe, expect, it } from '@jest/globals';
import { planCity, stopOf, type PlannedCity } from '../testing/planned-city.js';

const DAY = '2026-01-20';

/** Two lines that meet at V, far from everything else. */
const CROSS = `
  stop A  0 0
  stop V  20000 0
  stop B  40000 0
  stop C  20000 20000
  BUS 1   A 08:00  V 08:20  B 08:40
  BUS 2   A 08:30  V 08:50  B 09:10
  BUS 3   A 09:00  V 09:20  B 09:40
  BUS 7   A 08:00  B 08:10`;

const over = (town: PlannedCity, stop: string, staySeconds: number) => ({
  via: [{ stop: stopOf(town.directory, stop), staySeconds }],
});

describe('over a stop that is to be passed', () => {
  it('V01 one keeps the seat where no stay is asked, whatever is quicker past it', async () => {
    const town = await planCity(CROSS);
    const asked = { from: 'A', to: 'B', at: `${DAY} 08:00`, windowSeconds: 3600 };
    expect(town.tell(town.ask(asked))[0]).toContain('BUS 7');
    expect(town.tell(town.ask({ ...asked, ...over(town, 'V', 0) }))).toEqual([
      '08:00 [BUS 1 A 08:00 → B 08:40] 08:40',
      '08:30 [BUS 2 A 08:30 → B 09:10] 09:10',
      '09:00 [BUS 3 A 09:00 → B 09:40] 09:40',
    ]);
  });

  it('V02 one stays as long as was asked and goes on with what comes next', async () => {
    const town = await planCity(CROSS);
    const asked = { from: 'A', to: 'B', at: `${DAY} 08:00`, windowSeconds: 3000, ...over(town, 'V', 1200) };
    expect(town.tell(town.ask(asked))).toEqual([
      '08:00 [BUS 1 A 08:00 → V 08:20 ~ BUS 2 V 08:50 → B 09:10] 09:10',
      '08:30 [BUS 2 A 08:30 → V 08:50 ~ BUS 3 V 09:20 → B 09:40] 09:40',
    ]);
  });

  it('V03 by arrival, and for one moment, the same', async () => {
    const town = await planCity(CROSS);
    const asked = { from: 'A', to: 'B', ...over(town, 'V', 1200) };
    const told = '08:00 [BUS 1 A 08:00 → V 08:20 ~ BUS 2 V 08:50 → B 09:10] 09:10';
    expect(town.tell(town.ask({ ...asked, at: `${DAY} 09:15`, arriveBy: true, windowSeconds: 600 }))).toEqual([told]);
    expect(town.tell(town.ask({ ...asked, at: `${DAY} 07:50`, timetableView: false }))).toEqual([told]);
  });

  it('V06 who stays at the last stop leaves it afterwards', async () => {
    const town = await planCity(CROSS);
    const asked = { from: 'A', to: '20000 300', at: `${DAY} 08:00`, windowSeconds: 60, ...over(town, 'V', 1200) };
    const [itinerary] = town.ask(asked).itineraries;
    const [ride, walk] = itinerary?.legs ?? [];
    expect([ride?.arrival, walk?.departure].map((instant) => instant && town.clock(instant))).toEqual([
      '08:20',
      '08:40',
    ]);
    expect(walk?.arrival).toBe(itinerary?.arrival);
  });

  it('V04 a stop that nothing leads to is passed by nobody', async () => {
    const town = await planCity(CROSS);
    const result = town.ask({ from: 'A', to: 'B', at: `${DAY} 08:00`, ...over(town, 'C', 0) });
    expect([result.itineraries, result.noItinerary]).toEqual([[], { reason: 'NO_CONNECTION' }]);
  });

  it('V05 no more changes than allowed, the stop included', async () => {
    const town = await planCity(CROSS);
    const asked = { from: 'A', to: 'B', at: `${DAY} 08:00`, windowSeconds: 3600, maxTrips: 1 };
    expect(town.ask({ ...asked, ...over(town, 'V', 1200) }).itineraries).toEqual([]);
    expect(town.ask({ ...asked, ...over(town, 'V', 0) }).itineraries).toHaveLength(3);
  });
});
