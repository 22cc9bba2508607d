import { parseServiceDate, type ServiceDay } from '@maillage/kernel';
import { readFeed } from '@maillage/transit-gtfs';
import { createRouter, type Journey, type Query, type StopOffset } from '@maillage/transit-raptor';
import {
  DEFAULT_WALKING,
  buildDayView,
  buildTimetable,
  type DayView,
  type StopIndex,
  type Timetable,
} from '@maillage/transit-timetable';
import { folderFiles } from '../folder-files.js';
import { MAX_TRIPS, RANGE_SECONDS, type Answer, type BenchQuery, type Engine } from './engine.js';

export interface MaillageEngine extends Engine {
  readonly view: DayView;
  readonly stopIds: readonly string[];
  readonly stopEvents: number;
}

/** Our kernel, at the prototype's semantics: walks from `transfers.txt` alone, changes of 120 s, nobody stays seated. */
export async function loadMaillage(folder: string, date: string): Promise<MaillageEngine> {
  const timetable = await loadTimetable(folder);
  const day = parseServiceDate(date) ?? (0 as ServiceDay);
  const view = buildDayView(timetable, day, 'forward');
  const router = createRouter(view);
  const stopIds = Array.from({ length: timetable.stops.count }, (_, stop) =>
    timetable.stops.id.text(stop as StopIndex),
  );
  const indexOf = new Map(stopIds.map((id, stop) => [id, stop as StopIndex]));
  const arriving = backwards(timetable);
  const queryOf = ({ from, to }: BenchQuery): Query => ({
    access: offsets(timetable.footpaths, indexOf.get(from)),
    egress: offsets(arriving, indexOf.get(to)),
    maxTrips: MAX_TRIPS,
  });
  return {
    name: 'maillage',
    view,
    stopIds,
    stopEvents: view.chains.stopCount.reduce((sum, stops, c) => sum + stops * (view.chains.slotCount[c] ?? 0), 0),
    earliest: (query) => router.earliest(queryOf(query), query.time).map(toAnswer),
    range: (query) => router.range(queryOf(query), query.time, query.time + RANGE_SECONDS).map(toAnswer),
  };
}

export async function loadTimetable(folder: string): Promise<Timetable> {
  const { feed } = await readFeed(folderFiles(folder));
  if (feed === undefined) throw new Error(`${folder} cannot be read`);
  const walking = { ...DEFAULT_WALKING, maxSeconds: 0, changeSeconds: 120 };
  const timetable = buildTimetable([{ id: 'bench', feed }], { timezone: feed.timezone, walking });
  const next = new Int32Array(timetable.trips.count).fill(-1);
  const nobody = new Int32Array(0);
  return { ...timetable, trips: { ...timetable.trips, next, otherNextOf: nobody, otherNext: nobody } };
}

type Walks = Timetable['footpaths'];

/** The stop itself and every stop a walk away. */
function offsets({ offset, to, seconds }: Walks, stop: StopIndex | undefined): StopOffset[] {
  if (stop === undefined) throw new Error('the query names a stop that the timetable does not have');
  const list: StopOffset[] = [{ stop, seconds: 0 }];
  for (let walk = offset[stop] ?? 0; walk < (offset[stop + 1] ?? 0); walk++)
    list.push({ stop: (to[walk] ?? 0) as StopIndex, seconds: seconds[walk] ?? 0 });
  return list;
}

function backwards({ footpaths, stops }: Timetable): Walks {
  const reversed: [stop: number, seconds: number][][] = Array.from({ length: stops.count }, () => []);
  for (let from = 0; from < stops.count; from++)
    for (const { stop, seconds } of offsets(footpaths, from as StopIndex).slice(1))
      reversed[stop]?.push([from, seconds]);
  let total = 0;
  return {
    offset: Int32Array.from([[], ...reversed], (list) => (total += list.length)),
    to: Int32Array.from(reversed.flatMap((list) => list.map(([stop]) => stop))),
    seconds: Int32Array.from(reversed.flatMap((list) => list.map(([, seconds]) => seconds))),
  };
}

const toAnswer = ({ departure, arrival, trips }: Journey): Answer => ({ departure, arrival, trips });
