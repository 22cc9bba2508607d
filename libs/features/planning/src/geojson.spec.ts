import { describe, expect, it } from '@jest/globals';
import { geoJsonAnswer, planAnswer } from '@maillage/contracts';
import type { PlanRequest } from '@maillage/itinerary-model';
import type { Instant } from '@maillage/kernel';
import { city } from '@maillage/transit-gtfs/testing';
import type { TripUpdate } from '@maillage/transit-model';
import { alert } from './testing/alert.js';
import { jsonOf, PLAN, planTown } from './testing/planned-town.js';

const NOON = (Date.parse('2026-01-20T08:00:00+01:00') / 1000) as Instant;
const FROM = { kind: 'coordinate', latitude: 48.001, longitude: 7 } as const;
const request: PlanRequest = { ...PLAN, from: FROM, to: { kind: 'stop', id: 'city_C' }, time: NOON };
const TRIP = { territory: 'town', apiVersion: 6, detailedLegs: true, joinInterlinedLegs: true, language: [] } as const;

describe('an answer to draw on a map', () => {
  it('has each leg as a line and each stop as a point, where JSON has them', async () => {
    const town = await planTown(city('BUS 1  A 08:05  B 08:10  C 08:15'));
    const json = planAnswer.parse(await jsonOf(town.plan.plan(request)));
    const drawn = geoJsonAnswer.parse(await jsonOf(town.plan.plan({ ...request, answerFormat: 'geojson' })));
    const lines = drawn.features.filter(({ geometry }) => geometry.type === 'LineString');
    const legs = [...json.direct, ...json.itineraries].flatMap((itinerary) => itinerary.legs);
    expect(lines.map(({ properties }) => properties['mode'])).toEqual(legs.map(({ mode }) => mode));
    expect(lines.map(({ properties }) => properties['startTime'])).toEqual(legs.map(({ startTime }) => startTime));
    lines.forEach(({ geometry }, index) => {
      const { from, to } = legs[index] ?? {};
      expect(geometry.coordinates.at(0)).toEqual([from?.lon, from?.lat]);
      expect(geometry.coordinates.at(-1)).toEqual([to?.lon, to?.lat]);
    });
    const points = drawn.features.filter(
      ({ properties }) => properties['list'] === 'itineraries' && properties['itinerary'] === 0 && properties['kind'],
    );
    expect(points.map(({ properties }) => [properties['kind'], properties['name']])).toEqual([
      ['end', 'START'],
      ['board', 'A'],
      ['pass', 'B'],
      ['alight', 'C'],
    ]);
  });

  it('has a box around everything, west before south', async () => {
    const town = await planTown(city('BUS 1  A 08:05  B 08:10  C 08:15'));
    const { bbox, features } = geoJsonAnswer.parse(
      await jsonOf(town.plan.plan({ ...request, answerFormat: 'geojson' })),
    );
    const [west, south, east, north] = bbox;
    const positions = features.flatMap(({ geometry }) =>
      geometry.type === 'Point' ? [geometry.coordinates] : geometry.coordinates,
    );
    expect(Math.min(...positions.map(([longitude]) => longitude))).toBe(west);
    expect(Math.max(...positions.map(([longitude]) => longitude))).toBe(east);
    expect(Math.min(...positions.map(([, latitude]) => latitude))).toBe(south);
    expect(Math.max(...positions.map(([, latitude]) => latitude))).toBe(north);
    expect(north).toBe(48.001);
  });

  it('says why nothing is drawn', async () => {
    const town = await planTown(city('BUS 1  A 08:05  B 08:10  C 08:15'));
    const answer = await jsonOf(
      town.plan.plan({
        ...request,
        from: { kind: 'coordinate', latitude: 10, longitude: -30 },
        answerFormat: 'geojson',
      }),
    );
    expect(geoJsonAnswer.parse(answer)).toMatchObject({
      bbox: [-30, 10, expect.any(Number), expect.any(Number)],
      features: [],
      noItinerary: {
        reason: 'OUTSIDE_TERRITORY',
        title: 'Hors du territoire',
        detail: 'Le départ est loin de tout arrêt du territoire. La latitude s’écrit avant la longitude.',
        constraint: { kind: 'OUTSIDE_TERRITORY', place: 'from' },
      },
    });
  });

  it('draws the whole way of a vehicle', async () => {
    const town = await planTown(city('BUS 1  A 08:05  B 08:10  C 08:15'));
    const { itineraries } = planAnswer.parse(await jsonOf(town.plan.plan(request)));
    const tripId = itineraries[0]?.legs.find((leg) => leg.tripId)?.tripId ?? '';
    const drawn = geoJsonAnswer.parse(await jsonOf(town.boards.trip({ ...TRIP, tripId, answerFormat: 'geojson' })));
    expect(drawn.features.map(({ geometry }) => geometry.type)).toEqual(['LineString', 'Point', 'Point', 'Point']);
  });

  it('tells what is late, left out and disturbed, as JSON does', async () => {
    const town = await planTown(city('BUS 1  A 08:05  B 08:10  C 08:15'));
    const late: TripUpdate = {
      entityId: 'late',
      trip: { tripId: 'BUS 1/1' },
      relationship: 'SCHEDULED',
      stopTimes: [
        { stopSequence: 1, relationship: 'SCHEDULED', departure: { delay: 120 } },
        { stopSequence: 2, relationship: 'SKIPPED' },
      ],
    };
    await town.tell({ updates: [late], alerts: [alert('line', { routeId: 'BUS 1' }), alert('stop', { stopId: 'C' })] });
    const json = planAnswer.parse(await jsonOf(town.plan.plan(request)));
    const drawn = geoJsonAnswer.parse(await jsonOf(town.plan.plan({ ...request, answerFormat: 'geojson' })));
    const ride = json.itineraries[0]?.legs.find((leg) => leg.tripId);
    const told = drawn.features
      .map(({ properties }) => properties)
      .filter(({ itinerary, leg }) => itinerary === 0 && leg === 1);
    expect(told[0]).toMatchObject({
      startTime: '2026-01-20T07:07:00Z',
      scheduledStartTime: '2026-01-20T07:05:00Z',
      realTime: true,
      scheduled: true,
      cancelled: false,
      dataSource: ride?.dataSource,
      alerts: ride?.alerts,
    });
    expect(told.slice(1).map(({ name, cancelled, alerts }) => [name, cancelled, alerts !== undefined])).toEqual([
      ['A', false, false],
      ['B', true, false],
      ['C', false, true],
    ]);
    expect(drawn['network']).toEqual({ generation: 1, realtimeSequence: 1, availabilitySequence: 0 });
    expect(json.network?.realtimeSequence).toBe(1);
  });

  it('draws a vehicle that does not come', async () => {
    const town = await planTown(city('BUS 1  A 08:05  B 08:10'));
    const trip = { tripId: 'BUS 1/1' };
    await town.tell({ updates: [{ entityId: 'x', trip, relationship: 'CANCELED', stopTimes: [] }] });
    const asked = { ...TRIP, tripId: '20260120_08:05_city_BUS 1/1', answerFormat: 'geojson' } as const;
    const drawn = geoJsonAnswer.parse(await jsonOf(town.boards.trip(asked)));
    expect(drawn.features.map(({ properties }) => properties['cancelled'])).toEqual([true, true, true]);
  });
});
