import { describe, expect, it } from '@jest/globals';
import { feedFiles } from '@maillage/transit-gtfs/testing';
import type { Alert, InformedEntity, TimeRange } from '@maillage/transit-model';
import type { RouteIndex, StopIndex, TripIndex } from '@maillage/transit-timetable';
import type { TripMatcher } from '../match/trip-matcher.js';
import { readRealtime } from '../read-realtime.js';
import { at, dayOf, town, townOf } from '../testing/town.js';
import { encodeRealtime } from '../testing.js';
import { AlertIndex } from './alert-index.js';

const DATE = '20260120';
const LINES = `
  station S   P1 P2
  BUS 1    P1 08:00   A 08:10   B 08:20
  BUS 1    P1 09:00   A 09:10   B 09:20
  TRAM T   P2 08:00   B 08:30`;

/** Alerts as a feed would send them, so that they have passed the reader. */
function alertsFor(
  matcher: TripMatcher,
  entities: Readonly<Record<string, InformedEntity>>,
  periods: readonly TimeRange[] = [],
): readonly Alert[] {
  const now = at(matcher, DATE, '8:00');
  const bytes = encodeRealtime({
    header: { timestamp: now },
    entity: Object.entries(entities).map(([id, { agencyId, routeId, routeType, directionId, stopId, trip }]) => ({
      id,
      alert: {
        active_period: periods.map(({ start, end }) => ({ start, end })),
        informed_entity: [
          {
            agency_id: agencyId,
            route_id: routeId,
            route_type: routeType,
            direction_id: directionId,
            stop_id: stopId,
            trip: trip && {
              trip_id: trip.tripId,
              route_id: trip.routeId,
              ...(trip.startDay !== undefined && { start_date: DATE }),
            },
          },
        ],
      },
    })),
  });
  return readRealtime(bytes, { now }).alerts;
}

const names = (alerts: readonly Alert[]): string => alerts.map(({ entityId }) => entityId).join(' ');

function setUp(matcher: TripMatcher, alerts: readonly Alert[]) {
  const index = new AlertIndex(matcher, alerts, { now: at(matcher, DATE, '8:00') });
  const stop = (id: string): StopIndex => matcher.stops.find(id) ?? (-1 as StopIndex);
  const trip = (id: string): TripIndex => matcher.tripsNamed(id).at(0) ?? (-1 as TripIndex);
  const times = (from = '8:00', to = '8:30', now = '8:00') => ({
    now: at(matcher, DATE, now),
    from: at(matcher, DATE, from),
    to: at(matcher, DATE, to),
  });
  const ride = (id: string, date: string) => {
    const { trips, patterns } = matcher.timetable;
    const route = patterns.route[trips.pattern[trip(id)]] as RouteIndex;
    return { trip: trip(id), day: dayOf(date), route, direction: trips.direction[trip(id)] };
  };
  return {
    index,
    times,
    concernsStop: (id: string) => index.concernsStop(stop(id)),
    ofStop: (id: string) => names(index.ofStop(stop(id), times())),
    ofRoute: (id: string) => names(index.ofRoute(matcher.routes.find(id) ?? (-1 as RouteIndex), times())),
    ofRide: (id: string, date = DATE) => names(index.ofRide(ride(id, date), times())),
    ofCall: (id: string, at: string) => names(index.ofCall(ride(id, DATE), stop(at), times())),
  };
}

