import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { planAnswer } from '@maillage/contracts';
import type { ApiVersion, PlanRequest } from '@maillage/itinerary-model';
import type { Instant } from '@maillage/kernel';
import { city } from '@maillage/transit-gtfs/testing';
import { jsonOf, PLAN, planTown, type PlannedTown } from './testing/planned-town.js';

const instant = (text: string): Instant => (Date.parse(text) / 1000) as Instant;
const stop = (id: string) => ({ kind: 'stop', id: `city_${id}` }) as const;
const at = (latitude: number, longitude: number) => ({ kind: 'coordinate', latitude, longitude }) as const;

const TOWN = `
  stop A  0 0
  stop B  3000 0
  stop C  6000 0
  stop D  9000 0
  TRAM T  A 08:05  B 08:15  C 08:25  headsign=Old_Harbour
  BUS 1   C 08:30  D 08:40`;

const asked = (more: Partial<PlanRequest> = {}): PlanRequest => ({
  ...PLAN,
  from: stop('A'),
  to: stop('D'),
  time: instant('2026-01-20T08:00:00+01:00'),
  numItineraries: 1,
  searchWindowSeconds: 3600,
  ...more,
});

type PlanAnswer = z.output<typeof planAnswer>;
const planned = async (town: PlannedTown, request: PlanRequest): Promise<PlanAnswer> =>
  planAnswer.parse(await jsonOf(town.plan.plan(request)));

