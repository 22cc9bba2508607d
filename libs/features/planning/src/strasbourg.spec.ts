import { beforeAll, expect, it } from '@jest/globals';
import { planAnswer, stopTimesAnswer } from '@maillage/contracts';
import type { PlanRequest } from '@maillage/itinerary-model';
import type { Instant } from '@maillage/kernel';
import { BOARD, jsonOf, PLAN, planTown, type PlannedTown } from './testing/planned-town.js';
import { describeRecorded, recordedFeed } from './testing/recorded-feed.js';

const FEED = 'strasbourg-cts-2026/google_transit.zip';

const instant = (text: string): Instant => (Date.parse(text) / 1000) as Instant;
const MORNING = instant('2026-01-20T08:00:00+01:00');
const STATION = { kind: 'coordinate', latitude: 48.5846, longitude: 7.7351 } as const;
const CAMPUS = { kind: 'coordinate', latitude: 48.5794, longitude: 7.7659 } as const;
const NEUHOF = { kind: 'coordinate', latitude: 48.5446, longitude: 7.7706 } as const;

describeRecorded('Strasbourg', [FEED], () => {
  let town: PlannedTown;
  beforeAll(async () => {
    town = await planTown(recordedFeed(FEED), { feed: 'cts' });
  }, 120_000);

  const planned = async (more: Partial<PlanRequest>) =>
    planAnswer.parse(await jsonOf(town.plan.plan({ ...PLAN, from: STATION, to: NEUHOF, time: MORNING, ...more })));
  const told = (answer: Awaited<ReturnType<typeof planned>>) =>
    answer.itineraries.map(({ startTime, endTime, transfers }) => `${startTime} ${endTime} ${String(transfers)}`);

  it('rides from the station to the campus', async () => {
    const answer = await planned({ to: CAMPUS, searchWindowSeconds: 7200, numItineraries: 1 });
    expect(answer.itineraries.length).toBeGreaterThan(10);
    for (const { startTime, endTime, legs, duration } of answer.itineraries) {
      expect(Date.parse(startTime)).toBeGreaterThanOrEqual(MORNING * 1000);
      expect(Date.parse(startTime)).toBeLessThanOrEqual((MORNING + 7200) * 1000);
      expect((Date.parse(endTime) - Date.parse(startTime)) / 1000).toBe(duration);
      expect(duration).toBeLessThan(45 * 60);
      legs.slice(1).forEach((leg, index) => {
        expect(Date.parse(leg.startTime)).toBeGreaterThanOrEqual(Date.parse(legs[index]?.endTime ?? ''));
        expect([leg.from.lat, leg.from.lon]).toEqual([legs[index]?.to.lat, legs[index]?.to.lon]);
      });
    }
  });

  it('holds no journey that another beats', async () => {
    const { itineraries } = await planned({ searchWindowSeconds: 7200, numItineraries: 1 });
    for (const one of itineraries)
      for (const other of itineraries)
        if (one !== other) {
          const isBeaten =
            other.startTime >= one.startTime && other.endTime <= one.endTime && other.transfers <= one.transfers;
          expect({ one: one.id, other: other.id, isBeaten }).toEqual({ one: one.id, other: other.id, isBeaten: false });
        }
  });

  it('turned page by page holds what one window holds', async () => {
    const pages: string[] = [];
    let page = await planned({ searchWindowSeconds: 900, numItineraries: 1 });
    pages.push(...told(page));
    for (let turn = 0; turn < 3; turn++) {
      const [, seconds] = page.nextPageCursor.split('|');
      page = await planned({
        pageCursor: { direction: 'LATER', instant: Number(seconds) as Instant },
        numItineraries: 1,
      });
      pages.push(...told(page));
    }
    const until = Number(page.nextPageCursor.split('|')[1]) - 1;
    const whole = await planned({ searchWindowSeconds: until - MORNING, numItineraries: 1 });
    expect([...pages].sort()).toEqual([...told(whole)].sort());
  });

  it('by arrival finds the last journeys that are in time', async () => {
    const answer = await planned({ arriveBy: true, searchWindowSeconds: 3600, numItineraries: 1 });
    expect(answer.itineraries.length).toBeGreaterThan(3);
    for (const { endTime } of answer.itineraries) expect(Date.parse(endTime)).toBeLessThanOrEqual(MORNING * 1000);
    const [best] = (await planned({ arriveBy: true, timetableView: false })).itineraries.slice(-1);
    const latest = Math.max(...answer.itineraries.map(({ startTime }) => Date.parse(startTime)));
    expect(Date.parse(best?.startTime ?? '')).toBe(latest);
  });

  it('departs from the central station every few minutes', async () => {
    const stations = await jsonOf(
      town.places.geocode({
        territory: 'town',
        text: 'gare centrale',
        count: 1,
        modes: [],
        biasWeight: 1,
        language: [],
      }),
    );
    const [station] = stations as { readonly id: string; readonly name: string }[];
    expect(station?.name).toBe('Gare Centrale');
    const request = { ...BOARD, stopId: station?.id, time: MORNING, windowSeconds: 1800, count: 1 };
    const board = stopTimesAnswer.parse(await jsonOf(town.boards.stopTimes(request)));
    expect(board.stopTimes.length).toBeGreaterThan(20);
    const lines = new Set(board.stopTimes.map(({ routeShortName }) => routeShortName));
    expect([...lines]).toEqual(expect.arrayContaining(['A', 'C', 'D']));
  });
});
