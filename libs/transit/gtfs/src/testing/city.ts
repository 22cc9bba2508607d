import type { FeedFiles } from '../feed-files.js';
import { feedFiles } from './feed-files.js';
import { parseCity, type City } from './parse-city.js';

export interface CityOptions {
  /** IANA name; Europe/Paris when not given. */
  readonly timezone?: string;
  /** First and last date of services that name none, `YYYYMMDD`; all of 2026 and 2027 when not given. */
  readonly dates?: readonly [string, string];
}

/**
 * A small feed from a drawing. Two or more spaces separate the cells of a line:
 *
 *     BUS 1      A 08:00    B 08:10    C 08:20                one trip; further lines of the route are further trips
 *     BUS 1      A 25:00    B -        C 25:20/25:22          past midnight; untimed; arrival/departure
 *     TRAM T     A 08:00    B 08:04 ↑  C 08:09 ↓              ↑ boarding only, ↓ alighting only
 *     TRAIN 7    A 08:00    C 08:05    trip=x block=b service=sunday headsign=Old_Harbour
 *     BUS 1      A 08:00    C 08:20    bikes=1 wheelchair=2   bikes_allowed and wheelchair_accessible
 *     stop B     300 0                                        metres east and north; the others stand 2 km apart
 *     station S  A B                                          A and B are platforms of S, which stands where A does
 *     every BUS 1/1  08:00  10:00  600  exact                 frequencies.txt; without `exact` only the headway is promised
 *     transfer B C  type=2 min=180 fromTrip=x toTrip=y        transfers.txt; fromRoute and toRoute as well; `-` for no stop
 *     service sunday  ......7  20260101 20261231  +20260501 -20260517
 *
 * Stops are made as they appear; ids are what is drawn: stop `A`, route `BUS 1`, trips `BUS 1/1`, `BUS 1/2` …
 * Modes: TRAM, METRO, TRAIN, BUS, FERRY. Trips without `service=` run daily.
 */
export function city(text: string, options: CityOptions = {}): FeedFiles {
  return feedFiles(tablesOf(parseCity(text), options));
}

function tablesOf(drawn: City, { timezone = 'Europe/Paris', dates = ['20260101', '20271231'] }: CityOptions) {
  const daily = ['daily', 1, 1, 1, 1, 1, 1, 1, ...dates];
  const services = drawn.services.map(({ id, weekdays, period }) => [id, ...weekdays, ...(period ?? dates)]);
  return {
    'agency.txt': table('agency_id,agency_name,agency_url,agency_timezone', [
      ['city', 'City', 'https://city.example', timezone],
    ]),
    'calendar.txt': table('service_id,monday,tuesday,wednesday,thursday,friday,saturday,sunday,start_date,end_date', [
      daily,
      ...services,
    ]),
    'calendar_dates.txt': optional('service_id,date,exception_type', drawn.exceptions),
    'stops.txt': table('stop_id,stop_name,stop_lat,stop_lon,location_type,parent_station', drawn.stops.map(stopRow)),
    'routes.txt': table('route_id,route_short_name,route_type', drawn.routes),
    'trips.txt': table(
      'route_id,service_id,trip_id,block_id,trip_headsign,bikes_allowed,wheelchair_accessible',
      drawn.trips,
    ),
    'stop_times.txt': table(
      'trip_id,arrival_time,departure_time,stop_id,stop_sequence,pickup_type,drop_off_type',
      drawn.stopTimes,
    ),
    'frequencies.txt': optional('trip_id,start_time,end_time,headway_secs,exact_times', drawn.frequencies),
    'transfers.txt': optional(
      'from_stop_id,to_stop_id,transfer_type,min_transfer_time,from_trip_id,to_trip_id,from_route_id,to_route_id',
      drawn.transfers,
    ),
  };
}

type Cells = readonly (string | number)[];

const table = (header: string, rows: readonly Cells[]): string => [header, ...rows.map((row) => row.join())].join('\n');

const optional = (header: string, rows: readonly Cells[]): string | undefined =>
  rows.length > 0 ? table(header, rows) : undefined;

/** The south-west corner of every city. */
const CORNER = { latitude: 48, longitude: 7 };
const METRES_PER_DEGREE = 111_195;

function stopRow({ id, east, north, isStation, station }: City['stops'][number]): Cells {
  const latitude = CORNER.latitude + north / METRES_PER_DEGREE;
  const longitude = CORNER.longitude + east / METRES_PER_DEGREE / Math.cos((CORNER.latitude * Math.PI) / 180);
  return [id, id, latitude.toFixed(7), longitude.toFixed(7), isStation ? 1 : 0, station];
}