describe('a plan', () => {
  it('tells the rides with their stops, times and names', async () => {
    const town = await planTown(city(TOWN));
    const answer = await planned(town, asked());
    const [itinerary] = answer.itineraries;
    expect(itinerary).toMatchObject({
      duration: 2100,
      startTime: '2026-01-20T07:05:00Z',
      endTime: '2026-01-20T07:40:00Z',
      transfers: 1,
    });
    expect(itinerary?.legs[0]).toMatchObject({
      mode: 'TRAM',
      from: {
        name: 'A',
        stopId: 'city_A',
        departure: '2026-01-20T07:05:00Z',
        tz: 'Europe/Paris',
        vertexType: 'TRANSIT',
      },
      to: { stopId: 'city_C', arrival: '2026-01-20T07:25:00Z', scheduledArrival: '2026-01-20T07:25:00Z' },
      duration: 1200,
      realTime: false,
      scheduled: true,
      headsign: expect.stringMatching(/^Old.Harbour$/),
      routeId: 'city_TRAM T',
      routeShortName: 'T',
      displayName: 'T',
      routeType: 0,
      agencyName: 'City',
      tripId: '20260120_08:05_city_TRAM T/1',
      intermediateStops: [{ stopId: 'city_B', arrival: '2026-01-20T07:15:00Z', departure: '2026-01-20T07:15:00Z' }],
      legGeometry: { precision: 6, length: 3 },
      tripFrom: { stopId: 'city_A' },
      tripTo: { stopId: 'city_C' },
    });
    expect(answer.network).toEqual({
      generation: 1,
      realtimeSequence: 0,
      availabilitySequence: 0,
      partial: [{ reason: 'NO_REALTIME', feed: 'city-rt' }],
      searchedUntil: '2026-01-20T08:00:00Z',
    });
    expect(answer.nextPageCursor).toBe(`LATER|${String(instant('2026-01-20T08:00:00Z') + 1)}`);
    expect(answer).not.toHaveProperty('noItinerary');
  });

  it('walks from and to points', async () => {
    const town = await planTown(city(TOWN));
    const { itineraries, from, to } = await planned(town, asked({ from: at(48.001, 7), to: at(48.001, 7.0402) }));
    expect(from).toEqual({ name: 'START', lat: 48.001, lon: 7, vertexType: 'NORMAL' });
    expect(to.name).toBe('END');
    expect(itineraries[0]?.legs.map(({ mode }) => mode)).toEqual(['WALK', 'TRAM', 'WALK']);
    expect(itineraries[0]?.legs[0]).toMatchObject({
      from: { name: 'START' },
      to: { stopId: 'city_A' },
      scheduled: false,
      legGeometry: { length: 2 },
    });
  });

  it.each<[ApiVersion, object, number]>([
    [1, { level: 0 }, 7],
    [2, { level: 0 }, 6],
    [3, { level: 0 }, 6],
    [4, { level: 0 }, 6],
    [5, { level: 0 }, 6],
    [6, {}, 6],
  ])('of version %i', async (apiVersion, level, precision) => {
    const town = await planTown(city(TOWN));
    const { itineraries, from } = await planned(town, asked({ apiVersion, from: at(48.001, 7) }));
    const leg = itineraries[0]?.legs[1];
    expect(leg?.legGeometry.precision).toBe(precision);
    expect(from).toEqual({ name: 'START', lat: 48.001, lon: 7, vertexType: 'NORMAL', ...level });
    expect('level' in (leg?.from ?? {})).toBe('level' in level);
  });

  it('names suburban trains as its version does', async () => {
    const files = city('TRAIN S1  A 08:05  B 08:15');
    const town = await planTown({
      ...files,
      open: (name) =>
        name === 'routes.txt' ? bytes('route_id,route_short_name,route_type\nTRAIN S1,,109') : files.open(name),
    });
    const mode = async (apiVersion: ApiVersion) =>
      (await planned(town, asked({ apiVersion, to: stop('B') }))).itineraries[0]?.legs[0]?.mode;
    expect([await mode(4), await mode(5), await mode(6)]).toEqual(['METRO', 'SUBURBAN', 'SUBURBAN']);
  });

  it('leaves geometry out when nobody wants it', async () => {
    const town = await planTown(city(TOWN));
    const { itineraries } = await planned(town, asked({ detailedLegs: false }));
    expect(itineraries[0]?.legs[0]?.legGeometry).toEqual({ points: '', precision: 6, length: 0 });
  });

  it('joins rides in which one stays seated, or tells them apart', async () => {
    const town = await planTown(city('BUS 1  A 08:05  B 08:15  block=x\nBUS 2  B 08:16  C 08:25  block=x'));
    const joined = await planned(town, asked({ to: stop('C') }));
    expect(joined.itineraries[0]).toMatchObject({
      transfers: 0,
      legs: [{ routeShortName: '1', to: { stopId: 'city_C' }, intermediateStops: [{ stopId: 'city_B' }] }],
    });
    const apart = await planned(town, asked({ to: stop('C'), joinInterlinedLegs: false }));
    expect(apart.itineraries[0]?.legs.map((leg) => [leg.routeShortName, leg.interlineWithPreviousLeg])).toEqual([
      ['1', false],
      ['2', true],
    ]);
    expect(apart.itineraries[0]?.transfers).toBe(0);
  });

  it('marks what runs by headway', async () => {
    const town = await planTown(city('BUS 1  A 08:00  B 08:10\nevery BUS 1/1  08:00  10:00  600'));
    const { itineraries } = await planned(town, asked({ to: stop('B') }));
    expect(itineraries[0]?.legs[0]).toMatchObject({ headwaySeconds: 600 });
  });

  it('tells what each leg emits, and the same way by car', async () => {
    const town = await planTown(city(TOWN));
    const { itineraries, co2 } = await planned(town, asked());
    const [itinerary] = itineraries;
    expect(itinerary?.legs.map((leg) => leg.co2)).toEqual([
      expect.objectContaining({ factor: 4.3, level: 'NATIONAL', source: 'ADEME Impact CO2' }),
      expect.objectContaining({ factor: 122.4, perimeter: 'ENERGY_AND_CONSTRUCTION', year: 2025 }),
    ]);
    const grams = itinerary?.legs.map((leg) => Number(leg.co2?.['grams'])) ?? [];
    expect(itinerary?.co2?.['grams']).toBeCloseTo(grams.reduce((sum, one) => sum + one, 0));
    // 9 km × 1.3 at 142.3 g
    expect(Math.round((co2?.car.grams ?? 0) / 10)).toBe(166);
    expect(co2?.car).toMatchObject({ estimated: true, factor: 142.3 });
  });

  describe('ranks', () => {
    // The bus leaves first and takes longer; the list stays by time.
    const lines = 'stop A  0 0\nstop D  9000 0\nBUS 1  A 08:05  D 08:25\nTRAM T  A 08:10  D 08:28';

    it('without moving anything', async () => {
      const town = await planTown(city(lines));
      const { itineraries, ...answer } = await planned(town, asked());
      expect(itineraries.map(({ legs, rank }) => [legs[0]?.mode, rank])).toEqual([
        ['BUS', 2],
        ['TRAM', 1],
      ]);
      expect([itineraries[0], answer].map((told) => told && 'ranking' in told)).toEqual([false, false]);
    });

    it.each([
      ['fr', 'Derrière le premier surtout par : durée (+2 min)'],
      ['en', 'Behind the first mostly by: duration (+2 min)'],
    ])('and says why when asked (%s)', async (language, reason) => {
      const town = await planTown(city(lines));
      const { itineraries, ranking } = await planned(town, asked({ explain: true, language: [language] }));
      expect(itineraries[0]?.ranking).toMatchObject({ position: 2, reason });
      const total = itineraries[0]?.ranking?.contributions.reduce((sum, { score }) => sum + score, 0);
      expect(itineraries[0]?.ranking?.score).toBeCloseTo(total ?? -1);
      expect(ranking?.criteria.find(({ criterion }) => criterion === 'transfers')).toMatchObject({ weight: 5 });
      expect(ranking?.leftOut).toEqual([]);
    });

    it('and counts what it left out', async () => {
      const town = await planTown(
        city('stop A  0 0\nstop B  900 0\nBUS 1  A 08:05  B 08:25\nTRAM T  A 08:40  B 08:43'),
      );
      const { ranking } = await planned(town, asked({ to: stop('B'), explain: true, language: [] }));
      expect(ranking?.leftOut).toEqual([{ reason: 'SLOWER_THAN_DIRECT', count: 1 }]);
    });
  });

  it('repeats what it understood, and no place', async () => {
    const town = await planTown(city(TOWN));
    const answer = await planned(town, asked({ from: at(48.001234, 7.004321), to: at(48.005678, 7.02) }));
    expect(answer.requestParameters).toMatchObject({ searchWindow: '3600', numItineraries: '1', arriveBy: 'false' });
    expect(JSON.stringify(answer.requestParameters)).not.toMatch(/48\.|7\.0/);
    const ids = [...answer.itineraries, ...answer.direct].map(({ id }) => id);
    expect(ids.join()).not.toMatch(/48\.|7\.0/);
  });

  it('without a time is about the present of the territory', async () => {
    const town = await planTown(city(TOWN), { now: '2026-01-20T08:04:00+01:00' });
    const { itineraries, previousPageCursor } = await planned(town, asked({ time: undefined }));
    expect(previousPageCursor).toBe(`EARLIER|${String(instant('2026-01-20T08:04:00+01:00'))}`);
    expect(itineraries).toHaveLength(1);
  });

  it.each([
    ['fr', 'Aucun arrêt à portée'],
    ['en-GB', 'No stop in reach'],
  ])('says why there is nothing (%s)', async (language, title) => {
    const town = await planTown(city(TOWN));
    const answer = await planned(town, asked({ from: at(48.05, 7), language: [language] }));
    expect(answer).toMatchObject({
      itineraries: [],
      noItinerary: { reason: 'NO_STOP_IN_REACH', place: 'from', title },
    });
  });

  it('says what stands in the way, and what to ask instead', async () => {
    const town = await planTown(city(TOWN));
    const late = { time: instant('2026-01-20T20:00:00+01:00'), numItineraries: 0 };
    const { noItinerary } = await planned(town, asked({ ...late, maxTransfers: 0, language: ['en'] }));
    expect(noItinerary).toMatchObject({ reason: 'NO_CONNECTION', detail: 'It takes 1 change.' });
    expect(noItinerary?.widening).toMatchObject({
      kind: 'WITHOUT_CONSTRAINT',
      parameters: { maxTransfers: 1, time: '2026-01-21T07:05:00Z' },
    });
    const gone = (await planned(town, asked({ ...late, language: ['fr'] }))).noItinerary;
    expect(gone).toMatchObject({
      detail: 'Le dernier trajet de la journée part à 8\u00a0h\u00a005.',
      constraint: { kind: 'LAST_DEPARTURE_GONE', time: '2026-01-20T07:05:00Z' },
      widening: { title: 'À une autre heure : mercredi 21 janvier, de 8\u00a0h\u00a005 à 8\u00a0h\u00a040' },
    });
    const time = instant(String(gone?.widening?.parameters['time']));
    const again = await planned(town, asked({ ...late, time }));
    expect(again.itineraries.map(({ endTime }) => endTime)).toEqual([gone?.widening?.endTime]);
  });

  it('names the stop that is too far', async () => {
    const town = await planTown(city(TOWN));
    const far = { from: at(48.02, 7), numItineraries: 0 };
    const { noItinerary } = await planned(town, asked(far));
    expect(noItinerary?.constraint).toMatchObject({ kind: 'STOP_TOO_FAR', stopId: 'city_A', limitMetres: 1080 });
    const { parameters } = noItinerary?.widening ?? {};
    expect(parameters).toMatchObject({ maxPreTransitTime: 2700, maxPostTransitTime: 2700 });
    const wider = { maxPreTransitSeconds: 2700, time: instant(String(parameters?.['time'])), searchWindowSeconds: 0 };
    expect((await planned(town, asked({ ...far, ...wider }))).itineraries).toHaveLength(1);
  });

  it('refuses what it does not know', async () => {
    const town = await planTown(city(TOWN));
    const refusal = (more: Partial<PlanRequest>) => town.plan.plan(asked(more));
    await expect(refusal({ from: stop('nowhere') })).rejects.toMatchObject({ status: 404, code: 'STOP_NOT_FOUND' });
    await expect(refusal({ time: instant('2030-01-01T08:00:00Z') })).rejects.toMatchObject({
      status: 400,
      code: 'OUTSIDE_SERVICE_PERIOD',
      members: { firstDate: '2026-01-01', lastDate: '2027-12-31' },
    });
    await expect(refusal({ territory: 'elsewhere' })).rejects.toMatchObject({ code: 'NETWORK_NOT_READY' });
  });

  it.each([
    ['LATER', instant('2030-01-01T08:00:00Z')],
    ['LATER', 9e15 as Instant],
    ['EARLIER', 0 as Instant],
  ] as const)('a page beyond the dates is empty and says so (%s, %i)', async (direction, edge) => {
    const town = await planTown(city(TOWN));
    const pageCursor = { direction, instant: edge };
    expect((await planned(town, asked({ pageCursor }))).noItinerary).toMatchObject({
      reason: 'OUTSIDE_SERVICE_PERIOD',
    });
  });
});

async function* bytes(text: string): AsyncIterable<Uint8Array> {
  yield await Promise.resolve(new TextEncoder().encode(text));
}
