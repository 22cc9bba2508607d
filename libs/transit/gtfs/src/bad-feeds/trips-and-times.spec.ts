import { describe, expect, it } from '@jest/globals';
import { observe, rewritten, sound, withColumns, withRows, type BadFeed } from './bad-feed.js';

const CALL = 'T7,7:16:00,7:16:00,S2,2';
const call = (row: string) => rewritten('stop_times.txt', CALL, row);
const calendar = (...rows: string[]) =>
  sound({
    'calendar.txt': [
      'service_id,monday,tuesday,wednesday,thursday,friday,saturday,sunday,start_date,end_date',
      ...rows,
    ].join('\n'),
  });
const DAILY = 'daily,1,1,1,1,1,1,1,20260101,20261231';
const headways = (...rows: string[]) =>
  sound({ 'frequencies.txt': ['trip_id,start_time,end_time,headway_secs,exact_times', ...rows].join('\n') });

const CASES: readonly BadFeed[] = [
  {
    id: 'B11',
    what: 'a trip without stop times',
    tables: withRows('trips.txt', 'R,daily,U'),
    outcome: 'degraded',
    codes: { UNUSABLE_TRIP: 1 },
  },
  {
    id: 'B11',
    what: 'a trip of a block with one stop time',
    tables: {
      ...withRows('stop_times.txt', 'U,9:00:00,9:00:00,S1,1'),
      'trips.txt': `${String(withColumns('trips.txt', 'block_id', { 'R,daily,T1': 'b' })['trips.txt'])}\nR,daily,U,b`,
    },
    outcome: 'degraded',
    codes: { UNUSABLE_TRIP: 1 },
  },
  {
    id: 'B14',
    what: 'only calendar_dates.txt',
    tables: sound({
      'calendar.txt': undefined,
      'calendar_dates.txt': 'service_id,date,exception_type\ndaily,20260501,1',
    }),
    outcome: 'accepted',
    codes: {},
  },
  {
    id: 'B15',
    what: 'a service without weekdays',
    tables: calendar(DAILY, 'idle,0,0,0,0,0,0,0,20260101,20261231'),
    outcome: 'degraded',
    codes: { INACTIVE_SERVICE: 1 },
  },
  {
    id: 'B15',
    what: 'a service that ends before it starts',
    tables: calendar(DAILY, 'idle,1,1,1,1,1,1,1,20261231,20260101'),
    outcome: 'degraded',
    codes: { INACTIVE_SERVICE: 1 },
  },
  {
    id: 'B15',
    what: 'a service whose only day is taken away',
    tables: {
      ...calendar(DAILY, 'idle,1,1,1,1,1,1,1,20260501,20260501'),
      'calendar_dates.txt': 'service_id,date,exception_type\nidle,20260501,2',
    },
    outcome: 'degraded',
    codes: { INACTIVE_SERVICE: 1 },
  },
  {
    id: 'B15',
    what: 'two calendars for one service',
    tables: calendar(DAILY, 'daily,1,0,0,0,0,0,0,20260101,20261231'),
    outcome: 'refused',
    codes: { DUPLICATE_KEY: 1 },
  },
  {
    id: 'B15',
    what: 'a date that does not exist',
    tables: calendar(DAILY, 'idle,1,1,1,1,1,1,1,20260230,20261231'),
    outcome: 'degraded',
    codes: { INVALID_DATE: 1, INACTIVE_SERVICE: 1 },
  },
  {
    id: 'B15',
    what: 'a date of the year 9999',
    tables: calendar(DAILY, 'idle,1,1,1,1,1,1,1,20260101,99991231'),
    outcome: 'degraded',
    codes: { INVALID_DATE: 1 },
  },
  {
    id: 'B17',
    what: 'agency.txt missing',
    tables: sound({ 'agency.txt': undefined }),
    outcome: 'refused',
    codes: { TIMEZONE: 1, MISSING_FILE: 1 },
  },
  {
    id: 'B17',
    what: 'a zone that does not exist',
    tables: rewritten('agency.txt', 'Europe/Paris', 'Europe/Pari'),
    outcome: 'refused',
    codes: { TIMEZONE: 1 },
  },
  {
    id: 'B17',
    what: 'no zone',
    tables: rewritten('agency.txt', 'Europe/Paris', ''),
    outcome: 'refused',
    codes: { TIMEZONE: 1 },
  },
  {
    id: 'B17',
    what: 'two zones',
    tables: withRows('agency.txt', 'metro,Metro,https://metro.example,Europe/London'),
    outcome: 'refused',
    codes: { TIMEZONE: 1 },
  },
  {
    id: 'B17',
    what: 'a space after the zone',
    tables: rewritten('agency.txt', 'Europe/Paris', 'Europe/Paris '),
    outcome: 'degraded',
    codes: { SURROUNDING_SPACES: 1 },
  },
  {
    id: 'B19',
    what: 'times past midnight',
    tables: rewritten('stop_times.txt', 'T40,12:49:00,12:49:00,S3,3', 'T40,25:35:00,49:10:00,S3,3'),
    outcome: 'accepted',
    codes: {},
  },
  { id: 'B19', what: 'short times', tables: call('T7,7:16:5,7:16:5,S2,2'), outcome: 'accepted', codes: {} },
  {
    id: 'B19',
    what: 'an untimed stop',
    tables: call('T7,,,S2,2'),
    outcome: 'accepted',
    codes: { INTERPOLATED_TIMES: 1 },
  },
  {
    id: 'B19',
    what: 'a negative time',
    tables: call('T7,-7:16:00,-7:16:00,S2,2'),
    outcome: 'degraded',
    codes: { INVALID_TIME: 2, INTERPOLATED_TIMES: 1 },
  },
  {
    id: 'B19',
    what: 'minute 75',
    tables: call('T7,7:75:00,7:16:00,S2,2'),
    outcome: 'degraded',
    codes: { INVALID_TIME: 1 },
  },
  {
    id: 'B19',
    what: 'an untimed last stop',
    tables: rewritten('stop_times.txt', 'T7,7:19:00,7:19:00,S3,3', 'T7,,,S3,3'),
    outcome: 'degraded',
    codes: { UNTIMED_TRIP: 1 },
  },
  {
    id: 'B19',
    what: 'an unreadable first time',
    tables: rewritten('stop_times.txt', 'T7,7:13:00,7:13:00,S1,1', 'T7,soon,soon,S1,1'),
    outcome: 'degraded',
    codes: { INVALID_TIME: 2, UNTIMED_TRIP: 1 },
  },
  {
    id: 'B19',
    what: 'times that decrease from stop to stop',
    tables: call('T7,7:10:00,7:16:00,S2,2'),
    outcome: 'degraded',
    codes: { DECREASING_TIMES: 1 },
  },
  {
    id: 'B19',
    what: 'a departure before the arrival',
    tables: call('T7,7:16:00,7:15:00,S2,2'),
    outcome: 'degraded',
    codes: { DECREASING_TIMES: 1 },
  },
  {
    id: 'B19',
    what: 'midnight without 24:00',
    tables: rewritten('stop_times.txt', 'T40,12:49:00,12:49:00,S3,3', 'T40,0:01:00,0:01:00,S3,3'),
    outcome: 'degraded',
    codes: { DECREASING_TIMES: 1 },
  },
  {
    id: 'B20',
    what: 'sequences out of order',
    tables: rewritten(
      'stop_times.txt',
      'T7,7:13:00,7:13:00,S1,1\nT7,7:16:00,7:16:00,S2,2',
      `${CALL}\nT7,7:13:00,7:13:00,S1,1`,
    ),
    outcome: 'accepted',
    codes: {},
  },
  {
    id: 'B20',
    what: 'sequence 2³¹',
    tables: call('T7,7:16:00,7:16:00,S2,2147483648'),
    outcome: 'refused',
    codes: { INVALID_SEQUENCE: 1 },
  },
  {
    id: 'B20',
    what: 'no sequence',
    tables: call('T7,7:16:00,7:16:00,S2,'),
    outcome: 'refused',
    codes: { INVALID_SEQUENCE: 1 },
  },
  {
    id: 'B20',
    what: 'the largest sequence',
    tables: rewritten('stop_times.txt', 'T7,7:19:00,7:19:00,S3,3', 'T7,7:19:00,7:19:00,S3,2147483647'),
    outcome: 'accepted',
    codes: {},
  },
  {
    id: 'B24',
    what: 'a headway of 0',
    tables: headways('T1,6:00:00,7:00:00,0,'),
    outcome: 'refused',
    codes: { INVALID_HEADWAY: 1 },
  },
  {
    id: 'B24',
    what: 'a negative headway',
    tables: headways('T1,6:00:00,7:00:00,-600,'),
    outcome: 'refused',
    codes: { INVALID_HEADWAY: 1 },
  },
  {
    id: 'B24',
    what: 'an end before the start',
    tables: headways('T1,7:00:00,6:00:00,600,'),
    outcome: 'refused',
    codes: { INVALID_HEADWAY: 1 },
  },
  {
    id: 'B24',
    what: 'an unreadable end',
    tables: headways('T1,7:00:00,late,600,'),
    outcome: 'refused',
    codes: { INVALID_HEADWAY: 1 },
  },
  {
    id: 'B24',
    what: 'an overlap',
    tables: headways('T1,7:00:00,8:00:00,600,', 'T1,6:00:00,7:00:01,600,'),
    outcome: 'refused',
    codes: { OVERLAPPING_FREQUENCIES: 1 },
  },
  {
    id: 'B24',
    what: 'one after the other',
    tables: headways('T1,7:00:00,8:00:00,600,1', 'T1,6:00:00,7:00:00,300,0', 'T2,6:30:00,7:30:00,900,'),
    outcome: 'accepted',
    codes: {},
  },
];

describe.each(CASES)('$id $what', ({ tables, outcome, codes }) => {
  it(`is ${outcome}`, async () => {
    expect(await observe(tables)).toMatchObject({ outcome, codes, broken: [] });
  });
});
