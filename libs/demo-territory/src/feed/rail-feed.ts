import { entry, formatServiceTime, type ServiceDay } from '@maillage/kernel';
import { departures } from '../bus/departures.js';
import { type Band, bandsOf } from '../bus/line-plan.js';
import { calendarFiles, periodAround, type ServiceId } from '../calendar/services.js';
import { gap, type Point } from '../plane.js';
import { RAILWAY_LINE } from '../town/barriers.js';
import { RAIL_STATIONS } from '../town/roads.js';
import { type GtfsFiles } from './bus-feed.js';
import { feedInfo } from './feed-info.js';
import { toCsv } from './csv.js';
import { shapeRows } from './shape-rows.js';
import { degrees, STOP_COLUMNS } from './stop-rows.js';

interface RailStation extends Point {
  readonly id: string;
  readonly name: string;
  readonly platforms: number;
  /** Whether platforms beyond the first are reached without stairs. */
  readonly accessible: 1 | 2;
}

type Row = (string | number)[];

/** From west to east. */
const STATIONS: readonly RailStation[] = [
  { id: 'PLO', name: "Pont-l'Orvelle", platforms: 2, accessible: 2, ...RAIL_STATIONS.west },
  { id: 'MTV', name: 'Montorvel', platforms: 3, accessible: 1, ...RAIL_STATIONS.centre },
  { id: 'RCF', name: 'Rochefleur', platforms: 2, accessible: 1, ...RAIL_STATIONS.east },
];
/** Seconds between stations, and at the one in the middle. */
const RUNNING = [330, 420] as const;
const HALT_SECONDS = 120;

const TIMETABLE: readonly { readonly service: ServiceId; readonly bands: readonly Band[] }[] = [
  { service: 'SEM', bands: bandsOf('5:42-9:00/30 9:12-16:00/60 16:12-19:30/30 19:42-22:00/60') },
  { service: 'WE', bands: bandsOf('7:12-22:00/120') },
  { service: 'NUIT', bands: bandsOf('24:12') },
];

/** The feed of the regional railway, a network of its own publisher. */
export function railFeed(today: ServiceDay): GtfsFiles {
  const period = periodAround(today);
  const trains = listTrains();
  return {
    'agency.txt': toCsv(
      ['agency_id', 'agency_name', 'agency_url', 'agency_timezone', 'agency_lang', 'agency_phone'],
      [
        [
          'THP',
          'Trains des Hauts-Plateaux',
          'https://www.trains-hauts-plateaux.example',
          'Europe/Paris',
          'fr',
          '03 53 01 00 36',
        ],
      ],
    ),
    ...calendarFiles(
      TIMETABLE.map(({ service }) => service),
      period,
    ),
    'feed_info.txt': feedInfo('Région des Hauts-Plateaux', 'https://www.hauts-plateaux.example', period),
    'routes.txt': toCsv(
      ['route_id', 'agency_id', 'route_short_name', 'route_long_name', 'route_type', 'route_color', 'route_text_color'],
      [['T21', 'THP', 'T21', "Pont-l'Orvelle – Montorvel – Rochefleur", 2, '004B87', 'FFFFFF']],
    ),
    'shapes.txt': toCsv(
      ['shape_id', 'shape_pt_lat', 'shape_pt_lon', 'shape_pt_sequence', 'shape_dist_traveled'],
      [0, 1].flatMap((direction) => shapeRows(`T21-${direction}`, trackFor(direction))),
    ),
    'stop_times.txt': toCsv(
      ['trip_id', 'arrival_time', 'departure_time', 'stop_id', 'stop_sequence', 'pickup_type', 'drop_off_type'],
      trains.flatMap(stopTimeRows),
    ),
    'stops.txt': toCsv(STOP_COLUMNS, STATIONS.flatMap(stationRows)),
    'transfers.txt': toCsv(
      ['from_stop_id', 'to_stop_id', 'transfer_type', 'min_transfer_time'],
      STATIONS.flatMap(transferRows),
    ),
    'trips.txt': toCsv(
      [
        'route_id',
        'service_id',
        'trip_id',
        'trip_headsign',
        'trip_short_name',
        'direction_id',
        'shape_id',
        'wheelchair_accessible',
        'bikes_allowed',
      ],
      trains.map(tripRow),
    ),
  };
}

