import { beforeEach, describe, expect, it } from '@jest/globals';
import { mapTripsAnswer, planAnswer, stopTimesAnswer, tripAnswer } from '@maillage/contracts';
import type { PlanRequest, RealtimeMode } from '@maillage/itinerary-model';
import type { Instant } from '@maillage/kernel';
import { city } from '@maillage/transit-gtfs/testing';
import type { TripUpdate, VehiclePosition } from '@maillage/transit-model';
import { BOARD, jsonOf, PLAN, planTown, type PlannedTown } from '../testing/planned-town.js';

const NOW = '2026-01-20T08:00:00+01:00';
const TOWN = `
  stop A  0 0
  stop B  3000 0
  stop C  6000 0
  BUS 1   A 08:05  B 08:15  C 08:25
  BUS 1   A 08:45  B 08:55  C 09:05`;

const stop = (id: string) => ({ kind: 'stop', id: `city_${id}` }) as const;
const clock = (time = ''): string => time.slice(11, 16);
const asked = (realtimeMode?: RealtimeMode): PlanRequest => ({
  ...PLAN,
  from: stop('A'),
  to: stop('C'),
  time: (Date.parse(NOW) / 1000) as Instant,
  numItineraries: 1,
  searchWindowSeconds: 900,
  realtimeMode,
});

const FIRST: TripUpdate = { entityId: '1', trip: { tripId: 'BUS 1/1' }, relationship: 'SCHEDULED', stopTimes: [] };
const late: TripUpdate = {
  ...FIRST,
  stopTimes: [
    { stopSequence: 1, relationship: 'SCHEDULED', departure: { delay: 120 } },
    { stopSequence: 2, relationship: 'SCHEDULED', arrival: { delay: 300 }, departure: { delay: 300 } },
  ],
};
const passing: TripUpdate = {
  ...FIRST,
  stopTimes: [
    { stopSequence: 1, relationship: 'SCHEDULED', departure: { delay: 60 } },
    { stopSequence: 2, relationship: 'SKIPPED' },
  ],
};
const at = (time: string): number => Date.parse(`2026-01-20T${time}:00+01:00`) / 1000;
const extra: TripUpdate = {
  entityId: 'x',
  trip: { tripId: 'extra', routeId: 'BUS 1' },
  relationship: 'NEW',
  stopTimes: [
    { stopId: 'A', relationship: 'SCHEDULED', departure: { time: at('08:30') } },
    { stopId: 'C', relationship: 'SCHEDULED', arrival: { time: at('08:40') } },
  ],
};

