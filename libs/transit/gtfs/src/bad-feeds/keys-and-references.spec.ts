import { describe, expect, it } from '@jest/globals';
import { observe, rewritten, sound, withColumns, withRows, type BadFeed } from './bad-feed.js';

const CASES: readonly BadFeed[] = [
  {
    id: 'B08',
    what: 'a stop twice, the same',
    tables: withRows('stops.txt', 'S1,Stop 1,48.501,7.701'),
    outcome: 'degraded',
    codes: { DUPLICATE_ROW: 1 },
  },
  {
    id: 'B08',
    what: 'a stop twice, different',
    tables: withRows('stops.txt', 'S1,Gare,48.501,7.701'),
    outcome: 'refused',
    codes: { DUPLICATE_KEY: 1 },
  },
  {
    id: 'B08',
    what: 'a route twice, different',
    tables: withRows('routes.txt', 'R,city,2,3'),
    outcome: 'refused',
    codes: { DUPLICATE_KEY: 1 },
  },
  {
    id: 'B08',
    what: 'a trip twice, the same',
    tables: withRows('trips.txt', 'R,daily,T1'),
    outcome: 'degraded',
    codes: { DUPLICATE_ROW: 1 },
  },
  {
    id: 'B08',
    what: 'a trip twice, different',
    tables: withRows('trips.txt', 'R,other,T1'),
    outcome: 'refused',
    codes: { DUPLICATE_KEY: 1 },
  },
  {
    id: 'B08',
    what: 'a stop time twice, the same',
    tables: withRows('stop_times.txt', 'T1,6:13:00,6:13:00,S1,1'),
    outcome: 'degraded',
    codes: { DUPLICATE_ROW: 1 },
  },
  {
    id: 'B08',
    what: 'a stop time twice, different',
    tables: withRows('stop_times.txt', 'T1,6:13:00,6:13:00,S9,1'),
    outcome: 'refused',
    codes: { DUPLICATE_KEY: 1 },
  },
  {
    id: 'B08',
    what: 'an exception twice, the same',
    tables: dates('daily,20260501,2', 'daily,20260501,2'),
    outcome: 'degraded',
    codes: { DUPLICATE_ROW: 1 },
  },
  {
    id: 'B08',
    what: 'an exception twice, contradicting itself',
    tables: dates('daily,20260501,2', 'daily,20260501,1'),
    outcome: 'refused',
    codes: { DUPLICATE_KEY: 1 },
  },
  {
    id: 'B09',
    what: 'a trip without its route',
    tables: rewritten('trips.txt', 'R,daily,T7\n', 'X,daily,T7\n'),
    outcome: 'degraded',
    codes: { DANGLING_REFERENCE: 1, DROPPED_REFERENCE: 3 },
  },
  {
    id: 'B09',
    what: 'a trip without its service',
    tables: rewritten('trips.txt', 'R,daily,T7\n', 'R,nightly,T7\n'),
    outcome: 'degraded',
    codes: { DANGLING_REFERENCE: 1, DROPPED_REFERENCE: 3 },
  },
  {
    id: 'B09',
    what: 'a trip without its shape',
    tables: withColumns('trips.txt', 'shape_id', { 'R,daily,T7': 'X' }),
    outcome: 'degraded',
    codes: { DANGLING_REFERENCE: 1 },
  },
  {
    id: 'B09',
    what: 'a stop time without its stop',
    tables: rewritten('stop_times.txt', 'T7,7:16:00,7:16:00,S2,2', 'T7,7:16:00,7:16:00,X,2'),
    outcome: 'degraded',
    codes: { DANGLING_REFERENCE: 1 },
  },
  {
    id: 'B09',
    what: 'a stop time without its trip',
    tables: withRows('stop_times.txt', 'X,7:16:00,7:16:00,S2,2'),
    outcome: 'degraded',
    codes: { DANGLING_REFERENCE: 1 },
  },
  {
    id: 'B09',
    what: 'trips without their route above 5 %',
    tables: withRows('trips.txt', 'X,daily,U1', 'X,daily,U2', 'X,daily,U3'),
    outcome: 'refused',
    codes: { DANGLING_REFERENCE: 3, TOO_MANY_DROPPED: 1 },
  },
  {
    id: 'B09',
    what: 'stop times without their trip above 5 %',
    tables: withRows('stop_times.txt', ...Array.from({ length: 7 }, (_, n) => `X,7:16:00,7:16:00,S2,${n}`)),
    outcome: 'refused',
    codes: { DANGLING_REFERENCE: 7, TOO_MANY_DROPPED: 1 },
  },
  {
    id: 'B09',
    what: 'a transfer without its stop',
    tables: transfers('S1,X,2,60,,', 'S1,S2,2,60,,'),
    outcome: 'degraded',
    codes: { DANGLING_REFERENCE: 1 },
  },
  {
    id: 'B09',
    what: 'a frequency without its trip',
    tables: sound({ 'frequencies.txt': 'trip_id,start_time,end_time,headway_secs\nX,6:00:00,7:00:00,600' }),
    outcome: 'degraded',
    codes: { DANGLING_REFERENCE: 1 },
  },
  {
    id: 'B09',
    what: 'a route without its agency',
    tables: rewritten('routes.txt', 'R,city,1,3', 'R,metro,1,3'),
    outcome: 'degraded',
    codes: { DANGLING_REFERENCE: 1 },
  },
  {
    id: 'B09',
    what: 'a stop without its parent',
    tables: withColumns('stops.txt', 'parent_station', { 'S1,': 'X' }),
    outcome: 'degraded',
    codes: { DANGLING_REFERENCE: 1 },
  },
  ...['NULL', 'N/A', '\\N', 'None'].flatMap((word): BadFeed[] => [
    {
      id: 'B10',
      what: `${word} for a parent`,
      tables: withColumns('stops.txt', 'parent_station', { 'S1,': word }),
      outcome: 'degraded',
      codes: { NULL_LITERAL: 1 },
    },
    {
      id: 'B10',
      what: `${word} for a shape and a block`,
      tables: withColumns('trips.txt', 'shape_id,block_id', { 'R,daily,T7': `${word},${word}` }),
      outcome: 'degraded',
      codes: { NULL_LITERAL: 2 },
    },
    {
      id: 'B10',
      what: `${word} for a route`,
      tables: rewritten('trips.txt', 'R,daily,T7\n', `${word},daily,T7\n`),
      outcome: 'degraded',
      codes: { NULL_LITERAL: 1 },
    },
  ]),
  {
    id: 'B22',
    what: 'parents in a circle',
    tables: withColumns('stops.txt', 'location_type,parent_station', { 'S8,': '1,S9', 'S9,': '1,S8' }),
    outcome: 'refused',
    codes: { PARENT_CYCLE: 2 },
  },
  {
    id: 'B22',
    what: 'a stop that is its own parent',
    tables: withColumns('stops.txt', 'parent_station', { 'S8,': 'S8' }),
    outcome: 'refused',
    codes: { PARENT_CYCLE: 1 },
  },
  {
    id: 'B22',
    what: 'a station with a parent',
    tables: withColumns('stops.txt', 'location_type,parent_station', { 'S8,': '1,S9', 'S9,': '1,' }),
    outcome: 'degraded',
    codes: { WRONG_PARENT: 1 },
  },
  {
    id: 'B22',
    what: 'a platform whose parent is a platform',
    tables: withColumns('stops.txt', 'parent_station', { 'S8,': 'S9' }),
    outcome: 'degraded',
    codes: { WRONG_PARENT: 1 },
  },
  {
    id: 'B22',
    what: 'an entrance in stop_times',
    tables: {
      ...withColumns('stops.txt', 'location_type', { 'S9,': '2' }),
      'stop_times.txt': rewritten('stop_times.txt', 'T7,7:16:00,7:16:00,S2,2', 'T7,7:16:00,7:16:00,S9,2')[
        'stop_times.txt'
      ],
    },
    outcome: 'degraded',
    codes: { WRONG_STOP_TYPE: 1 },
  },
  {
    id: 'B22',
    what: 'an entrance in every trip',
    tables: withColumns('stops.txt', 'location_type', { 'S2,': '2' }),
    outcome: 'refused',
    codes: { WRONG_STOP_TYPE: 40, TOO_MANY_DROPPED: 1 },
  },
  {
    id: 'B23',
    what: 'a transfer twice',
    tables: transfers('S1,S2,2,60,,', 'S1,S2,2,90,,'),
    outcome: 'degraded',
    codes: { DUPLICATE_ROW: 1 },
  },
  {
    id: 'B23',
    what: 'an in-seat transfer without trips',
    tables: transfers('S1,S2,4,,,'),
    outcome: 'degraded',
    codes: { INCOMPLETE_TRANSFER: 1 },
  },
  {
    id: 'B23',
    what: 'a transfer from nowhere',
    tables: transfers(',S2,2,60,,'),
    outcome: 'degraded',
    codes: { INCOMPLETE_TRANSFER: 1 },
  },
  {
    id: 'B23',
    what: 'a transfer of an unknown type',
    tables: transfers('S1,S2,9,,,'),
    outcome: 'degraded',
    codes: { INVALID_VALUE: 1 },
  },
];

function dates(...rows: string[]) {
  return sound({ 'calendar_dates.txt': ['service_id,date,exception_type', ...rows].join('\n') });
}

function transfers(...rows: string[]) {
  const header = 'from_stop_id,to_stop_id,transfer_type,min_transfer_time,from_trip_id,to_trip_id';
  return sound({ 'transfers.txt': [header, ...rows].join('\n') });
}

describe.each(CASES)('$id $what', ({ tables, outcome, codes }) => {
  it(`is ${outcome}`, async () => {
    expect(await observe(tables)).toMatchObject({ outcome, codes, broken: [] });
  });
});
