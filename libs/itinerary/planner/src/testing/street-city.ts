import {
  facilityOf,
  PLAN_DEFAULTS,
  type Facility,
  type LegEnd,
  type NetworkFacilities,
  type Place,
  type RentalVehicleType,
} from '@maillage/itinerary-model';
import { formatServiceTime, parseServiceTime } from '@maillage/kernel';
import { withClimbs } from '@maillage/street-graph';
import { placeOf, tilesAroundDrawing, town } from '@maillage/street-graph/testing';
import { readFeed } from '@maillage/transit-gtfs';
import { feedFiles } from '@maillage/transit-gtfs/testing';
import { buildTimetable, type StopIndex, type Timetable } from '@maillage/transit-timetable';
import { matchPlatforms } from '../facilities/match-platforms.js';
import { StreetWays } from '../ways/street-ways.js';
import { walksOn } from '../ways/walk-on-streets.js';
import type { ReachQuery, StreetSection } from '../ways/ways.js';

export interface StreetCityPlan {
  /** Letters 100 m apart. */
  readonly map: string;
  /** Ways and tags of nodes, see `town`. */
  readonly streets: string;
  /** Letters at which a bus calls, in order; `!` after one: not for wheelchairs. */
  readonly stops: string;
  /** How many of the stops are platforms of the station; the first alone when not given. */
  readonly siblings?: number;
  /** Letters of the entrances of the station whose platforms are the first stops; `!` after one: not for wheelchairs. */
  readonly entrances?: readonly string[];
  /** Rows of `pathways.txt` between `entrance-X`, `station` and platforms: from, to, mode, both ways, seconds, steps. */
  readonly pathways?: string;
  /** Rows of `transfers.txt`: from, to, type, seconds. */
  readonly transfers?: string;
  readonly facilities?: readonly Drawn[];
  /** What OpenStreetMap tells beside the streets: letters of what it is drawn of, and tags. */
  readonly osm?: readonly { readonly line: string; readonly tags: Readonly<Record<string, string>> }[];
  /** Metres above the sea by metres east and north of where the drawing begins. */
  readonly height?: (east: number, north: number) => number;
  /** When the bus leaves its first stop; a minute later it is at the next one. */
  readonly departures?: readonly string[];
  readonly vehicleTypes?: readonly RentalVehicleType[];
}

/** A facility at a letter; what is left out has a default. */
interface Drawn {
  readonly at: string;
  readonly id: string;
  readonly kind: Facility['kind'];
  readonly isParkAndRide?: boolean;
  readonly openingHours?: string;
}

/** Streets drawn as text with stops and facilities on them, and what is asked about them told as text. */
export class StreetCity {
  readonly ways: StreetWays;

  constructor(
    private readonly map: string,
    readonly timetable: Timetable,
    graph: ConstructorParameters<typeof StreetWays>[1],
    readonly facilities: NetworkFacilities,
  ) {
    this.ways = new StreetWays(timetable, graph, facilities);
  }

  place(letter: string, metresEast = 0, metresNorth = 0): Place {
    return { stop: -1, ...placeOf(this.map, letter, metresEast, metresNorth) };
  }

  stop(id: string): StopIndex {
    const { stops } = this.timetable;
    const row = Array.from({ length: stops.count }, (_, stop) => stops.id.text(stop as StopIndex)).indexOf(id);
    if (row < 0) throw new RangeError(`no stop ${id}`);
    return row as StopIndex;
  }

  /** `B 100, C 200`: stops by their seconds, in the order of their names. */
  reach(letter: string | Place, query: Partial<ReachQuery>): string {
    const { offsets } = this.#reach(letter, query);
    return offsets
      .map(({ stop, seconds }) => `${this.#name(stop)} ${String(seconds)}`)
      .sort()
      .join(', ');
  }

  /** `WALK → s1 100s (60s) ~ RENTAL s1 → s2 …` */
  sections(letter: string, stop: string, query: Partial<ReachQuery>): string {
    return this.tell(this.#reach(letter, query).sectionsTo(this.stop(stop)));
  }

  /** `D 200, K 834`: where one changes to from a stop, and the seconds that it takes, shortest first. */
  changes(from: string, who: 'footpaths' | 'wheelchairFootpaths' = 'footpaths'): string {
    const { offset, to, seconds } = this.timetable[who];
    const stop = this.stop(from);
    return Array.from(to.slice(offset[stop], offset[stop + 1]), (target, i) => {
      const taken = seconds[(offset[stop] ?? 0) + i];
      return `${this.#name(target as StopIndex)} ${String(taken)}`;
    }).join(', ');
  }

  direct(from: string, to: string, query: Partial<ReachQuery>): string {
    this.ways.begin();
    const asked = { ...ASKED, ...query, from: this.place(from), to: this.place(to) };
    return this.tell(this.ways.direct(asked) ?? []);
  }

  tell(sections: readonly StreetSection[]): string {
    return sections
      .map(({ mode, from, to, seconds, pauseSeconds }) => {
        const pause = pauseSeconds > 0 ? ` (${String(pauseSeconds)}s)` : '';
        return `${mode} ${this.endName(from)}→${this.endName(to)} ${String(seconds)}s${pause}`;
      })
      .join(' ~ ');
  }

  /** What is at an end of a leg; `·` where the request begins or ends. */
  endName(end: LegEnd): string {
    const row = facilityOf(end);
    if (row === undefined) return end >= 0 ? this.#name(end as StopIndex) : '·';
    return (this.facilities.facilities[row] ?? this.ways.live.vehicleAt(row))?.id ?? '?';
  }

  #reach(letter: string | Place, query: Partial<ReachQuery>) {
    this.ways.begin();
    const place = typeof letter === 'string' ? this.place(letter) : letter;
    return this.ways.reach({ ...ASKED, place, ...query });
  }

