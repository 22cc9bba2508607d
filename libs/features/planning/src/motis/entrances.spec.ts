import { describe, expect, it } from '@jest/globals';
import { planningOf, tripAnswer } from '@maillage/contracts';
import { NO_FACILITIES, ORIGIN, PLAN_DEFAULTS, type Itinerary, type StreetLine } from '@maillage/itinerary-model';
import type { Instant } from '@maillage/kernel';
import { readFeed } from '@maillage/transit-gtfs';
import { feedFiles } from '@maillage/transit-gtfs/testing';
import { buildTimetable } from '@maillage/transit-timetable';
import { LoadedNetwork } from '../networks/loaded-network.js';
import { accessibilityMember } from './accessibility.js';
import { ItineraryWriter } from './itineraries.js';
import { JsonBytes } from './json-bytes.js';

const FILES = {
  'agency.txt': 'agency_id,agency_name,agency_url,agency_timezone\na,A,https://a.example,Europe/Paris',
  'routes.txt': 'route_id,agency_id,route_short_name,route_type\nr,a,1,1',
  'calendar.txt':
    'service_id,monday,tuesday,wednesday,thursday,friday,saturday,sunday,start_date,end_date\nd,1,1,1,1,1,1,1,20260101,20261231',
  'trips.txt': 'route_id,service_id,trip_id\nr,d,t',
  'levels.txt': 'level_id,level_index\nstreet,0\ntracks,-1.5',
  'stops.txt': `stop_id,stop_name,stop_lat,stop_lon,location_type,parent_station,level_id,platform_code,wheelchair_boarding
S,Gare,48,7,1,,,,
E,Rue du Puits « Nord »,48.0005,7,2,S,street,,1
P,Gare,48,7,0,S,tracks,2,
Z,Ailleurs,48.1,7,0,,,,`,
  'stop_times.txt': `trip_id,arrival_time,departure_time,stop_id,stop_sequence
t,08:00:00,08:00:00,P,1
t,08:10:00,08:10:00,Z,2`,
};

const AT = 1_768_892_400 as Instant;

async function walk(direction: 'in' | 'out', hasEntrance = true, line?: StreetLine) {
  return (await walked(direction, hasEntrance, line)).leg;
}

async function walked(direction: 'in' | 'out', hasEntrance: boolean, line: StreetLine | undefined, files = FILES) {
  const { feed } = await readFeed(feedFiles(files));
  if (!feed) throw new Error('no feed');
  const network = new LoadedNetwork({
    territory: 'town',
    generation: 1,
    timetable: buildTimetable([{ id: 'bus', feed }], { timezone: 'Europe/Paris' }),
    facilities: NO_FACILITIES,
    streets: undefined,
    settings: planningOf({}),
  });
  const rowOf = (id: string): number => network.directory.findStop(`bus_${id}`) ?? NaN;
  const [from, to] = direction === 'in' ? [ORIGIN, rowOf('P')] : [rowOf('P'), ORIGIN];
  const times = { departure: AT, arrival: (AT + 90) as Instant };
  const entrance = hasEntrance ? rowOf('E') : undefined;
  const legs = [{ kind: 'street', mode: 'WALK', from, to, ...times, metres: 80, line, entrance } as const];
  const itinerary: Itinerary = { ...times, transfers: 0, legs };
  const place = { stop: -1, latitude: 48.001, longitude: 7 };
  const writer = new ItineraryWriter(network.texts(6), network.moment({ realtimeMode: 'OFF' }, AT), PLAN_DEFAULTS, {
    from: place,
    to: place,
  });
  const text = new TextDecoder().decode(JsonBytes.of((json) => writer.write(json, itinerary)));
  const leg = tripAnswer.parse(JSON.parse(text)).legs[0];
  return { leg, ...accessibilityMember(network.texts(6), PLAN_DEFAULTS, itinerary) };
}

describe('an entrance', () => {
  const entrance = {
    name: 'Rue du Puits « Nord »',
    stopId: 'bus_E',
    lat: 48.0005,
    lon: 7,
    level: 0,
    wheelchairAccessible: 'ACCESSIBLE',
  };

  it('is told in the leg that goes in by it and in its place, beside the platform and the level', async () => {
    const leg = await walk('in');
    expect(leg?.entrance).toEqual({ use: 'ENTER', ...entrance });
    expect(leg?.to).toMatchObject({ name: 'Gare', track: '2', level: -1.5, entrance: entrance.name });
    expect(leg?.from).not.toHaveProperty('entrance');
  });

  it('is an exit on the way out', async () => {
    const leg = await walk('out');
    expect(leg?.entrance).toEqual({ use: 'EXIT', ...entrance });
    expect(leg?.from).toMatchObject({ track: '2', entrance: entrance.name });
    expect(leg?.to).not.toHaveProperty('entrance');
  });

  it('or none: who walks along no street that is known is told so in one step, with its levels', async () => {
    expect((await walk('in'))?.steps).toEqual([
      expect.objectContaining({
        relativeDirection: 'DEPART',
        streetName: '',
        distance: 80,
        fromLevel: 0,
        toLevel: -1.5,
        polyline: (await walk('in'))?.legGeometry,
      }),
    ]);
  });

  it('that lies on the line is told, whoever drew it; one beside it is not', async () => {
    const along = (east: number): StreetLine => ({
      points: Int32Array.of(48_001_000, 7_000_000 + east, 48_000_000, 7_000_000 + east, 48_000_000, 7_000_000),
      steps: [],
    });
    expect((await walk('in', false, along(50)))?.entrance).toMatchObject({ use: 'ENTER', stopId: 'bus_E' });
    expect((await walk('out', false, along(50)))?.entrance).toMatchObject({ use: 'EXIT', stopId: 'bus_E' });
    expect(await walk('in', false, along(900))).not.toHaveProperty('entrance');
  });

  it('of which nobody says whether wheelchairs pass is unknown to them', async () => {
    const line: StreetLine = { points: new Int32Array(0), steps: [] };
    expect((await walked('in', true, line)).accessibility).toEqual({ known: true, unknown: [] });
    const untold = { ...FILES, 'stops.txt': FILES['stops.txt'].replace('street,,1', 'street,,') };
    expect((await walked('in', true, line, untold)).accessibility).toEqual({
      known: false,
      unknown: [{ leg: 0, what: 'STOP', name: entrance.name, stopId: 'bus_E' }],
    });
  });

  it('that nobody knows is not told', async () => {
    const leg = await walk('in', false);
    expect(leg).not.toHaveProperty('entrance');
    expect(leg?.to).not.toHaveProperty('entrance');
  });
});
