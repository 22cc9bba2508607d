import { beforeAll, describe, expect, it } from '@jest/globals';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PLAN_DEFAULTS, type Itinerary, type PlanRequest } from '@maillage/itinerary-model';
import { NetworkPlanner, StreetWays, toRouteRequest, walksOn } from '@maillage/itinerary-planner';
import type { Coordinate, Instant } from '@maillage/kernel';
import { buildStreetGraph } from '@maillage/street-graph';
import { readExtract } from '@maillage/street-graph/testing';
import { readFeed, type FeedFiles } from '@maillage/transit-gtfs';
import { buildDayView, buildTimetable, DEFAULT_WALKING, type DayView } from '@maillage/transit-timetable';
import { unzipSync } from 'fflate';
import { readReferences } from '../benchmarks/door/town.js';

const DATA = join(import.meta.dirname, '../../../shared/data/mannheim-rnv');
/** The other system walks at five kilometres an hour and needs no time to change. */
const METRES_PER_SECOND = 5 / 3.6;
const NO_CHANGE = { ...DEFAULT_WALKING, changeSeconds: 0 };

const HEIDELBERG = { latitude: 49.4048, longitude: 8.6765 };
const HANDSCHUHSHEIM = { latitude: 49.42799, longitude: 8.6833 };
const LUDWIGSHAFEN = { latitude: 49.49436, longitude: 8.43372 };
const MANNHEIM = { latitude: 49.47531, longitude: 8.48131 };

if (existsSync(DATA)) {
  describe('Mannheim with its streets', () => {
    let planner: NetworkPlanner;
    beforeAll(async () => (planner = await openPlanner()), 60_000);

    it.each([
      [HEIDELBERG, HANDSCHUHSHEIM, '2016-10-22T15:00:00+02:00', '2016-10-22T15:17:07+02:00'],
      [HEIDELBERG, HANDSCHUHSHEIM, '2016-10-22T15:07:00+02:00', '2016-10-22T15:21:07+02:00'],
      [HEIDELBERG, HANDSCHUHSHEIM, '2016-10-23T00:20:00+02:00', '2016-10-23T00:45:07+02:00'],
      [LUDWIGSHAFEN, MANNHEIM, '2016-10-22T19:40:00+02:00', '2016-10-22T20:16:33+02:00'],
    ])('from %j to %j at %s one is there at %s, give or take a minute', (from, to, departure, arrival) => {
      const [found] = ask(planner, from, to, instantOf(departure)).sort((a, b) => a.arrival - b.arrival);
      expect(Math.abs((found?.arrival ?? 0) - instantOf(arrival))).toBeLessThanOrEqual(60);
    });

    it('answers what another system was asked, mostly as early though that one had more lines', () => {
      const asked = readReferences().filter((_, index) => index % 8 === 0);
      const arrivals = asked.map(({ question: { from, to, departure } }) =>
        Math.min(...ask(planner, from, to, departure).map(({ arrival }) => arrival)),
      );
      const share = (count: number): number => count / asked.length;
      expect(share(arrivals.filter(Number.isFinite).length)).toBeGreaterThanOrEqual(0.99);
      const inTime = asked.filter(({ lastArrival }, row) => (arrivals[row] ?? Infinity) <= lastArrival + 300);
      expect(share(inTime.length)).toBeGreaterThanOrEqual(0.75);
    });
  });
} else {
  console.warn(`LEFT OUT: Mannheim, there is no ${DATA}`);
  it('has nothing to compare', () => expect(existsSync(DATA)).toBe(false));
}

async function openPlanner(): Promise<NetworkPlanner> {
  const { feed } = await readFeed(filesOf(unzipSync(readFileSync(join(DATA, 'rnv.zip')))));
  if (!feed) throw new Error('the feed cannot be read');
  const { graph } = await buildStreetGraph(readExtract(readFileSync(join(DATA, 'rnv.osm.pbf'))));
  const timetable = buildTimetable([{ id: 'rnv', feed }], {
    timezone: feed.timezone,
    walking: NO_CHANGE,
    streets: walksOn(graph),
  });
  const views = new Map<string, DayView>();
  const days = {
    view(day: Parameters<typeof buildDayView>[1], direction: DayView['direction']): DayView {
      const key = `${String(day)} ${direction}`;
      const view = views.get(key) ?? buildDayView(timetable, day, direction);
      views.set(key, view);
      return view;
    },
  };
  return new NetworkPlanner(timetable, days, new StreetWays(timetable, graph));
}

function filesOf(entries: Readonly<Record<string, Uint8Array>>): FeedFiles {
  return {
    names: Object.keys(entries),
    open: (name) => chunks(entries[name] ?? new Uint8Array()),
  };
}

async function* chunks(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield await Promise.resolve(bytes);
}

function ask(planner: NetworkPlanner, from: Coordinate, to: Coordinate, time: Instant): Itinerary[] {
  const request: PlanRequest = {
    ...PLAN_DEFAULTS,
    territory: 'mannheim',
    apiVersion: 6,
    from: { kind: 'coordinate', ...from },
    to: { kind: 'coordinate', ...to },
    walkingMetresPerSecond: METRES_PER_SECOND,
    timetableView: false,
    numItineraries: 1,
  };
  const places = { from: { stop: -1, ...from }, to: { stop: -1, ...to }, via: [] };
  const { direct, itineraries } = planner.route(toRouteRequest(request, places, time));
  return [...direct, ...itineraries];
}

const instantOf = (text: string): Instant => (Date.parse(text) / 1000) as Instant;
