import type { StreetLeg } from '@maillage/itinerary-model';
import type { NetworkDirectory } from '@maillage/itinerary-planner';
import { at } from '@maillage/kernel';
import { levelOf, type StopIndex } from '@maillage/transit-timetable';
import type { LegEnds } from './leg-ends.js';
import { passedEntrance } from './passed-entrance.js';

/** Where a walk gets into a station or out of it. */
export interface ToldEntrance {
  /** The end of the leg that is inside. */
  readonly end: 'from' | 'to';
  readonly use: 'ENTER' | 'EXIT';
  readonly name: string;
  readonly stopId: string;
  readonly lat: number;
  readonly lon: number;
  readonly level?: number;
  readonly wheelchairAccessible?: 'ACCESSIBLE' | 'NOT_ACCESSIBLE';
}

/** The one that the planner went by, or else one that lies on the line. */
export function entranceOf(directory: NetworkDirectory, ends: LegEnds, leg: StreetLeg): ToldEntrance | undefined {
  const [from, to] = [ends.stopAt(leg.from), ends.stopAt(leg.to)];
  const into = to === undefined ? undefined : stationOf(directory, to);
  const out = from === undefined ? undefined : stationOf(directory, from);
  if (into === out) return undefined;
  if (leg.entrance !== undefined) {
    const stop = leg.entrance as StopIndex;
    return describe(directory, stop, into === stationOf(directory, stop) ? 'to' : 'from');
  }
  if (leg.mode !== 'WALK' || !leg.line) return undefined;
  const { points } = leg.line;
  const entered = into === undefined ? undefined : passedEntrance(directory, into, points);
  if (entered !== undefined) return describe(directory, entered, 'to');
  const left = out === undefined ? undefined : passedEntrance(directory, out, points);
  return left === undefined ? undefined : describe(directory, left, 'from');
}

function describe(directory: NetworkDirectory, stop: StopIndex, end: ToldEntrance['end']): ToldEntrance {
  const { stops } = directory.timetable;
  const level = levelOf(stops, stop);
  const access = ACCESS[at(stops.wheelchair, stop)];
  return {
    end,
    use: end === 'to' ? 'ENTER' : 'EXIT',
    name: stops.name.text(stop) || stops.code.text(stop),
    stopId: directory.stopId(stop),
    lat: at(stops.latitude, stop),
    lon: at(stops.longitude, stop),
    ...(level !== undefined && { level }),
    ...(access && { wheelchairAccessible: access }),
  };
}

/** GTFS `wheelchair_boarding`. */
const ACCESS: readonly (ToldEntrance['wheelchairAccessible'] | undefined)[] = [
  undefined,
  'ACCESSIBLE',
  'NOT_ACCESSIBLE',
];

function stationOf({ timetable: { stops } }: NetworkDirectory, stop: StopIndex): StopIndex {
  let station = at(stops.origin, stop) as StopIndex;
  for (let parent = at(stops.parent, station); parent >= 0; parent = at(stops.parent, station))
    station = parent as StopIndex;
  return station;
}
