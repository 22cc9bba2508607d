import { describe, expect, it } from '@jest/globals';
import { readFeed } from '@maillage/transit-gtfs';
import { feedFiles } from '@maillage/transit-gtfs/testing';
import { buildTimetable } from '@maillage/transit-timetable';
import { NetworkDirectory } from '../network/network-directory.js';
import { inWheelchair, PlannedCity, type Asked } from '../testing/planned-city.js';

/** Three trips from A to B and on to C: one for wheelchairs, one not, one that does not say; bikes likewise. */
const FILES = {
  'stops.txt': `
    stop_id,stop_name,stop_lat,stop_lon,wheelchair_boarding
    A,A,48,7,0
    B,B,48.02,7,2
    C,C,48.04,7,1`,
  'routes.txt': `
    route_id,route_short_name,route_type
    1,1,3`,
  'trips.txt': `
    route_id,service_id,trip_id,wheelchair_accessible,bikes_allowed
    1,daily,yes,1,1
    1,daily,no,2,2
    1,daily,silent,0,0`,
  'stop_times.txt': `
    trip_id,arrival_time,departure_time,stop_id,stop_sequence
    yes,08:00:00,08:00:00,A,1
    yes,08:10:00,08:10:00,B,2
    yes,08:20:00,08:20:00,C,3
    no,08:30:00,08:30:00,A,1
    no,08:40:00,08:40:00,B,2
    no,08:50:00,08:50:00,C,3
    silent,09:00:00,09:00:00,A,1
    silent,09:10:00,09:10:00,B,2
    silent,09:20:00,09:20:00,C,3`,
};

async function departures(to: string, more: Partial<Asked>) {
  const { feed } = await readFeed(feedFiles(FILES));
  if (!feed) throw new Error('not a feed');
  const timetable = buildTimetable([{ id: 'city', feed }], { timezone: 'Europe/Paris' });
  const town = new PlannedCity(new NetworkDirectory(timetable), 'Europe/Paris');
  const at = more.arriveBy === true ? '2026-01-20 09:30' : '2026-01-20 08:00';
  const { itineraries } = town.ask({ from: 'A', to, at, minItineraries: 0, ...more });
  return itineraries.map(({ departure }) => town.clock(departure));
}

describe('rides for', () => {
  it.each([false, true])('everybody, or wheelchairs, or bikes (by arrival: %s)', async (arriveBy) => {
    expect(await departures('C', { arriveBy })).toEqual(['08:00', '08:30', '09:00']);
    expect(await departures('C', { arriveBy, traveller: inWheelchair() })).toEqual(['08:00', '09:00']);
    expect(await departures('C', { arriveBy, bikes: true })).toEqual(['08:00']);
  });

  it('wheelchairs do not end where the platform is out of reach', async () => {
    expect(await departures('B', {})).toEqual(['08:00', '08:30', '09:00']);
    expect(await departures('B', { traveller: inWheelchair() })).toEqual([]);
  });
});
