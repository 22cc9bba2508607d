/** The tables of a feed, by file name; undefined leaves a file out. */
export type Tables = Readonly<Record<string, string | Uint8Array | undefined>>;

/** What must become of a version: `ACTIVE` with a notice (rows dropped), or one of the states in which nothing changes. */
type Fate = 'REJECTED' | 'HELD' | 'SCHEDULED' | 'ACTIVE';

export interface OddFeed {
  /** Number in the catalogue of bad inputs. */
  readonly id: string;
  readonly what: string;
  readonly fate: Fate;
  /** A notice that must be among those of the version; none when the input is fine as it is. */
  readonly code: string | undefined;
  readonly tables: (sound: Tables) => Tables;
}

const text = (tables: Tables, file: string): string => String(tables[file] ?? '');
const edited =
  (file: string, edit: (text: string) => string) =>
  (tables: Tables): Tables => ({
    ...tables,
    [file]: edit(text(tables, file)),
  });
const appended = (file: string, ...rows: readonly string[]) => edited(file, (table) => `${table}${rows.join('\n')}\n`);
const replaced = (file: string, before: string | RegExp, after: string) =>
  edited(file, (table) => {
    const changed = table.replace(before, after);
    if (changed === table) throw new Error(`${file} has no ${String(before)}`);
    return changed;
  });
const without =
  (file: string) =>
  (tables: Tables): Tables => ({ ...tables, [file]: undefined });
const latin1 =
  (file: string) =>
  (tables: Tables): Tables => ({ ...tables, [file]: Buffer.from(text(tables, file), 'latin1') });
export const firstTrips =
  (share: number) =>
  (tables: Tables): Tables => {
    const rows = text(tables, 'trips.txt').trim().split('\n');
    const kept = rows.slice(0, Math.ceil(rows.length * share));
    const ids = new Set(kept.map((row) => row.split(',')[2]));
    const times = text(tables, 'stop_times.txt').trim().split('\n');
    return {
      ...tables,
      'trips.txt': `${kept.join('\n')}\n`,
      'stop_times.txt': `${times.filter((row, index) => index === 0 || ids.has(row.split(',')[0])).join('\n')}\n`,
    };
  };

const TIMES = 'stop_times.txt';