  #name(stop: StopIndex): string {
    return this.timetable.stops.id.text(stop);
  }
}

export async function streetCity({
  map,
  streets,
  stops,
  entrances = [],
  siblings = 1,
  pathways,
  transfers,
  facilities = [],
  osm = [],
  height,
  departures = ['08:00'],
  vehicleTypes = [],
}: StreetCityPlan): Promise<StreetCity> {
  const { graph: level } = await town(map, streets);
  const graph = height ? withClimbs(level, tilesAroundDrawing(height)) : level;
  const read = (written: string) => ({ id: written.slice(0, 1), wheelchair: written.endsWith('!') ? 2 : 1 });
  const files = filesOf(map, stops.split(' ').map(read), entrances.map(read), departures, siblings);
  const told = transfers && {
    'transfers.txt': `from_stop_id,to_stop_id,transfer_type,min_transfer_time\n${transfers}`,
  };
  const inside = pathways && {
    'pathways.txt': `pathway_id,from_stop_id,to_stop_id,pathway_mode,is_bidirectional,traversal_time,stair_count\n${pathways
      .trim()
      .split('\n')
      .map((row, index) => `${String(index)},${row.trim()}`)
      .join('\n')}`,
  };
  const { feed, notices } = await readFeed(feedFiles({ ...files, ...told, ...inside }));
  if (!feed) throw new Error(`not a city: ${JSON.stringify(notices)}`);
  const drawn = { ...feed, stops: feed.stops.map((stop) => ({ ...stop, latitude: stop.latitude - NORTH })) };
  const platforms = matchPlatforms(
    [drawn],
    osm.map(({ line, tags }, row) => ({
      id: `w${String(row)}`,
      ...placeOf(map, line.slice(0, 1)),
      tags,
      lines: [Array.from(line, (letter) => placeOf(map, letter))],
    })),
  );
  const timetable = buildTimetable([{ id: 'bus', feed: drawn }], {
    timezone: 'Europe/Paris',
    streets: walksOn(graph, platforms),
  });
  const system = { feed: 'velo', id: 'velo', name: 'Vélo', url: '', color: '', vehicleTypes };
  return new StreetCity(map, timetable, graph, {
    systems: [system],
    facilities: facilities.map((drawn) => toFacility(map, drawn)),
    platforms,
  });
}

/** Maps are drawn on the equator, where readers of feeds take a stop for an error. */
const NORTH = 48;

function toFacility(map: string, { at, id, kind, ...told }: Drawn): Facility {
  const { isParkAndRide = true, openingHours } = told;
  const base = { id, name: id, ...placeOf(map, at), capacity: undefined };
  switch (kind) {
    case 'rental-station':
      return { ...base, kind, system: 0, isVirtual: false };
    case 'rental-vehicle':
      return { ...base, kind, system: 0, vehicleType: 0, rangeMetres: undefined };
    case 'car-park':
      return {
        ...base,
        kind,
        isParkAndRide,
        maxHeightMetres: undefined,
        openingHours,
        hasFee: undefined,
      };
    case 'bicycle-park':
      return { ...base, kind, isCovered: undefined };
  }
}

const STOP_COLUMNS = 'stop_id,stop_name,stop_lat,stop_lon,wheelchair_boarding,location_type,parent_station';

interface Written {
  readonly id: string;
  readonly wheelchair: number;
}

function filesOf(
  map: string,
  stops: readonly Written[],
  entrances: readonly Written[],
  departures: readonly string[],
  siblings: number,
) {
  const row = (id: string, letter: string, wheelchair: number, type: number, parent: string): string => {
    const { latitude, longitude } = placeOf(map, letter);
    return [id, id, latitude + NORTH, longitude, wheelchair, type, parent].join();
  };
  const [platform] = stops;
  const station = platform && entrances.length > 0 ? [row('station', platform.id, 0, 1, '')] : [];
  const rows = [
    ...stops.map(({ id, wheelchair }, index) =>
      row(id, id, wheelchair, 0, index < siblings && station[0] ? 'station' : ''),
    ),
    ...station,
    ...entrances.map(({ id, wheelchair }) => row(`entrance-${id}`, id, wheelchair, 2, 'station')),
  ];
  const times = departures.flatMap((departure) =>
    stops.map(({ id }, index) => {
      const time = formatServiceTime((parseServiceTime(`${departure}:00`) ?? 0) + 60 * index);
      return `t${departure},${time},${time},${id},${String(index)}`;
    }),
  );
  return {
    'agency.txt': 'agency_id,agency_name,agency_url,agency_timezone\na,A,https://a.example,Europe/Paris',
    'routes.txt': 'route_id,agency_id,route_short_name,route_type\nr,a,1,3',
    'calendar.txt':
      'service_id,monday,tuesday,wednesday,thursday,friday,saturday,sunday,start_date,end_date\nd,1,1,1,1,1,1,1,20260101,20261231',
    'trips.txt': `route_id,service_id,trip_id\n${departures.map((departure) => `r,d,t${departure}`).join('\n')}`,
    'stops.txt': `${STOP_COLUMNS}\n${rows.join('\n')}`,
    'stop_times.txt': `trip_id,arrival_time,departure_time,stop_id,stop_sequence\n${times.join('\n')}`,
  };
}

export const ASKED: Omit<ReachQuery, 'place'> = {
  mode: 'WALK',
  direction: 'forward',
  maxSeconds: 3600,
  rental: PLAN_DEFAULTS.directRental,
  traveller: {
    wheelchair: false,
    walkingMetresPerSecond: 1,
    cyclingMetresPerSecond: 4,
    elevationCosts: 'NONE',
    maxMatchingMetres: 250,
  },
};