/** What a train does at one station. */
interface TrainCall {
  readonly platform: string;
  readonly station: Point;
  /** Seconds from noon − 12 h. */
  readonly arrival: number;
  readonly departure: number;
}

/** One train of the timetable. */
export interface Train {
  readonly id: string;
  readonly number: string;
  readonly service: ServiceId;
  readonly direction: 0 | 1;
  readonly headsign: string;
  readonly calls: readonly TrainCall[];
}

export const listTrains = (): Train[] =>
  TIMETABLE.flatMap(({ service, bands }) =>
    ([0, 1] as const).flatMap((direction) =>
      departures(bands, direction).map((minute) => trainAt(minute, service, direction)),
    ),
  );

function trainAt(minute: number, service: ServiceId, direction: 0 | 1): Train {
  const stations = direction === 0 ? STATIONS : [...STATIONS].reverse();
  const running = direction === 0 ? RUNNING : [...RUNNING].reverse();
  const leaves = minute * 60;
  const arrivals = [leaves, leaves + entry(running, 0), leaves + entry(running, 0) + HALT_SECONDS + entry(running, 1)];
  return {
    id: `T21-${service}-${direction}-${formatServiceTime(leaves).slice(0, 5).replace(':', '')}`,
    number: String(860_000 + SERVICE_NUMBER.indexOf(service) * 10_000 + minute * 2 + direction),
    service,
    direction,
    headsign: entry(stations, 2).name,
    calls: stations.map((station, i) => ({
      platform: `${station.id}-${direction === 0 ? 1 : 2}`,
      station,
      arrival: entry(arrivals, i),
      departure: entry(arrivals, i) + (i === 1 ? HALT_SECONDS : 0),
    })),
  };
}

const stopTimeRows = ({ id, calls }: Train): Row[] =>
  calls.map(({ platform, arrival, departure }, i) => [
    id,
    formatServiceTime(arrival),
    formatServiceTime(departure),
    platform,
    i + 1,
    i === 2 ? 1 : 0,
    i === 0 ? 1 : 0,
  ]);

const tripRow = ({ service, id, headsign, number, direction }: Train): Row => [
  'T21',
  service,
  id,
  headsign,
  number,
  direction,
  `T21-${direction}`,
  1,
  1,
];

const SERVICE_NUMBER: readonly ServiceId[] = ['SEM', 'WE', 'NUIT'];

/** The railway from the first station to the last. */
export function trackFor(direction: number): Point[] {
  const nearest = (p: Point): number =>
    RAILWAY_LINE.reduce((best, q, i) => (gap(p, q) < gap(p, entry(RAILWAY_LINE, best)) ? i : best), 0);
  const track = RAILWAY_LINE.slice(nearest(RAIL_STATIONS.west), nearest(RAIL_STATIONS.east) + 1);
  return direction === 0 ? track : track.reverse();
}

function stationRows(station: RailStation): Row[] {
  const { id, name, x, y, accessible } = station;
  const platforms = [1, 2].map((platform): Row => [
    `${id}-${platform}`,
    '',
    name,
    ...degrees(besideTrack(station, platform)),
    0,
    id,
    platform === 1 ? 1 : accessible,
    String(platform),
  ]);
  const entrances: Row[] = [
    [`${id}-E1`, '', `${name} – entrée principale`, ...degrees({ x, y: y - 26 }), 2, id, 1, ''],
  ];
  if (station.platforms > 2)
    entrances.push([`${id}-E2`, '', `${name} – entrée nord`, ...degrees({ x, y: y + 34 }), 2, id, 1, '']);
  return [[id, id, name, ...degrees({ x, y }), 1, '', accessible === 1 ? 1 : 0, ''], ...entrances, ...platforms];
}

/** Platform 1 lies on the side of the station building, to the south. */
const besideTrack = ({ x, y }: Point, platform: number): Point => ({ x, y: platform === 1 ? y - 7 : y + 7 });

const transferRows = ({ id, accessible }: RailStation): Row[] => [
  [`${id}-1`, `${id}-2`, 2, accessible === 1 ? 180 : 240],
  [`${id}-2`, `${id}-1`, 2, accessible === 1 ? 180 : 240],
];