describe('answers with realtime', () => {
  let town: PlannedTown;
  beforeEach(async () => {
    town = await planTown(city(TOWN), { now: NOW });
  });
  const plan = async (mode?: RealtimeMode) => planAnswer.parse(await jsonOf(town.plan.plan(asked(mode))));
  const tripOf = async (tripId = '') => {
    const options = { territory: 'town', apiVersion: 6, detailedLegs: true, joinInterlinedLegs: true } as const;
    return tripAnswer.parse(await jsonOf(town.boards.trip({ ...options, tripId, language: [] })));
  };
  const moving = async (from: string, to: string) => {
    const request = {
      territory: 'town',
      apiVersion: 6,
      box: { south: -90, north: 90, west: -180, east: 180 },
      from: at(from) as Instant,
      to: at(to) as Instant,
      zoom: 14,
      precision: 5,
      language: [],
    } as const;
    return mapTripsAnswer.parse(await jsonOf(town.boards.mapTrips(request)));
  };
  const board = async (id: string, count: number) =>
    stopTimesAnswer.parse(await jsonOf(town.boards.stopTimes({ ...BOARD, stopId: `city_${id}`, count })));

  it('tell planned times beside those of now, at every stop of a leg', async () => {
    await town.tell({ updates: [late] });
    const [leg] = (await plan()).itineraries[0]?.legs ?? [];
    expect([leg?.startTime, leg?.scheduledStartTime, leg?.endTime, leg?.scheduledEndTime].map(clock)).toEqual([
      '07:07',
      '07:05',
      '07:30',
      '07:25',
    ]);
    expect(leg).toMatchObject({ realTime: true, scheduled: true, cancelled: false });
    expect([leg?.from.departure, leg?.from.scheduledDeparture].map(clock)).toEqual(['07:07', '07:05']);
    const [between] = leg?.intermediateStops ?? [];
    expect([between?.arrival, between?.scheduledArrival].map(clock)).toEqual(['07:20', '07:15']);
  });

  it('say where the data of a leg come from, whether they are live, and how old they are', async () => {
    await town.tell({ updates: [late] });
    town.clock.advance(40);
    const answer = await plan();
    expect(answer.itineraries[0]?.legs[0]?.dataSource).toMatchObject({
      feed: 'city',
      attribution: 'City lines',
      licence: 'etalab-2.0',
      live: true,
      liveFeeds: ['city-rt'],
      ageSeconds: 40,
    });
    expect(answer.network?.realtimeSequence).toBe(1);
    expect(answer.network).not.toHaveProperty('partial');
    const off = await plan('OFF');
    expect(off.itineraries[0]?.legs[0]?.dataSource).toEqual({
      feed: 'city',
      attribution: 'City lines',
      licence: 'etalab-2.0',
      live: false,
    });
  });

  it('say what is missing when a live feed is silent or too old, and rest on the timetable', async () => {
    await town.realtime.applyAll();
    expect((await plan()).network).toMatchObject({
      realtimeSequence: 0,
      partial: [{ reason: 'NO_REALTIME', feed: 'city-rt' }],
    });
    expect(await town.readiness.readiness()).toMatchObject([{ live: [] }]);
    await town.tell({ updates: [late] });
    expect(await town.readiness.readiness()).toMatchObject([{ live: ['gtfs-rt'] }]);
    expect((await plan()).network).not.toHaveProperty('partial');
    await town.live.expire();
    town.clock.advance(400);
    await town.live.expire();
    await town.realtime.applyAll();
    const answer = await plan();
    expect(answer.network).toMatchObject({ partial: [{ reason: 'NO_REALTIME', feed: 'city-rt' }] });
    expect(answer.itineraries[0]?.legs[0]).toMatchObject({ realTime: false });
  });

  it('may be asked for the plain timetable, or for it with realtime told beside', async () => {
    await town.tell({ updates: [late] });
    const off = (await plan('OFF')).itineraries[0]?.legs[0];
    expect([off?.realTime, clock(off?.endTime)]).toEqual([false, '07:25']);
    const annotated = (await plan('REALTIME_ANNOTATION_ONLY')).itineraries[0]?.legs[0];
    expect([annotated?.realTime, clock(annotated?.scheduledEndTime), clock(annotated?.endTime)]).toEqual([
      true,
      '07:25',
      '07:30',
    ]);
  });

  it('keep a cancelled run on the board, as cancelled, beside what runs', async () => {
    await town.tell({ updates: [{ ...FIRST, relationship: 'CANCELED' }, extra] });
    expect(
      (await board('A', 3)).stopTimes.map(({ place, tripCancelled, cancelled, realTime }) => [
        clock(place.departure),
        tripCancelled,
        cancelled,
        realTime,
      ]),
    ).toEqual([
      ['07:05', true, true, true],
      ['07:30', false, false, true],
      ['07:45', false, false, false],
    ]);
  });

  it('tell of a ride what was cancelled before it, and how it would have gone', async () => {
    await town.tell({ updates: [{ ...FIRST, relationship: 'CANCELED' }] });
    const legOf = async (changed: Partial<PlanRequest> = {}) => {
      const request = { ...asked(), searchWindowSeconds: 3_600, ...changed };
      return planAnswer.parse(await jsonOf(town.plan.plan(request))).itineraries[0]?.legs[0];
    };
    const leg = await legOf();
    expect([clock(leg?.startTime), leg?.cancelledBefore]).toEqual([
      '07:45',
      [
        {
          tripId: '20260120_08:05_city_BUS 1/1',
          displayName: '1',
          headsign: 'C',
          scheduledStartTime: '2026-01-20T07:05:00Z',
          scheduledEndTime: '2026-01-20T07:25:00Z',
          cancelled: true,
        },
      ],
    ]);
    const last = async (changed: Partial<PlanRequest>) =>
      (await legOf(changed))?.cancelledBefore?.map(({ scheduledEndTime }) => clock(scheduledEndTime));
    expect(await last({ to: stop('B') })).toEqual(['07:15']);
    expect(await last({ time: at('08:05') as Instant })).toEqual(['07:25']);
    expect(await last({ time: at('08:06') as Instant })).toBeUndefined();
    expect(await last({ time: at('09:10') as Instant, arriveBy: true })).toEqual(['07:25']);
    expect(await last({ realtimeMode: 'OFF' })).toBeUndefined();
  });

  it('tell of a run that replaces another what it replaces, whatever its time', async () => {
    const replacement: TripUpdate = { ...extra, trip: { tripId: 'BUS 1/2' }, relationship: 'REPLACEMENT' };
    await town.tell({ updates: [replacement] });
    expect(
      (await board('A', 3)).stopTimes.map(({ place, cancelled, tripId }) => [
        clock(place.departure),
        cancelled,
        tripId,
      ]),
    ).toEqual([
      ['07:05', false, '20260120_08:05_city_BUS 1/1'],
      ['07:30', false, '20260120_08:30_city_BUS 1/2:replacement'],
      ['07:45', true, '20260120_08:45_city_BUS 1/2'],
    ]);
    const { itineraries } = planAnswer.parse(
      await jsonOf(town.plan.plan({ ...asked(), time: at('08:20') as Instant })),
    );
    const [leg] = itineraries[0]?.legs ?? [];
    const replaced = [
      { tripId: '20260120_08:45_city_BUS 1/2', scheduledEndTime: '2026-01-20T08:05:00Z', cancelled: true },
    ];
    expect(leg).toMatchObject({ scheduled: false, cancelledBefore: replaced });
    expect(clock(leg?.startTime)).toBe('07:30');
    expect((await tripOf(leg?.tripId)).legs[0]?.cancelledBefore).toMatchObject(replaced);
    expect((await tripOf('20260120_08:45_city_BUS 1/2')).legs[0]).toMatchObject({ cancelled: true });
    await town.tell({ updates: [{ ...FIRST, trip: { tripId: 'BUS 1/2' }, relationship: 'DELETED' }] });
    expect((await plan()).itineraries[0]?.legs[0]).not.toHaveProperty('cancelledBefore');
  });

  it('tell nothing of a deleted run, as if it had never been planned', async () => {
    await town.tell({ updates: [{ ...FIRST, relationship: 'DELETED' }] });
    expect((await board('A', 1)).stopTimes.map(({ place }) => clock(place.departure))).toEqual(['07:45']);
    const [leg] = (await plan()).itineraries[0]?.legs ?? [];
    expect([clock(leg?.startTime), leg?.cancelledBefore]).toEqual(['07:45', undefined]);
    expect(clock((await plan('REALTIME_ANNOTATION_ONLY')).itineraries[0]?.startTime)).not.toBe('07:05');
    expect(await moving('08:06', '08:20')).toEqual([]);
    await expect(tripOf('20260120_08:05_city_BUS 1/1')).rejects.toMatchObject({ status: 404, code: 'TRIP_NOT_FOUND' });
    expect(clock((await plan('OFF')).itineraries[0]?.startTime)).toBe('07:05');
  });

  it('tell a stop that is left out: not served on the board, cancelled among the stops of the run', async () => {
    await town.tell({ updates: [passing] });
    expect((await board('B', 2)).stopTimes.map(({ cancelled, tripCancelled }) => [cancelled, tripCancelled])).toEqual([
      [true, false],
      [false, false],
    ]);
    const tripId = (await board('A', 1)).stopTimes[0]?.tripId ?? '';
    const trip = await tripOf(tripId);
    expect(trip.legs[0]?.intermediateStops?.map(({ name, cancelled }) => [name, cancelled])).toEqual([['B', true]]);
  });

  it('plan on an added run, which was not scheduled, and show it as a trip', async () => {
    await town.tell({ updates: [{ ...FIRST, relationship: 'CANCELED' }, extra] });
    const [leg] = (await plan()).itineraries[0]?.legs ?? [];
    expect(leg).toMatchObject({ realTime: true, scheduled: false, routeId: 'city_BUS 1', legGeometry: { length: 2 } });
    const trip = await tripOf(leg?.tripId);
    expect([clock(trip.startTime), clock(trip.endTime)]).toEqual(['07:30', '07:40']);
  });

  it('tell on the map where the vehicle of a run was measured', async () => {
    const bus: VehiclePosition = {
      entityId: 'v',
      trip: { tripId: 'BUS 1/1' },
      relationship: 'SCHEDULED',
      latitude: 48.5,
      longitude: 7.25,
      bearing: 90,
      timestamp: at('08:07'),
      status: 'IN_TRANSIT_TO',
      occupancy: 'FEW_SEATS_AVAILABLE',
    };
    const vehicles = async () =>
      (await moving('08:06', '08:50')).map(({ trips, vehicle }) => [trips[0]?.tripId.slice(-1), vehicle]);
    const known = {
      lat: 48.5,
      lon: 7.25,
      bearing: 90,
      timestamp: '2026-01-20T07:07:00Z',
      occupancy: 'FEW_SEATS_AVAILABLE',
    };
    await town.tell({ positions: [{ ...bus, latitude: 1, timestamp: at('08:06') }, bus] });
    expect((await vehicles()).sort()).toEqual([
      ['1', known],
      ['1', known],
      ['2', undefined],
    ]);
    await town.tell({});
    expect((await vehicles()).every(([, vehicle]) => vehicle === undefined)).toBe(true);
  });

  it('move on the map as they are: late, added, and not at all when cancelled', async () => {
    const times = async (from: string, to: string) =>
      (await moving(from, to)).map(({ departure, scheduledDeparture, realTime }) => [
        clock(departure),
        clock(scheduledDeparture),
        realTime,
      ]);
    expect(await times('08:06', '08:08')).toEqual([['07:05', '07:05', false]]);
    await town.tell({ updates: [late] });
    expect(await times('08:06', '08:08')).toEqual([['07:07', '07:05', true]]);
    await town.tell({ updates: [{ ...FIRST, relationship: 'CANCELED' }, extra] });
    expect(await times('08:06', '08:08')).toEqual([]);
    expect(await times('08:31', '08:32')).toEqual([['07:30', '07:30', true]]);
  });
});
