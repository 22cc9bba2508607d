import type { OracleFeedFiles } from './territories.js';

const STOPS = 14;
const HOUR = 3600;

/**
 * A small town drawn by lot, with all that real feeds seldom have: transfers of every type, for stations, stops, routes
 * and trips; blocks, trips joined one to one (a vehicle never splits or merges), forbidden boarding and alighting, loops, overtaking, headways beside timed runs, trips of the night.
 */
export function inventedTown(random: () => number): OracleFeedFiles[] {
  const whole = (below: number): number => Math.floor(random() * below);
  const pick = (list: readonly string[]): string => list[whole(list.length)] ?? '';
  const stops = Array.from({ length: STOPS }, (_, i) => `S${i}`);
  const trips = Array.from({ length: 90 }, (_, i) => `T${i}`);
  const routes = Array.from({ length: 8 }, (_, i) => `R${i}`);
  const rows: Record<string, string[]> = {
    agency: ['agency_name,agency_url,agency_timezone', 'A,https://a.example,Europe/Paris'],
    routes: ['route_id,route_short_name,route_type', ...routes.map((route) => `${route},${route},3`)],
    stops: ['stop_id,stop_name,stop_lat,stop_lon,location_type,parent_station'],
    calendar: [
      'service_id,monday,tuesday,wednesday,thursday,friday,saturday,sunday,start_date,end_date',
      'daily,1,1,1,1,1,1,1,20260301,20261130',
      'work,1,1,1,1,1,0,0,20260301,20261130',
      'rest,0,0,0,0,0,1,1,20260301,20261130',
    ],
    calendar_dates: ['service_id,date,exception_type', 'work,20260328,1', 'rest,20260328,2', 'fair,20261024,1'],
    trips: ['route_id,service_id,trip_id,block_id'],
    stop_times: ['trip_id,arrival_time,departure_time,stop_id,stop_sequence,pickup_type,drop_off_type'],
    frequencies: ['trip_id,start_time,end_time,headway_secs,exact_times'],
    transfers: [
      'from_stop_id,to_stop_id,from_route_id,to_route_id,from_trip_id,to_trip_id,transfer_type,min_transfer_time',
    ],
  };
  const add = (table: string, ...fields: (string | number)[]): unknown => rows[table]?.push(fields.join());
  for (const station of ['G', 'H']) add('stops', station, station, 48 + random() / 50, 7 + random() / 30, 1, '');
  for (const [i, stop] of stops.entries())
    add('stops', stop, stop, 48 + random() / 50, 7 + random() / 30, 0, i < 3 ? 'G' : i < 6 ? 'H' : '');

  const paths = routes.map(() => Array.from({ length: 3 + whole(4) }, () => pick(stops)));
  const routeOf = trips.map(() => whole(routes.length));
  for (const [i, trip] of trips.entries()) {
    const route = routeOf[i] ?? 0;
    const path = paths[route] ?? [];
    add('trips', routes[route] ?? '', pick(['daily', 'daily', 'work', 'rest', 'fair']), trip, i < 44 ? '' : blockOf());
    let time = whole(i % 3 === 0 ? 29 * HOUR : 20 * HOUR);
    for (const [sequence, stop] of (random() < 0.2 ? [...path].reverse() : path).entries()) {
      const departure = time + whole(3) * 40;
      const lot = random();
      add('stop_times', trip, clock(time), clock(departure), stop, sequence, lot < 0.08 ? 1 : 0, lot > 0.92 ? 1 : 0);
      time = departure + 60 + whole(900);
    }
    if (random() < 0.15) {
      const start = whole(20 * HOUR);
      add('frequencies', trip, clock(start), clock(start + HOUR + whole(4 * HOUR)), 300 + whole(1500), whole(2));
    }
  }
  for (let i = 0; i < 70; i++) addTransfer();
  for (let i = 0; i < 22; i++) add('transfers', '', '', '', '', `T${2 * i}`, `T${2 * ((i * 7 + 3) % 22) + 1}`, 4, '');
  for (let i = 0; i < 20; i++) add('transfers', '', '', '', '', pick(trips), pick(trips), 5, '');
  const encode = (lines: readonly string[]): Uint8Array => new TextEncoder().encode(lines.join('\n'));
  return [
    {
      id: 'town',
      files: Object.fromEntries(Object.entries(rows).map(([name, lines]) => [`${name}.txt`, encode(lines)])),
    },
  ];

  function blockOf(): string {
    return random() < 0.5 ? `B${whole(6)}` : '';
  }

  /** Of types 0 to 3 at places, and between routes and trips that call there or not. */
  function addTransfer(): void {
    const places = [...stops, 'G', 'H'];
    const side = (): [string, string] =>
      random() < 0.5 ? ['', ''] : random() < 0.5 ? [pick(routes), ''] : ['', pick(trips)];
    const [[fromRoute, fromTrip], [toRoute, toTrip]] = [side(), side()];
    const type = whole(4);
    const seconds = type === 2 ? whole(1200) : '';
    add('transfers', pick(places), pick(places), fromRoute, toRoute, fromTrip, toTrip, type, seconds);
  }
}

const clock = (time: number): string =>
  [Math.floor(time / 3600), Math.floor(time / 60) % 60, time % 60]
    .map((part) => String(part).padStart(2, '0'))
    .join(':');
