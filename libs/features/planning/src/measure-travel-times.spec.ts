import { describe, expect, it } from '@jest/globals';
import { oneToAllAnswer, oneToManyAnswer, oneToManyIntermodalAnswer } from '@maillage/contracts';
import { PLAN_DEFAULTS, type OneToAllRequest, type OneToManyRequest } from '@maillage/itinerary-model';
import type { Instant } from '@maillage/kernel';
import { city } from '@maillage/transit-gtfs/testing';
import { jsonOf, planTown } from './testing/planned-town.js';

const EIGHT = (Date.parse('2026-01-20T08:00:00+01:00') / 1000) as Instant;
const at = (latitude: number, longitude: number) => ({ latitude, longitude });

const ALL: OneToAllRequest = {
  ...PLAN_DEFAULTS,
  territory: 'town',
  apiVersion: 6,
  one: { kind: 'stop', id: 'city_A' },
  time: EIGHT,
  maxTravelSeconds: 1800,
};

const MANY: OneToManyRequest = {
  territory: 'town',
  one: at(48, 7),
  many: [at(48.001, 7), at(48, 7), at(48.5, 7), at(10, -30)],
  mode: 'WALK',
  arriveBy: false,
  maxSeconds: 900,
  maxMatchingMetres: 250,
  elevationCosts: 'NONE',
  withDistance: false,
};

const townOf = () => planTown(city('BUS 1  A 08:05  B 08:10  C 08:15\nBUS 2  C 08:20  D 08:29'));

describe('one to many', () => {
  it('keeps the order, and what is not reached is empty: too far, or in the sea', async () => {
    const town = await townOf();
    const durations = oneToManyAnswer.parse(await jsonOf(town.travelTimes.oneToMany(MANY)));
    expect(durations.map((told) => Object.keys(told))).toEqual([['duration'], ['duration'], [], []]);
    expect(durations[0]?.duration).toBeGreaterThan(durations[1]?.duration ?? NaN);
  });

  it('tells metres when they are asked for, and is as long the other way round', async () => {
    const town = await townOf();
    const there = oneToManyAnswer.parse(await jsonOf(town.travelTimes.oneToMany({ ...MANY, withDistance: true })));
    const back = oneToManyAnswer.parse(
      await jsonOf(town.travelTimes.oneToMany({ ...MANY, withDistance: true, arriveBy: true })),
    );
    expect(there[0]?.distance).toBeGreaterThan(100);
    expect(back).toEqual(there);
  });
});

describe('one to many with transit', () => {
  it('tells streets and rides beside one another, in the order that was asked', async () => {
    const town = await townOf();
    const { time, ...transit } = ALL;
    const many = ['C', 'D'].map((id) => ({ kind: 'stop', id: `city_${id}` }) as const);
    const answer = await jsonOf(
      town.travelTimes.oneToManyIntermodal({
        ...transit,
        time,
        many: [...many, { kind: 'coordinate', latitude: 10, longitude: -30 }],
        directMode: 'WALK',
        maxDirectSeconds: 60,
        withDistance: false,
      }),
    );
    expect(oneToManyIntermodalAnswer.parse(answer)).toEqual({
      street_durations: [{}, {}, {}],
      transit_durations: [[{ duration: 900, transfers: 0 }], [{ duration: 1740, transfers: 1 }], []],
    });
  });
});

describe('one to all', () => {
  const reached = async (wishes: Partial<OneToAllRequest>) => {
    const { one, all } = oneToAllAnswer.parse(
      await jsonOf((await townOf()).travelTimes.oneToAll({ ...ALL, ...wishes })),
    );
    return {
      one,
      all: all.filter(({ k }) => k > 0).map(({ place, duration, k }) => [place.name, duration, k]),
      told: all,
    };
  };

  it('tells each stop with its time, the rides and when one is there', async () => {
    const { one, all, told } = await reached({});
    expect(one).toMatchObject({ name: 'A', departure: '2026-01-20T07:00:00Z' });
    expect(all).toEqual([
      ['B', 10, 1],
      ['C', 15, 1],
      ['D', 29, 2],
    ]);
    expect(told.find(({ place }) => place.name === 'D')?.place).toMatchObject({ arrival: '2026-01-20T07:29:00Z' });
  });

  it('keeps to the limits of time and changes', async () => {
    expect((await reached({ maxTravelSeconds: 900 })).all).toEqual([
      ['B', 10, 1],
      ['C', 15, 1],
    ]);
    expect((await reached({ maxTransfers: 0 })).all).toHaveLength(2);
  });

  it('by arrival tells when one leaves each stop', async () => {
    const { one, told } = await reached({
      one: { kind: 'stop', id: 'city_D' },
      time: (EIGHT + 1800) as Instant,
      arriveBy: true,
    });
    expect(one).toMatchObject({ name: 'D', arrival: '2026-01-20T07:30:00Z' });
    expect(told.find(({ place }) => place.name === 'A')).toMatchObject({
      place: { departure: '2026-01-20T07:05:00Z' },
      duration: 25,
      k: 2,
    });
  });

  it('from the sea reaches nothing, from a stop that nobody knows is refused', async () => {
    const sea = { kind: 'coordinate', latitude: 10, longitude: -30 } as const;
    expect((await reached({ one: sea })).told).toEqual([]);
    await expect(reached({ one: { kind: 'stop', id: 'city_no' } })).rejects.toMatchObject({ code: 'STOP_NOT_FOUND' });
  });
});
