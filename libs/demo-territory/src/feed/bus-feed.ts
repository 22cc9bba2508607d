import { entry, formatServiceTime, type ServiceDay } from '@maillage/kernel';
import { type BusLine } from '../bus/bus-lines.js';
import { busRunsOf, type BusRun } from '../bus/bus-runs.js';
import { type Quay, type StopPlace } from '../bus/stop-places.js';
import { calendarFiles, periodAround } from '../calendar/services.js';
import { readableTextColor } from './colors.js';
import { toCsv } from './csv.js';
import { feedInfo } from './feed-info.js';
import { shapeRows } from './shape-rows.js';
import { quayId, stopFile } from './stop-rows.js';

type Row = readonly (string | number)[];
export type GtfsFiles = Readonly<Record<string, string>>;

/** The feed of the bus network Orvélia. */
export function busFeed(lines: readonly BusLine[], places: readonly StopPlace[], today: ServiceDay): GtfsFiles {
  const period = periodAround(today);
  const runs = lines.flatMap(busRunsOf);
  const services = [...new Set(runs.map(({ service }) => service))];
  const served = new Set(runs.flatMap(({ calls }) => calls.map(({ stop }) => stop.quay)));
  const shapes = new Map(runs.map(({ shapeId, direction }) => [shapeId, direction.shape]));
  return {
    'agency.txt': toCsv(
      ['agency_id', 'agency_name', 'agency_url', 'agency_timezone', 'agency_lang', 'agency_phone', 'agency_email'],
      [
        [
          'ORV',
          'Orvélia',
          'https://www.orvelia.example',
          'Europe/Paris',
          'fr',
          '03 53 01 00 15',
          'bonjour@orvelia.example',
        ],
      ],
    ),
    ...calendarFiles(services, period),
    'feed_info.txt': feedInfo('Grand Montorvel Agglomération', 'https://www.grand-montorvel.example', period),
    'routes.txt': routeFile(lines),
    'shapes.txt': toCsv(
      ['shape_id', 'shape_pt_lat', 'shape_pt_lon', 'shape_pt_sequence', 'shape_dist_traveled'],
      [...shapes].flatMap(([id, shape]) => shapeRows(id, shape)),
    ),
    'stop_times.txt': stopTimeFile(runs),
    'stops.txt': stopFile(places, served),
    'transfers.txt': transferFile(entry(places, 0).quays.filter((quay) => served.has(quay))),
    'trips.txt': tripFile(runs),
  };
}

const routeFile = (lines: readonly BusLine[]): string =>
  toCsv(
    [
      'route_id',
      'agency_id',
      'route_short_name',
      'route_long_name',
      'route_type',
      'route_color',
      'route_text_color',
      'route_sort_order',
    ],
    lines.map(({ plan }, i) => [
      plan.code,
      'ORV',
      plan.code,
      plan.loop === true ? 'Navette du centre-ville' : plan.ends.join(' – '),
      plan.school === true ? 712 : 3,
      plan.color,
      readableTextColor(plan.color),
      i + 1,
    ]),
  );

const tripFile = (runs: readonly BusRun[]): string =>
  toCsv(
    [
      'route_id',
      'service_id',
      'trip_id',
      'trip_headsign',
      'direction_id',
      'block_id',
      'shape_id',
      'wheelchair_accessible',
      'bikes_allowed',
    ],
    runs.map(({ plan, service, id, headsign, direction, block, shapeId }): Row => [
      plan.code,
      service,
      id,
      headsign,
      direction.direction,
      block,
      shapeId,
      plan.lowFloor === true ? 1 : plan.school === true ? 2 : 0,
      plan.bikes === true ? 1 : 2,
    ]),
  );

const stopTimeFile = (runs: readonly BusRun[]): string =>
  toCsv(
    [
      'trip_id',
      'arrival_time',
      'departure_time',
      'stop_id',
      'stop_sequence',
      'pickup_type',
      'drop_off_type',
      'timepoint',
      'shape_dist_traveled',
    ],
    runs.flatMap(({ id, plan, calls }) =>
      calls.map(({ stop, arrival, departure }, i): Row => {
        const [isFirst, isLast] = [i === 0, i === calls.length - 1];
        const pickup = isLast ? 1 : plan.onDemand === true ? 2 : 0;
        return [
          id,
          formatServiceTime(arrival),
          formatServiceTime(departure),
          quayId(stop.quay),
          i + 1,
          pickup,
          isFirst ? 1 : 0,
          1,
          stop.metres.toFixed(1),
        ];
      }),
    ),
  );

/** How long it takes to change between platforms of the bus station: along one side, or across the street. */
function transferFile(platforms: readonly Quay[]): string {
  const pairs = platforms.flatMap((from) => platforms.filter((to) => to !== from).map((to) => ({ from, to })));
  return toCsv(
    ['from_stop_id', 'to_stop_id', 'transfer_type', 'min_transfer_time'],
    pairs.map(({ from, to }) => [quayId(from), quayId(to), 2, from.y - to.y > 6 || to.y - from.y > 6 ? 150 : 90]),
  );
}
