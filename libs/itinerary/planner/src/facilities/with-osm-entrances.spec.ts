import { describe, expect, it } from '@jest/globals';
import { readFeed } from '@maillage/transit-gtfs';
import { feedFiles } from '@maillage/transit-gtfs/testing';
import type { TransitFeed } from '@maillage/transit-model';
import { buildTimetable } from '@maillage/transit-timetable';
import { listEntrances } from '../ways/station-entrances.js';
import type { OsmPlace } from './osm-place.js';
import { withOsmEntrances } from './with-osm-entrances.js';

const METRES = 1 / 111_195;

/** Two stations 600 m apart on a line of trains, and a bus stop at the first. */
async function line(routeType = 2, ...more: string[]): Promise<TransitFeed> {
  const stops = [
    'S,Gare,48,2,1,',
    'S1,Gare,48,2,0,S',
    `T,Halte,${String(48 + 600 * METRES)},2,1,`,
    `T1,Halte,${String(48 + 600 * METRES)},2,0,T`,
    'B,Gare routière,48,2,1,',
    'B1,Gare routière,48,2,0,B',
    ...more,
  ];
  const calls = more
    .filter((row) => row.startsWith('A'))
    .map((row, i) => `\nt,8:1${String(i)}:00,8:1${String(i)}:00,${row.slice(0, 2)},${String(3 + i)}`)
    .join('');
  const { feed } = await readFeed(
    feedFiles({
      'agency.txt': 'agency_id,agency_name,agency_url,agency_timezone\n1,Town,https://town.example,Europe/Paris',
      'stops.txt': ['stop_id,stop_name,stop_lat,stop_lon,location_type,parent_station', ...stops].join('\n'),
      'routes.txt': `route_id,agency_id,route_short_name,route_long_name,route_type\n1,1,1,,${String(routeType)}\n2,1,2,,3`,
      'trips.txt': 'route_id,service_id,trip_id\n1,all,t\n2,all,b',
      'stop_times.txt': `trip_id,arrival_time,departure_time,stop_id,stop_sequence\nt,8:00:00,8:00:00,S1,1\nt,8:05:00,8:05:00,T1,2${calls}\nb,8:00:00,8:00:00,B1,1\nb,8:05:00,8:05:00,T1,2`,
      'calendar.txt':
        'service_id,monday,tuesday,wednesday,thursday,friday,saturday,sunday,start_date,end_date\nall,1,1,1,1,1,1,1,20260101,20261231',
    }),
  );
  if (!feed) throw new Error('no feed');
  return feed;
}

const entrance = (id: string, north: number, tags: OsmPlace['tags'] = {}): OsmPlace => ({
  id,
  latitude: 48 + north * METRES,
  longitude: 2,
  tags: { railway: 'train_station_entrance', ...tags },
});

/** `name of station: entrance`, of what was added. */
const added = (feed: TransitFeed, places: readonly OsmPlace[]): string[] =>
  withOsmEntrances(feed, places)
    .stops.slice(feed.stops.length)
    .map(({ id, name, parent, wheelchairBoarding }) => {
      const station = feed.stops[parent]?.id ?? '';
      return `${station}: ${id} ${name} ${String(wheelchairBoarding)}`;
    });

describe('entrances of OpenStreetMap', () => {
  it('belong to the station of trains with the nearest platform, under their names', async () => {
    const feed = await line();
    const places = [
      entrance('n1', 50, { name: 'Parvis', wheelchair: 'yes' }),
      entrance('n2', 400, { ref: '2', wheelchair: 'no' }),
      entrance('n3', -80),
      entrance('n4', -300),
      entrance('n5', 10, { railway: 'station' }),
    ];
    expect(added(feed, places)).toEqual(['S: osm_n1 Parvis 1', 'T: osm_n2 2 2', 'S: osm_n3 Gare 0']);
  });

  it('are added to metros, not to buses, and not where the feed tells its own', async () => {
    const places = [entrance('n1', 50), entrance('n2', 610)];
    expect(added(await line(1), places)).toHaveLength(2);
    expect(added(await line(3), places)).toEqual([]);
    expect(added(await line(2, 'E,Entrée,48,2,2,S'), places)).toEqual(['T: osm_n2 Halte 0']);
  });

  it('go to the station of their name, or of their stop area, trams among them, before the nearest', async () => {
    const trains = await line(2);
    const places: OsmPlace[] = [
      { ...entrance('n1', 250), stopAreas: ['Gare de la Halte'] },
      { ...entrance('n2', 360), stopAreas: ['Ailleurs'] },
      entrance('n3', 320, { name: 'Gare Halte', entrance: 'main', railway: '' }),
    ];
    expect(added(trains, places)).toEqual(['T: osm_n1 Halte 0', 'T: osm_n2 Halte 0', 'T: osm_n3 Gare Halte 0']);
    const trams = await line(0);
    expect(added(trams, [entrance('n1', 50), { ...entrance('n2', 50), stopAreas: ['Halte'] }])).toEqual([]);
    expect(added(trams, [{ ...entrance('n3', 300), stopAreas: ['Halte'] }])).toEqual(['T: osm_n3 Halte 0']);
  });

  it('make a station of platforms of one name that have none', async () => {
    const alone = await line(
      1,
      `A1,Pont,${String(48 + 1_200 * METRES)},2,0,`,
      `A2,Pont,${String(48 + 1_220 * METRES)},2,0,`,
    );
    const feed = withOsmEntrances(alone, [entrance('n1', 1_230, { ref: '1' }), entrance('n2', 1_190)]);
    const told = feed.stops.map(({ id, parent, locationType }) => [id, locationType, feed.stops[parent]?.id ?? '']);
    expect(told.filter(([id, , parent]) => id === 'osm_station_A1' || parent === 'osm_station_A1')).toEqual([
      ['A1', 0, 'osm_station_A1'],
      ['A2', 0, 'osm_station_A1'],
      ['osm_station_A1', 1, ''],
      ['osm_n1', 2, 'osm_station_A1'],
      ['osm_n2', 2, 'osm_station_A1'],
    ]);
    expect(alone.stops.every(({ id, parent }) => !id.startsWith('A') || parent < 0)).toBe(true);
    expect(withOsmEntrances(alone, [entrance('n1', 1_600)])).toBe(alone);
  });

  it('lead to the platforms of the network', async () => {
    const feed = withOsmEntrances(await line(), [entrance('n1', 50, { name: 'Parvis' })]);
    const timetable = buildTimetable([{ id: 'rail', feed }], { timezone: 'Europe/Paris' });
    const isServed = new Uint8Array(timetable.stops.count).fill(1);
    const found = listEntrances(timetable, isServed).map(
      (way) => `${timetable.stops.id.text(way.platform)} ${timetable.stops.name.text(way.entrance)}`,
    );
    expect(found).toContain('S1 Parvis');
  });
});
