import { describe, expect, it } from '@jest/globals';
import { observe, rewritten, sound, withColumns, withRows } from './bad-feed.js';

describe('what a reader leaves of a feed', () => {
  it('B08 the first of equal rows', async () => {
    const { feed } = await observe(withRows('trips.txt', 'R,daily,T1'));
    expect(feed?.trips.count).toBe(40);
  });

  it('B09 trips without their route and their stop times are gone, the others have moved up', async () => {
    const { feed } = await observe(rewritten('trips.txt', 'R,daily,T7\n', 'X,daily,T7\n'));
    expect(feed?.trips.id).toEqual(Array.from({ length: 40 }, (_, n) => `T${n + 1}`).filter((id) => id !== 'T7'));
    expect(feed?.stopTimes.count).toBe(117);
    expect(Array.from(feed?.stopTimes.arrival.subarray(18, 19) ?? [])).toEqual([(360 + 83) * 60]);
  });

  it('B09 a trip passes by the stop that does not exist', async () => {
    const { feed } = await observe(rewritten('stop_times.txt', 'T7,7:16:00,7:16:00,S2,2', 'T7,7:16:00,7:16:00,X,2'));
    const [start = 0, end = 0] = feed?.stopTimes.offset.subarray(6, 8) ?? [];
    expect(Array.from(feed?.stopTimes.sequence.subarray(start, end) ?? [])).toEqual([1, 3]);
  });

  it('B09 a trip keeps running without its shape, a route with the first agency', async () => {
    const { feed } = await observe(withColumns('trips.txt', 'shape_id', { 'R,daily,T7': 'X' }));
    expect(feed?.trips.shape[6]).toBe(-1);
    expect((await observe(rewritten('routes.txt', 'R,city,1,3', 'R,metro,1,3'))).feed?.routes[0]?.agency).toBe(0);
  });

  it('transfers of all types with stops, routes and trips', async () => {
    const header =
      'from_stop_id,to_stop_id,from_route_id,to_route_id,from_trip_id,to_trip_id,transfer_type,min_transfer_time';
    const rows = [
      'S1,S2,,,,,,',
      'S2,S1,,,,,1,',
      'S1,S3,R,,,,2,120',
      'S3,S1,,R,,,3,',
      ',,,,T1,T2,4,',
      'S1,S1,,,T2,T3,5,',
    ];
    const { feed, outcome } = await observe(sound({ 'transfers.txt': [header, ...rows].join('\n') }));
    expect(outcome).toBe('accepted');
    expect(feed?.transfers.map(({ type }) => type)).toEqual([0, 1, 2, 3, 4, 5]);
    const none = {
      fromStop: -1,
      toStop: -1,
      fromRoute: -1,
      toRoute: -1,
      fromTrip: -1,
      toTrip: -1,
      minTransferSeconds: -1,
    };
    expect(feed?.transfers[2]).toEqual({
      ...none,
      fromStop: 0,
      toStop: 2,
      fromRoute: 0,
      type: 2,
      minTransferSeconds: 120,
    });
    expect(feed?.transfers[4]).toEqual({ ...none, fromTrip: 0, toTrip: 1, type: 4 });
  });

  it('what refers to a dropped trip is dropped too, and what follows it is renumbered', async () => {
    const tables = {
      ...withRows('trips.txt', 'R,daily,U'),
      'trips.txt': [
        'route_id,service_id,trip_id',
        'R,daily,U',
        ...Array.from({ length: 40 }, (_, n) => `R,daily,T${n + 1}`),
      ].join('\n'),
      'frequencies.txt': 'trip_id,start_time,end_time,headway_secs\nU,6:00:00,7:00:00,600\nT1,6:00:00,7:00:00,600',
    };
    const { feed, codes } = await observe(tables);
    expect(codes).toEqual({ UNUSABLE_TRIP: 1, DROPPED_REFERENCE: 1 });
    expect(feed?.frequencies).toEqual([{ trip: 0, start: 21_600, end: 25_200, headwaySeconds: 600, exact: false }]);
    expect(feed?.trips.id[0]).toBe('T1');
  });

  it('platforms, entrances and boarding areas take from their station what they leave open', async () => {
    const stops = `stop_id,stop_name,stop_lat,stop_lon,location_type,parent_station,wheelchair_boarding
      B,Area,,,4,P,
      P,Platform,48.5,7.7,0,S,
      Q,Platform,48.5,7.7,,S,2
      N,Node,,,3,S,
      S,Station,48.51,7.71,1,,1
      Z,Stop,48.5,7.7,,,`;
    const calls =
      'trip_id,arrival_time,departure_time,stop_id,stop_sequence\nT1,8:00:00,8:00:00,P,1\nT1,8:05:00,8:05:00,Z,2';
    const { feed } = await observe(
      sound({ 'stops.txt': stops, 'trips.txt': 'route_id,service_id,trip_id\nR,daily,T1', 'stop_times.txt': calls }),
    );
    expect(
      feed?.stops.map(({ id, parent, wheelchairBoarding, latitude }) => [id, parent, wheelchairBoarding, latitude]),
    ).toEqual([
      ['B', 1, 1, 48.5],
      ['P', 4, 1, 48.5],
      ['Q', 4, 2, 48.5],
      ['N', 4, 1, 48.51],
      ['S', -1, 1, 48.51],
      ['Z', -1, 0, 48.5],
    ]);
  });
});