describe('alerts by what they concern', () => {
  it('stops, stations, routes, modes, operators, trips, and all of these together', async () => {
    const matcher = await town(LINES);
    const alerts = alertsFor(matcher, {
      platform: { stopId: 'P1' },
      station: { stopId: 'S' },
      middle: { stopId: 'A' },
      route: { routeId: 'BUS 1' },
      busAtB: { routeId: 'BUS 1', stopId: 'B' },
      tram: { routeType: 0 },
      operator: { agencyId: 'city' },
      trip: { trip: { tripId: 'BUS 1/1' } },
      today: { trip: { tripId: 'BUS 1/1', startDay: dayOf(DATE) } },
      routeOfTrip: { trip: { routeId: 'TRAM T' } },
      nowhere: { stopId: 'Z' },
      unknown: { routeId: 'BUS 9' },
      otherOperator: { agencyId: 'other', routeId: 'BUS 1' },
      unknownTrip: { trip: { tripId: 'x' }, routeId: 'BUS 1' },
    });
    const { index, concernsStop, ofStop, ofRoute, ofRide, ofCall } = setUp(matcher, alerts);
    expect(index.report).toEqual({ received: 14, matched: 10 });
    expect(ofStop('P1')).toBe('platform station');
    expect(ofStop('P2')).toBe('station');
    expect(ofStop('S')).toBe('platform station');
    expect(ofStop('B')).toBe('busAtB');
    expect(ofRoute('BUS 1')).toBe('route operator');
    expect(ofRoute('TRAM T')).toBe('tram operator routeOfTrip');
    expect(ofRide('BUS 1/1')).toBe('route operator trip today');
    expect(ofRide('BUS 1/1', '20260121')).toBe('route operator trip');
    expect(ofRide('BUS 1/2')).toBe('route operator');
    expect(ofRide('TRAM T/1')).toBe('tram operator routeOfTrip');
    expect(ofCall('BUS 1/1', 'P1')).toBe('platform station');
    expect(ofCall('BUS 1/1', 'B')).toBe('busAtB');
    expect(ofCall('TRAM T/1', 'B')).toBe('');
    expect(['P1', 'P2', 'A', 'B'].map((id) => concernsStop(id))).toEqual([true, true, true, true]);
  });

  it('only while they hold', async () => {
    const matcher = await town(LINES);
    const [start, end] = [at(matcher, DATE, '10:00'), at(matcher, DATE, '11:00')];
    const { index, times } = setUp(matcher, alertsFor(matcher, { works: { stopId: 'A' } }, [{ start, end }]));
    const told = (from: string, to: string, now: string): string =>
      names(index.ofStop(matcher.stops.find('A') ?? (-1 as StopIndex), times(from, to, now)));
    expect(told('10:30', '10:40', '10:05')).toBe('works');
    expect(told('9:00', '10:00', '10:05')).toBe('works');
    expect(told('9:00', '9:59', '10:05')).toBe('');
    expect(told('11:00', '12:00', '10:05')).toBe('');
    // who travels later is told before
    expect(told('10:30', '10:40', '9:00')).toBe('works');
  });

  it('and not before they may be told, where that is said', async () => {
    const matcher = await town(LINES);
    const told = { start: at(matcher, DATE, '9:00') };
    const alerts = alertsFor(matcher, { works: { stopId: 'A' } });
    const { index, times } = setUp(
      matcher,
      alerts.map((alert) => ({ ...alert, communicationPeriods: [told] })),
    );
    const asked = (now: string): string =>
      names(index.ofStop(matcher.stops.find('A') ?? (-1 as StopIndex), times('9:30', '9:40', now)));
    expect([asked('8:59'), asked('9:00')]).toEqual(['', 'works']);
  });

  it('that name a direction concern rides that way alone', async () => {
    const matcher = await townOf(
      feedFiles({
        'stops.txt': 'stop_id,stop_name,stop_lat,stop_lon\nA,A,48,7\nB,B,48.01,7',
        'routes.txt': 'route_id,route_short_name,route_type\nR,R,3',
        'trips.txt': 'route_id,service_id,trip_id,direction_id\nR,daily,there,0\nR,daily,back,1\nR,daily,untold,',
        'stop_times.txt':
          'trip_id,arrival_time,departure_time,stop_id,stop_sequence\nthere,8:00:00,8:00:00,A,1\nthere,8:10:00,8:10:00,B,2\n' +
          'back,8:20:00,8:20:00,B,1\nback,8:30:00,8:30:00,A,2\nuntold,8:25:00,8:25:00,A,1\nuntold,8:35:00,8:35:00,B,2',
      }),
    );
    const { ofRide } = setUp(matcher, alertsFor(matcher, { works: { routeId: 'R', directionId: 0 } }));
    expect(['there', 'back', 'untold'].map((trip) => ofRide(trip))).toEqual(['works', '', 'works']);
  });
});

describe('many alerts', () => {
  it('of one thing are told in part', async () => {
    const matcher = await town(LINES);
    const entities = Object.fromEntries(
      Array.from({ length: 30 }, (_, i): [string, InformedEntity] => [`a${i}`, { routeId: 'BUS 1' }]),
    );
    const { ofRide } = setUp(matcher, alertsFor(matcher, entities));
    expect(ofRide('BUS 1/1').split(' ')).toHaveLength(20);
  });

  it('cost a look-up each, not a walk through all', async () => {
    const matcher = await town(LINES);
    const entities = Object.fromEntries(
      Array.from({ length: 2_000 }, (_, i): [string, InformedEntity] => [
        `a${i}`,
        { routeId: i === 7 ? 'BUS 1' : 'TRAM T' },
      ]),
    );
    const { ofRide } = setUp(matcher, alertsFor(matcher, entities));
    expect(ofRide('BUS 1/1')).toBe('a7');
  });
});
