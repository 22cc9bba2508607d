import type { StreetLeg } from '@maillage/itinerary-model';
import type { NetworkDirectory } from '@maillage/itinerary-planner';
import { at } from '@maillage/kernel';
import { levelOf, type StopIndex } from '@maillage/transit-timetable';
import type { LegEnds } from './leg-ends.js';

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

export function entranceOf(directory: NetworkDirectory, ends: LegEnds, leg: StreetLeg): ToldEntrance | undefined {
  if (leg.entrance === undefined) return undefined;
  const { stops } = directory.timetable;
  const stop = leg.entrance as StopIndex;
  const to = ends.stopAt(leg.to);
  const isEntered = to !== undefined && stationOf(directory, to) === stationOf(directory, stop);
  const level = levelOf(stops, stop);
  const access = ACCESS[at(stops.wheelchair, stop)];
  return {
    end: isEntered ? 'to' : 'from',
    use: isEntered ? 'ENTER' : 'EXIT',
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
