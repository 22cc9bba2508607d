import { entry } from '@maillage/kernel';
import { buildFootpaths } from './build/build-footpaths.js';
import { buildLines } from './build/build-lines.js';
import { buildPassages } from './build/build-passages.js';
import { buildPatterns } from './build/build-patterns.js';
import { buildServices } from './build/build-services.js';
import { buildStops } from './build/build-stops.js';
import { buildAgencies, buildRoutes } from './build/build-routes.js';
import { linkVehicles } from './build/link-vehicles.js';
import { numberStops } from './build/number-stops.js';
import type { FeedBase } from './build/pattern-table.js';
import { listStopRows, type FeedSource } from './build/stop-rows.js';
import { makeStopVariants } from './build/stop-variants.js';
import { readTransferRules, type TrafficBase } from './build/transfer-rules.js';
import type { StreetWalks } from './build/stop-walks.js';
import { isStepFree, PathwayWalks } from './build/walk-pathways.js';
import { DEFAULT_WALKING, inWheelchair, type WalkingRules } from './build/walking-rules.js';
import type { Timetable } from './timetable.js';

export interface TimetableOptions {
  /** The territory's zone (IANA). */
  readonly timezone: string;
  readonly walking?: WalkingRules;
  /** Walks are as the crow flies when absent. */
  readonly streets?: StreetWalks | undefined;
}

/** One timetable of all feeds of a territory; they are connected by walking. */
export function buildTimetable(feeds: readonly FeedSource[], options: TimetableOptions): Timetable {
  const bases = trafficBases(feeds);
  const rows = listStopRows(feeds);
  const rules = readTransferRules(feeds, rows, bases);
  const variants = makeStopVariants(feeds, rows, rules, bases);
  const indexOf = numberStops(rows.stops);
  const { walking = DEFAULT_WALKING, streets } = options;
  const onFoot = new PathwayWalks(feeds, rows, walking, () => true);
  const stepFree = new PathwayWalks(feeds, rows, inWheelchair(walking), isStepFree);
  const { footpaths, changeSeconds } = buildFootpaths(rows, rules, variants, walking, indexOf, onFoot, streets?.onFoot);
  const wheelchairFootpaths =
    streets || feeds.some(({ feed }) => feed.pathways.length > 0)
      ? buildFootpaths(rows, rules, variants, inWheelchair(walking), indexOf, stepFree, streets?.inWheelchair).footpaths
      : footpaths;
  const { services, firstDay, dayCount, firstOfFeed } = buildServices(feeds);

  const feedBases = feeds.map(({ feed }, index): FeedBase => {
    const { route, trip: firstTrip } = entry(bases, index);
    const firstStop = entry(rows.firstOfFeed, index);
    return {
      route,
      service: entry(firstOfFeed, index),
      stopIndex: indexOf.subarray(firstStop, firstStop + feed.stops.length),
      ...(rules.namedAt.size > 0 && {
        variantIndex: (trip: number, stop: number) =>
          indexOf[variants.rowFor(firstStop + stop, route + feed.trips.route[trip], firstTrip + trip)],
      }),
    };
  });
  const built = buildPatterns(feeds, feedBases);
  const stops = buildStops(rows, indexOf, changeSeconds);
  return {
    timezone: options.timezone,
    feeds: feeds.map(({ id, feed }) => ({
      id,
      timezone: feed.timezone,
      publisherName: feed.publisher.name,
      publisherUrl: feed.publisher.url,
      lang: feed.publisher.lang,
      firstDay: feed.services.firstDay,
      lastDay: (feed.services.firstDay + Math.max(feed.services.dayCount, 1) - 1) as typeof firstDay,
    })),
    firstDay,
    dayCount,
    stops,
    footpaths,
    wheelchairFootpaths,
    passages: buildPassages(onFoot, stepFree, indexOf, (row) => rows.stops[row]?.locationType === ENTRANCE),
    patterns: built.patterns,
    lines: buildLines(feeds, built, stops),
    trips: { ...built.trips, ...linkVehicles(feeds, built, stops, services) },
    profiles: built.profiles,
    services,
    routes: buildRoutes(feeds),
    agencies: buildAgencies(feeds),
  };
}

/** GTFS `location_type`. */
const ENTRANCE = 2;

function trafficBases(feeds: readonly FeedSource[]): readonly TrafficBase[] {
  const bases: TrafficBase[] = [];
  let [route, trip] = [0, 0];
  for (const { feed } of feeds) {
    bases.push({ route, trip });
    route += feed.routes.length;
    trip += feed.trips.count;
  }
  return bases;
}