/** One or more inputs for each case B01–B29 and A21, with what must become of the version. */
export const oddFeeds: readonly OddFeed[] = [
  odd('A21', 'another operator’s feed', 'HELD', 'FEED_IDENTITY_CHANGED', otherOperator),
  odd('B01', 'an empty stops.txt', 'REJECTED', 'EMPTY_FILE', (tables) => ({ ...tables, 'stops.txt': '' })),
  odd('B01', 'an empty optional file', 'ACTIVE', undefined, (tables) => ({
    ...tables,
    'transfers.txt': 'from_stop_id,to_stop_id,transfer_type\n',
  })),
  odd('B02', 'a byte order mark on every file', 'ACTIVE', undefined, (tables) =>
    Object.fromEntries(Object.entries(tables).map(([file, table]) => [file, `\ufeff${String(table)}`])),
  ),
  odd('B03', 'Windows-1252 accents', 'REJECTED', 'ENCODING', latin1('stops.txt')),
  odd(
    'B04',
    'semicolons',
    'REJECTED',
    'DELIMITER',
    edited('stops.txt', (table) => table.replaceAll(',', ';')),
  ),
  odd('B05', 'an unbalanced quote', 'REJECTED', 'CSV_SYNTAX', replaced('stops.txt', 'Mairie', '"Mairie')),
  odd('B06', 'a missing required column', 'REJECTED', 'MISSING_COLUMN', replaced('trips.txt', 'service_id', 'service')),
  odd(
    'B06',
    'a column named __proto__',
    'REJECTED',
    'INVALID_COLUMN_NAME',
    replaced('routes.txt', 'route_type\n', 'route_type,__proto__\n'),
  ),
  odd(
    'B07',
    'many short rows',
    'REJECTED',
    'ROW_LENGTH',
    edited(TIMES, (table) => table.replace(/^(t\d+,[^,]+),.*$/gm, '$1')),
  ),
  odd(
    'B08',
    'one stop twice, with other values',
    'REJECTED',
    'DUPLICATE_KEY',
    appended('stops.txt', 'gare,Elsewhere,49.9,2.3'),
  ),
  odd(
    'B09',
    'every trip on an unknown route',
    'REJECTED',
    'DANGLING_REFERENCE',
    edited('trips.txt', (table) => table.replace(/^r,/gm, 'x,')),
  ),
  odd('B09', 'a trip on an unknown route', 'ACTIVE', 'DANGLING_REFERENCE', appended('trips.txt', 'x,all,lost,Gare')),
  odd('B10', 'NULL in a reference', 'ACTIVE', 'NULL_LITERAL', appended('trips.txt', 'NULL,all,lost,Gare')),
  odd('B11', 'a trip without times', 'ACTIVE', 'UNUSABLE_TRIP', appended('trips.txt', 'r,all,idle,Gare')),
  odd(
    'B12',
    'everything expired',
    'REJECTED',
    'EXPIRED',
    replaced('calendar.txt', '20260101,20261231', '20240101,20241231'),
  ),
  odd(
    'B13',
    'valid only in the future',
    'SCHEDULED',
    undefined,
    replaced('calendar.txt', '20260101,20261231', '20260301,20261231'),
  ),
  odd('B14', 'only calendar_dates.txt', 'HELD', 'REGRESSION', (tables) => ({
    ...without('calendar.txt')(tables),
    'calendar_dates.txt': 'service_id,date,exception_type\nall,20260120,1\nall,20260121,1\n',
  })),
  odd(
    'B15',
    'a service that never runs',
    'ACTIVE',
    'INACTIVE_SERVICE',
    appended('calendar.txt', 'never,0,0,0,0,0,0,0,20260101,20261231'),
  ),
  odd('B16', 'a third of the trips gone', 'HELD', 'REGRESSION', firstTrips(0.6)),
  odd(
    'B17',
    'a zone that does not exist',
    'REJECTED',
    'TIMEZONE',
    replaced('agency.txt', 'Europe/Paris', 'Europe/Pari'),
  ),
  odd('B17', 'no agency.txt', 'REJECTED', 'MISSING_FILE', without('agency.txt')),
  odd(
    'B18',
    'service on the nights when clocks change',
    'ACTIVE',
    undefined,
    appended('calendar.txt', 'dst,0,0,0,0,0,0,1,20260301,20271101'),
  ),
  odd('B19', 'times that go backwards', 'ACTIVE', 'DECREASING_TIMES', appendedTrip('back', '10:00:00', '09:00:00')),
  odd(
    'B20',
    'a sequence number twice',
    'REJECTED',
    'DUPLICATE_KEY',
    appended(TIMES, 't360,06:00:00,06:00:00,hopital,0'),
  ),
  odd(
    'B21',
    'a stop at 0,0, one in four',
    'REJECTED',
    'INVALID_COORDINATE',
    appended('stops.txt', 'nowhere,Nowhere,0,0'),
  ),
  odd(
    'B21',
    'latitude and longitude swapped',
    'HELD',
    'AREA_CHANGED',
    edited('stops.txt', (table) => table.replace(/([\d.]+),([\d.]+)$/gm, '$2,1$1')),
  ),
  odd('B22', 'a parent that does not exist, one in three', 'REJECTED', undefined, (tables) => ({
    ...tables,
    'stops.txt': text(tables, 'stops.txt')
      .replace(/^(stop_id.*)$/m, '$1,parent_station')
      .replace(/^(gare,.*)$/m, '$1,nobody'),
  })),
  odd('B24', 'a headway of zero', 'REJECTED', 'INVALID_HEADWAY', (tables) => ({
    ...tables,
    'frequencies.txt': 'trip_id,start_time,end_time,headway_secs\nt360,06:00:00,07:00:00,0\n',
  })),
  odd('B25', 'a shape of one point', 'ACTIVE', 'UNUSABLE_SHAPE', (tables) => ({
    ...tables,
    'shapes.txt': 'shape_id,shape_pt_lat,shape_pt_lon,shape_pt_sequence\ns,49.9,2.3,1\n',
  })),
  odd(
    'B26',
    'an id that is a statement',
    'ACTIVE',
    undefined,
    appended('stops.txt', `"'; DROP TABLE feed",Hostile,49.8946,2.2967`),
  ),
  odd(
    'B26',
    'an id that every object has, a name that is a formula',
    'ACTIVE',
    undefined,
    appended('stops.txt', 'constructor,=cmd,49.8946,2.2968'),
  ),
  odd(
    'B27',
    'a script in a name',
    'ACTIVE',
    undefined,
    appended('stops.txt', 'xss,<script>alert(1)</script>,49.8946,2.2969'),
  ),
  odd('B28', 'a colour that is none', 'ACTIVE', 'INVALID_COLOR', (tables) => ({
    ...tables,
    'routes.txt': text(tables, 'routes.txt')
      .replace('route_type\n', 'route_type,route_color\n')
      .replace(/,3\n/, ',3,rouge\n'),
  })),
  odd('B29', 'an unknown file', 'ACTIVE', 'UNKNOWN_FILE', (tables) => ({ ...tables, 'extra.txt': 'a\n1\n' })),
];

function odd(
  id: string,
  what: string,
  fate: Fate,
  code: string | undefined,
  tables: (sound: Tables) => Tables,
): OddFeed {
  return { id, what, fate, code, tables };
}

function appendedTrip(id: string, first: string, second: string): (tables: Tables) => Tables {
  return (tables) =>
    appended(
      TIMES,
      `${id},${first},${first},mairie,0`,
      `${id},${second},${second},gare,1`,
    )(appended('trips.txt', `r,all,${id},Gare`)(tables));
}

function otherOperator(): Tables {
  return {
    'agency.txt': 'agency_id,agency_name,agency_url,agency_timezone\n9,Autre,https://autre.example,Europe/Paris\n',
    'stops.txt': 'stop_id,stop_name,stop_lat,stop_lon\nx1,Un,43.6,3.8\nx2,Deux,43.61,3.81\n',
    'routes.txt': 'route_id,agency_id,route_short_name,route_type\nz,9,Z,3\n',
    'calendar.txt':
      'service_id,monday,tuesday,wednesday,thursday,friday,saturday,sunday,start_date,end_date\nz,1,1,1,1,1,1,1,20260101,20261231\n',
    'trips.txt': 'route_id,service_id,trip_id\nz,z,z1\n',
    'stop_times.txt':
      'trip_id,arrival_time,departure_time,stop_id,stop_sequence\nz1,08:00:00,08:00:00,x1,0\nz1,08:10:00,08:10:00,x2,1\n',
  };
}
