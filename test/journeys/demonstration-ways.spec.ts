import { beforeAll, describe, expect, it } from '@jest/globals';
import { demoTerritory } from '@maillage/demo-territory';
import {
  facilityOf,
  PLAN_DEFAULTS,
  type Itinerary,
  type NetworkFacilities,
  type WayMode,
  USUAL_COMBINING,
} from '@maillage/itinerary-model';
import {
  maskOf,
  NetworkPlanner,
  StreetWays,
  toNetworkFacilities,
  type RouteRequest,
} from '@maillage/itinerary-planner';
import { parseServiceDate, serviceAnchor, type Coordinate, type Instant, type ServiceDay } from '@maillage/kernel';
import { readParking } from '@maillage/parking-facilities';
import { readGbfs } from '@maillage/sharing-gbfs';
import { buildStreetGraph } from '@maillage/street-graph';
import { readExtract } from '@maillage/street-graph/testing';
import { readFeed } from '@maillage/transit-gtfs';
import { buildDayView, buildTimetable } from '@maillage/transit-timetable';

const today = parseServiceDate('20261124') ?? (0 as ServiceDay);
const demo = demoTerritory({ seed: 1, today });

/** The demonstration territory's planner, with what its feeds and its map tell. */
describe('ways over facilities of the demonstration territory', () => {
  let planner: NetworkPlanner;
  let facilities: NetworkFacilities;

  beforeAll(async () => {
    const feeds = await Promise.all(
      Object.entries(demo.feeds).map(async ([id, files]) => ({ id, feed: await read(files) })),
    );
    const timetable = buildTimetable(feeds, { timezone: demo.timezone });
    const { graph } = await buildStreetGraph(readExtract(demo.streets));
    ({ facilities } = toNetworkFacilities({
      gbfs: [{ feed: 'velorvel', reading: readGbfs(new Map(Object.entries(demo.bikeShare))) }],
      parkings: [
        { feed: 'parkings', reading: readParking('schema-stationnement', new Map([['parkings.csv', demo.parkings]])) },
      ],
      osm: [],
    }));
    planner = new NetworkPlanner(
      timetable,
      { view: (day, direction) => buildDayView(timetable, day, direction) },
      new StreetWays(timetable, graph, facilities),
    );
  }, 60_000);

  const ask = (from: Coordinate, to: Coordinate, wishes: Wishes): readonly Itinerary[] => {
    const wish = (modes: readonly WayMode[], maxSeconds: number) => ({
      modes,
      maxSeconds,
      rental: PLAN_DEFAULTS.directRental,
    });
    const { direct, itineraries } = planner.route({
      ...PLAIN,
      from: { stop: -1, ...from },
      to: { stop: -1, ...to },
      modes: wishes.rides === false ? 0 : PLAIN.modes,
      direct: wish(wishes.direct ?? [], 3_600),
      access: wish(wishes.access ?? ['WALK'], 2_400),
      egress: wish(wishes.egress ?? ['WALK'], 900),
    });
    return [...direct, ...itineraries];
  };
  const tell = ({ legs }: Itinerary): string[] =>
    legs.map((leg) =>
      leg.kind === 'ride'
        ? 'RIDE'
        : `${leg.mode} ${facilities.facilities[facilityOf(leg.to) ?? -1]?.name ?? ''}`.trim(),
    );

  it('a shared bicycle across the town: walk to a station, ride, leave it at another, walk on', () => {
    const [best] = ask(at('Montorvel'), at('Saint-Aubrin'), { direct: ['RENTAL'], rides: false });
    expect(best && tell(best).map((leg) => leg.split(' ')[0])).toEqual(['WALK', 'RENTAL', 'WALK']);
    expect(best && tell(best)[1]).toMatch(/^RENTAL (Saint-Aubrin Mairie|Les Vergers)/);
  });

  it('no shared bicycle where there is no station', () => {
    expect(ask(at('Montorvel'), at('Champdorel'), { direct: ['RENTAL'], rides: false })).toEqual([]);
  });

  it('park-and-ride from a village: drive, park, walk, ride; the car is left where the feed says', () => {
    const found = ask(at('Fontenelle-aux-Chênes'), at('Montorvel'), { access: ['CAR_PARKING'] });
    const told = found.map(tell);
    expect(told.length).toBeGreaterThan(0);
    for (const legs of told) {
      expect(legs[0]).toMatch(/^CAR (P\+R|Parking)/);
      expect(legs.slice(1).some((leg) => leg.startsWith('CAR'))).toBe(false);
      expect(legs).toContain('RIDE');
    }
  });

  it('never drives away from the last stop', () => {
    const there = at('Fontenelle-aux-Chênes');
    expect(ask(at('Montorvel'), there, { egress: ['CAR_PARKING'] })).toEqual([]);
    expect(ask(at('Montorvel'), there, { egress: ['WALK'] }).length).toBeGreaterThan(0);
  });
});

interface Wishes {
  readonly direct?: readonly WayMode[];
  readonly access?: readonly WayMode[];
  readonly egress?: readonly WayMode[];
  readonly rides?: boolean;
}

const PLAIN: Omit<RouteRequest, 'from' | 'to' | 'access' | 'egress' | 'direct'> = {
  time: (serviceAnchor(today, demo.timezone) + 8 * 3_600) as Instant,
  arriveBy: false,
  timetableView: true,
  page: undefined,
  windowSeconds: 7_200,
  minItineraries: 1,
  maxItineraries: undefined,
  maxTrips: 4,
  maxTravelSeconds: undefined,
  minTransferSeconds: 0,
  additionalTransferSeconds: 0,
  transferTimeFactor: 1,
  modes: maskOf(['TRANSIT']),
  bikes: false,
  traveller: {
    wheelchair: false,
    walkingMetresPerSecond: 1.2,
    cyclingMetresPerSecond: 4.2,
    elevationCosts: 'NONE',
    maxMatchingMetres: 250,
  },
  combining: USUAL_COMBINING,
  fastestDirectFactor: 1,
  via: [],
};

/** The town hall of a commune. */
function at(name: string): Coordinate {
  const commune = demo.communes.find((candidate) => candidate.name === name);
  if (!commune) throw new Error(`no commune ${name}`);
  return { latitude: commune.latitude, longitude: commune.longitude };
}

async function read(files: Readonly<Record<string, string>>) {
  const { feed } = await readFeed({
    names: Object.keys(files),
    async *open(name) {
      yield await Promise.resolve(new TextEncoder().encode(files[name] ?? ''));
    },
  });
  if (!feed) throw new Error('the demonstration feed cannot be read');
  return feed;
}
