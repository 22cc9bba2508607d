type Cells = readonly (string | number)[];

/** A drawing as rows of the GTFS tables they become. */
export interface City {
  readonly stops: readonly DrawnStop[];
  readonly routes: readonly Cells[];
  readonly trips: readonly Cells[];
  readonly stopTimes: readonly Cells[];
  readonly services: readonly DrawnService[];
  readonly exceptions: readonly Cells[];
  readonly frequencies: readonly Cells[];
  readonly transfers: readonly Cells[];
}

interface DrawnStop {
  readonly id: string;
  /** Metres from the corner of the city. */
  east: number;
  north: number;
  isStation: boolean;
  station: string;
}

interface DrawnService {
  readonly id: string;
  /** 0 or 1 for each day from Monday on. */
  readonly weekdays: readonly number[];
  readonly period: readonly string[] | undefined;
}

/** @throws Error that shows the line, for one that cannot be understood */
export function parseCity(text: string): City {
  const draft = new CityDraft();
  for (const line of text.split('\n').map((part) => part.trim())) {
    if (line !== '' && !draft.read(line.split(/\s{2,}/))) throw new Error(`not understood in a city: ${line}`);
  }
  return draft;
}

const ROUTE_TYPES: Readonly<Record<string, number>> = { TRAM: 0, METRO: 1, TRAIN: 2, BUS: 3, FERRY: 4 };

class CityDraft implements City {
  readonly routes: Cells[] = [];
  readonly trips: Cells[] = [];
  readonly stopTimes: Cells[] = [];
  readonly services: DrawnService[] = [];
  readonly exceptions: Cells[] = [];
  readonly frequencies: Cells[] = [];
  readonly transfers: Cells[] = [];
  private readonly stopsById = new Map<string, DrawnStop>();
  private readonly tripsPerRoute = new Map<string, number>();

  get stops(): DrawnStop[] {
    return [...this.stopsById.values()];
  }

  read([first = '', ...cells]: string[]): boolean {
    const [keyword = '', name = ''] = first.split(/ (.*)/);
    if (Object.hasOwn(ROUTE_TYPES, keyword)) return this.readTrip(first, keyword, cells);
    if (keyword === 'stop') return this.placeStop(name, cells);
    if (keyword === 'station') return this.readStation(name, cells);
    if (keyword === 'every') return this.readFrequency(name, cells);
    if (keyword === 'transfer') return this.readTransfer(name, cells);
    return keyword === 'service' && this.readService(name, cells);
  }

  private readTrip(route: string, mode: string, cells: string[]): boolean {
    const number = (this.tripsPerRoute.get(route) ?? 0) + 1;
    this.tripsPerRoute.set(route, number);
    if (number === 1) this.routes.push([route, route.slice(mode.length + 1), ROUTE_TYPES[mode] ?? 3]);
    const facts = factsOf(cells.filter((cell) => cell.includes('=')).join(' '));
    const id = facts.get('trip') ?? `${route}/${number}`;
    this.trips.push([
      route,
      facts.get('service') ?? 'daily',
      id,
      facts.get('block') ?? '',
      facts.get('headsign') ?? '',
      facts.get('bikes') ?? '',
      facts.get('wheelchair') ?? '',
    ]);
    const calls = cells.filter((cell) => !cell.includes('='));
    return calls.every((call, index) => this.readCall(id, index + 1, call));
  }

  private readCall(trip: string, sequence: number, cell: string): boolean {
    const [, stop, times, mark] = /^(\S+) (-|[\d:/]+) ?([↑↓]?)$/.exec(cell) ?? [];
    if (stop === undefined || times === undefined) return false;
    const [arrival = '', departure = arrival] = times === '-' ? [''] : times.split('/').map(withSeconds);
    this.stopTimes.push([
      trip,
      arrival,
      departure,
      this.stop(stop).id,
      sequence,
      mark === '↓' ? 1 : 0,
      mark === '↑' ? 1 : 0,
    ]);
    return true;
  }

  /** Stops that are not placed stand in rows of ten, too far apart to walk. */
  private stop(id: string): DrawnStop {
    const index = this.stopsById.size;
    const known = this.stopsById.get(id) ?? {
      id,
      east: (index % 10) * 2000,
      north: Math.floor(index / 10) * 2000,
      isStation: false,
      station: '',
    };
    this.stopsById.set(id, known);
    return known;
  }

  private placeStop(id: string, [place = '']: string[]): boolean {
    const [east, north] = place.split(' ').map(Number);
    if (east === undefined || north === undefined || Number.isNaN(east + north)) return false;
    Object.assign(this.stop(id), { east, north });
    return true;
  }

  private readStation(id: string, [platforms = '']: string[]): boolean {
    const station = this.stop(id);
    const children = platforms.split(' ').map((platform) => this.stop(platform));
    for (const child of children) child.station = id;
    const [{ east, north } = station] = children;
    Object.assign(station, { isStation: true, east, north });
    return platforms !== '';
  }

  private readFrequency(trip: string, [start = '', end = '', headway = '', exact = '']: string[]): boolean {
    this.frequencies.push([trip, withSeconds(start), withSeconds(end), headway, exact === 'exact' ? 1 : 0]);
    return headway !== '';
  }

  private readTransfer(stops: string, [text = '']: string[]): boolean {
    const [from = '', to = ''] = stops.split(' ').map((stop) => (stop === '-' ? '' : stop));
    const facts = factsOf(text);
    const rest = ['type', 'min', 'fromTrip', 'toTrip', 'fromRoute', 'toRoute'].map((name) => facts.get(name) ?? '');
    return this.transfers.push([from, to, ...rest]) > 0;
  }

  private readService(id: string, [weekdays = '', ...cells]: string[]): boolean {
    const words = cells.flatMap((cell) => cell.split(' '));
    const period = words.filter((word) => /^\d/.test(word));
    for (const word of words.filter((other) => /^[+-]/.test(other))) {
      this.exceptions.push([id, word.slice(1), word.startsWith('+') ? 1 : 2]);
    }
    const days = Array.from(weekdays, (letter) => (letter === '.' ? 0 : 1));
    this.services.push({ id, weekdays: days, period: period.length === 2 ? period : undefined });
    return days.length === 7;
  }
}

/** `key=value` pairs, separated by spaces; `_` in a value stands for a space. */
const factsOf = (text: string): ReadonlyMap<string, string> =>
  new Map([...text.matchAll(/(\w+)=(\S*)/g)].map(([, key = '', value = '']) => [key, value.replaceAll('_', ' ')]));

const withSeconds = (time: string): string => (time.split(':').length === 2 ? `${time}:00` : time);
