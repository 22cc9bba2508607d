import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { PLAN_DEFAULTS, type Place } from '@maillage/itinerary-model';
import type { StreetGraph } from '@maillage/street-graph';
import { placeOf, town } from '@maillage/street-graph/testing';
import { planCity } from '../testing/planned-city.js';
import { CrowWays } from '../ways/crow-ways.js';
import { NOT_REACHED, type ManyQuestion, type StreetReach } from './reach-question.js';
import { StreetDurations } from './street-durations.js';

const MAP = 'ABC\nDEF';
const STREETS = `
  AB highway=residential
  BC highway=residential oneway=yes
  AD highway=steps
  DE highway=residential
  EB highway=residential
  EF highway=residential
  CF highway=residential`;

describe('durations along streets', () => {
  it('are those to each place alone, in either direction and any mode', async () => {
    const { durations } = await drawn();
    const letters = fc.constantFrom('A', 'B', 'C', 'D', 'E', 'F');
    const metres = fc.integer({ min: -40, max: 40 });
    const place = fc.tuple(letters, metres, metres).map(([letter, east, north]) => placed(letter, east, north));
    const asked = fc.record({
      one: place,
      many: fc.array(place, { minLength: 1, maxLength: 8 }),
      arriveBy: fc.boolean(),
      mode: fc.constantFrom('WALK' as const, 'BIKE' as const, 'CAR' as const),
      maxSeconds: fc.constantFrom(0, 60, 300, 3600),
    });
    fc.assert(
      fc.property(asked, (question) => {
        const together = durations.measure({ ...ASKED, ...question });
        const alone = question.many.map(
          (other) =>
            durations.measure(
              question.arriveBy
                ? { ...ASKED, ...question, one: other, many: [question.one], arriveBy: false }
                : { ...ASKED, ...question, many: [other] },
            ).seconds[0],
        );
        expect([...together.seconds]).toEqual(alone);
      }),
    );
  });

  it('tells metres when asked, and nothing of what is too far or beside no street', async () => {
    const { durations } = await drawn();
    const many = [placed('B'), placed('A'), { stop: -1, latitude: 0.5, longitude: 0.5 }];
    const asked = { ...ASKED, one: placed('A'), many, withDistance: true };
    const { seconds, metres } = durations.measure(asked);
    expect([...seconds]).toEqual([100, 0, NOT_REACHED]);
    expect([...metres]).toEqual([100, 0, NOT_REACHED]);
    expect([...durations.measure({ ...asked, maxSeconds: 99 }).seconds]).toEqual([NOT_REACHED, 0, NOT_REACHED]);
    expect(durations.measure({ ...asked, withDistance: false }).metres).toHaveLength(0);
  });

  it('heeds who moves: one-way streets for cars, steps for wheelchairs', async () => {
    const { durations } = await drawn();
    const between = (from: string, to: string, wishes: Partial<StreetReach & Pick<ManyQuestion, 'traveller'>>) =>
      durations.measure({ ...ASKED, ...wishes, one: placed(from), many: [placed(to)] }).seconds[0];
    const along = between('B', 'C', { mode: 'CAR' }) ?? NaN;
    expect(along).toBeGreaterThan(0);
    expect(between('C', 'B', { mode: 'CAR' })).toBeGreaterThan(along * 2);
    expect(between('A', 'D', {})).toBeLessThan(300);
    expect(between('A', 'D', { traveller: { ...ASKED.traveller, wheelchair: true } })).toBe(300);
    expect(between('A', 'B', { mode: 'BIKE', traveller: { ...ASKED.traveller, wheelchair: true } })).toBe(NOT_REACHED);
  });

  it('are straight on where no streets are known', async () => {
    const { crow } = await drawn();
    const durations = new StreetDurations(crow, undefined);
    const many = [placed('B'), placed('A'), { stop: -1, latitude: 10, longitude: 10 }];
    const { seconds, metres } = durations.measure({ ...ASKED, one: placed('A'), many, withDistance: true });
    expect([...seconds]).toEqual([130, 0, NOT_REACHED]);
    expect([...metres]).toEqual([130, 0, NOT_REACHED]);
  });
});

async function drawn(): Promise<{ graph: StreetGraph; crow: CrowWays; durations: StreetDurations }> {
  const { graph } = await town(MAP, STREETS);
  const { directory } = await planCity('BUS 1  A 08:00  B 08:10');
  const crow = new CrowWays(directory.timetable, directory.locator);
  return { graph, crow, durations: new StreetDurations(crow, graph) };
}

const placed = (letter: string, east = 0, north = 0): Place => ({ stop: -1, ...placeOf(MAP, letter, east, north) });

const ASKED = {
  arriveBy: false,
  traveller: {
    wheelchair: false,
    walkingMetresPerSecond: 1,
    cyclingMetresPerSecond: 4,
    elevationCosts: PLAN_DEFAULTS.elevationCosts,
    maxMatchingMetres: 250,
  },
  mode: 'WALK' as const,
  maxSeconds: 3600,
  withDistance: false,
};
