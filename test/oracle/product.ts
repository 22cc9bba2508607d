import { entry, type ServiceDay } from '@maillage/kernel';
import { readFeed } from '@maillage/transit-gtfs';
import { createRouter, type Router } from '@maillage/transit-raptor';
import {
  buildDayView,
  buildTimetable,
  readSnapshot,
  writeSnapshot,
  type Direction,
  type FeedSource,
  type StopIndex,
  type Timetable,
} from '@maillage/transit-timetable';
import type { OracleFeedFiles } from './territories.js';

/** The product's whole chain from bytes to routers. */
export interface Product {
  readonly timetable: Timetable;
  /** Where one boards at a stop of a feed: its index and those of its variants. */
  stopsOf(feed: string, id: string): readonly StopIndex[];
  routerFor(day: ServiceDay, direction: Direction): Router;
}

export async function buildProduct(feeds: readonly OracleFeedFiles[], timezone: string): Promise<Product> {
  const sources: FeedSource[] = [];
  for (const { id, files } of feeds) {
    const { feed, notices } = await readFeed({
      names: Object.keys(files),
      async *open(name) {
        yield await Promise.resolve(files[name] ?? new Uint8Array());
      },
    });
    if (feed === undefined) throw new Error(`feed ${id} was refused: ${notices.map(({ code }) => code).join()}`);
    sources.push({ id, feed });
  }
  const timetable = storeAndLoad(buildTimetable(sources, { timezone }));
  const stops = indexStops(timetable);
  const routers = new Map<string, Router>();
  return {
    timetable,
    stopsOf: (feed, id) => stops.get(`${feed} ${id}`) ?? [],
    routerFor(day, direction) {
      const key = `${day} ${direction}`;
      const router = routers.get(key) ?? createRouter(buildDayView(timetable, day, direction));
      routers.set(key, router);
      return router;
    },
  };
}

function storeAndLoad(timetable: Timetable): Timetable {
  const file = writeSnapshot(timetable, {});
  const shared = new SharedArrayBuffer(file.length);
  new Uint8Array(shared).set(file);
  return readSnapshot(shared);
}

function indexStops({ stops, feeds }: Timetable): Map<string, StopIndex[]> {
  const indices = new Map<string, StopIndex[]>();
  for (let index = 0; index < stops.count; index++) {
    const stop = index as StopIndex;
    const origin = stops.origin[stop] as StopIndex;
    const key = `${entry(feeds, stops.feed[origin] ?? 0).id} ${stops.id.text(origin)}`;
    indices.set(key, [...(indices.get(key) ?? []), stop]);
  }
  return indices;
}
