import { beforeAll, expect, it } from '@jest/globals';
import { matchesAnswer, planAnswer, stopAnswer, stopTimesAnswer, tripAnswer } from '@maillage/contracts';
import type { ApiVersion } from '@maillage/itinerary-model';
import type { Instant } from '@maillage/kernel';
import { BOARD, jsonOf, PLAN, planTown, type PlannedTown } from './testing/planned-town.js';
import { describeRecorded, recordedFeed, recordedJson } from './testing/recorded-feed.js';

/** Against answers that MOTIS gave on the same feed: the same members of the same types, and plausible times. */
const FEED = 'mannheim-rnv/rnv.zip';
const RECORDED = 'motis-api/responses';

const MORNING = (Date.parse('2016-11-02T08:00:00+01:00') / 1000) as Instant;
const FROM = { kind: 'coordinate', latitude: 49.4797, longitude: 8.4699 } as const;
const TO = { kind: 'coordinate', latitude: 49.4038, longitude: 8.6755 } as const;
const HAUPTBAHNHOF = 'rnv_241705';

interface Recorded {
  readonly itineraries: readonly {
    readonly startTime: string;
    readonly endTime: string;
    readonly legs: readonly object[];
  }[];
  readonly stopTimes: readonly { readonly tripId: string; readonly place: object }[];
  readonly legs: readonly { readonly intermediateStops: readonly object[] }[];
}
const recorded = (name: string): Recorded => recordedJson(`${RECORDED}/${name}.json`) as Recorded;

/** What our columns do not hold, MOTIS knows from streets, or MOTIS says "no" to where the feed says nothing. */
const OTHERS = /routeUrl|\.steps|debugOutput|legs\[\]\.(bikesAllowed|wheelchairAccessible)/;
/** v6 leaves an unknown level out, and without streets none is known. */
const LEVEL = /\.level number$/;

describeRecorded('Mannheim', [FEED, `${RECORDED}/plan-transit.json`], () => {
  let town: PlannedTown;
  beforeAll(async () => {
    town = await planTown(recordedFeed(FEED), {
      feed: 'rnv',
      timezone: 'Europe/Berlin',
      now: '2016-11-02T08:00:00+01:00',
    });
  }, 60_000);

  it.each<[ApiVersion, string]>([
    [1, 'plan-transit-v1'],
    [5, 'plan-transit-v5'],
    [6, 'plan-transit'],
  ])('plan of version %i has the members that MOTIS has', async (apiVersion, name) => {
    const answer = await jsonOf(town.plan.plan({ ...PLAN, apiVersion, from: FROM, to: TO, time: MORNING }));
    expect(planAnswer.safeParse(answer).error).toBeUndefined();
    expect((apiVersion < 6 ? missing : missingInV6)(recorded(name), answer)).toEqual([]);
  });

  it('plan finds the tram that MOTIS finds, with a crow’s walk', async () => {
    const answer = planAnswer.parse(await jsonOf(town.plan.plan({ ...PLAN, from: FROM, to: TO, time: MORNING })));
    const theirs = recorded('plan-transit').itineraries;
    const trips = (itineraries: readonly { readonly legs: readonly object[] }[]) =>
      itineraries.flatMap(({ legs }) => legs.map((leg) => ('tripId' in leg ? leg.tripId : undefined))).filter(Boolean);
    expect(trips(answer.itineraries)).toEqual(expect.arrayContaining(trips(theirs.slice(0, 2))));
    const late = Math.max(...theirs.map(({ endTime }) => Date.parse(endTime)));
    const soonest = Math.min(...answer.itineraries.map(({ endTime }) => Date.parse(endTime)));
    expect(soonest).toBeLessThanOrEqual(late);
  });

  it('plan from stop to stop', async () => {
    const [from, to] = [
      { kind: 'stop', id: HAUPTBAHNHOF },
      { kind: 'stop', id: 'rnv_116006' },
    ] as const;
    const answer = planAnswer.parse(await jsonOf(town.plan.plan({ ...PLAN, from, to, time: MORNING })));
    const theirs = recorded('plan-stop-to-stop');
    expect(answer.itineraries.map(({ startTime, endTime }) => [startTime, endTime])).toEqual(
      theirs.itineraries.map(({ startTime, endTime }) => [startTime, endTime]),
    );
    expect(missingInV6(theirs, answer)).toEqual([]);
  });

  it('the board of the main station', async () => {
    const answer = await jsonOf(town.boards.stopTimes({ ...BOARD, stopId: HAUPTBAHNHOF, time: MORNING }));
    expect(stopTimesAnswer.safeParse(answer).error).toBeUndefined();
    const theirs = recorded('stoptimes');
    expect(missingInV6(theirs, answer)).toEqual([]);
    const ours = stopTimesAnswer.parse(answer).stopTimes.map(({ tripId }) => tripId);
    expect(theirs.stopTimes.map(({ tripId }) => tripId).filter((tripId) => !ours.includes(tripId))).toEqual([]);
  });

  it('arrivals, by their radius', async () => {
    const request = { ...BOARD, stopId: HAUPTBAHNHOF, time: MORNING, arriveBy: true, direction: 'EARLIER' } as const;
    const answer = stopTimesAnswer.parse(
      await jsonOf(town.boards.stopTimes({ ...request, radiusMetres: 200, count: 5 })),
    );
    const theirs = recorded('stoptimes-arriveBy-radius').stopTimes.map(({ tripId }) => tripId);
    expect(answer.stopTimes.map(({ tripId }) => tripId)).toEqual(expect.arrayContaining(theirs));
  });

  it('a trip', async () => {
    const answer = await jsonOf(
      town.boards.trip({
        territory: 'town',
        apiVersion: 6,
        tripId: '20161102_07:25_rnv_140001',
        detailedLegs: true,
        joinInterlinedLegs: true,
        language: [],
      }),
    );
    const theirs = recorded('trip');
    expect(missingInV6(theirs, answer)).toEqual([]);
    const parsed = tripAnswer.parse(answer);
    expect(parsed.legs[0]?.intermediateStops).toHaveLength(theirs.legs[0]?.intermediateStops.length ?? NaN);
    expect(parsed).toMatchObject({
      startTime: '2016-11-02T06:25:00Z',
      endTime: '2016-11-02T08:24:00Z',
      duration: 7140,
    });
  });

  it('a stop, and one that nobody knows', async () => {
    const request = { territory: 'town', apiVersion: 6, stopId: HAUPTBAHNHOF, language: [] } as const;
    const answer = stopAnswer.parse(await jsonOf(town.boards.stop(request)));
    expect(answer.place.name).toBe('MA Hauptbahnhof');
    expect(answer.routes.map(({ routeShortName }) => routeShortName)).toEqual(expect.arrayContaining(['5', '60']));
    await expect(town.boards.stop({ ...request, stopId: 'rnv_no' })).rejects.toMatchObject({ code: 'STOP_NOT_FOUND' });
  });

  it('geocodes each stop once', async () => {
    const request = { territory: 'town', text: 'Paradeplatz', count: 5, modes: [], biasWeight: 1, language: [] };
    const answer = await jsonOf(town.places.geocode(request));
    expect(missingInV6(recorded('geocode'), answer)).toEqual([]);
    const found = matchesAnswer.parse(answer);
    expect(found[0]).toMatchObject({ type: 'STOP', name: 'Paradeplatz', tokens: [[0, 11]] });
    expect(found.filter(({ name }) => name === 'Paradeplatz')).toHaveLength(1);
    const scores = found.map(({ score }) => score);
    expect(scores).toEqual([...scores].sort((a, b) => a - b));
  });

  it('says what is near', async () => {
    const request = { territory: 'town', coordinate: FROM, count: 3, language: [] };
    const sea = { ...request, coordinate: { latitude: 0, longitude: 0 } };
    expect(await jsonOf(town.places.reverseGeocode(sea))).toEqual([]);
    const answer = matchesAnswer.parse(await jsonOf(town.places.reverseGeocode(request)));
    expect(answer[0]).toMatchObject({ name: 'MA Hauptbahnhof' });
    expect(answer).toHaveLength(3);
  });

  it('draws the map', async () => {
    const box = { south: 49.47, west: 8.44, north: 49.5, east: 8.49 };
    const request = { territory: 'town', apiVersion: 6, box, modes: [], limit: 5000, language: [] } as const;
    const stops = await jsonOf(town.places.mapStops({ ...request, grouped: false }));
    expect(missingInV6(recorded('map-stops'), stops)).toEqual([]);
    expect(stops).toHaveLength((recorded('map-stops') as unknown as object[]).length);
    const grouped = (await jsonOf(town.places.mapStops({ ...request, grouped: true }))) as { readonly name: string }[];
    const names = grouped.map(({ name }) => name);
    expect(names.filter((name) => name === 'MA Hauptbahnhof')).toHaveLength(1);
    expect(missingInV6(recorded('map-initial'), await jsonOf(town.places.mapInitial({ territory: 'town' })))).toEqual(
      [],
    );
  });

  it('moves on the map: the vehicles of two minutes, between the same stops at the same times', async () => {
    const box = { south: 49.47, west: 8.44, north: 49.5, east: 8.49 };
    const [from, to] = ['2016-11-02T07:00:00Z', '2016-11-02T07:02:00Z'].map(
      (time) => (Date.parse(time) / 1000) as Instant,
    ) as [Instant, Instant];
    const request = { territory: 'town', apiVersion: 6, box, from, to, zoom: 14, precision: 5, language: [] } as const;
    const ours = await jsonOf(town.boards.mapTrips(request));
    const theirs = recorded('map-trips');
    expect(missingInV6(theirs, ours)).toEqual([]);
    expect(movesIn(theirs).filter((move) => !movesIn(ours).includes(move))).toEqual([]);
    expect(movesIn(ours).filter((move) => !movesIn(theirs).includes(move))).toEqual([]);
  });
});

interface Move {
  readonly trips: readonly { readonly tripId: string }[];
  readonly from: { readonly stopId: string };
  readonly to: { readonly stopId: string };
  readonly departure: string;
  readonly arrival: string;
}

/** MOTIS cuts seconds off. */
const minute = (time: string): string => time.slice(0, 16);

const movesIn = (answer: unknown): string[] =>
  (answer as readonly Move[]).flatMap(({ trips, from, to, departure, arrival }) =>
    trips.map(({ tripId }) => `${tripId} ${from.stopId} ${minute(departure)} ${to.stopId} ${minute(arrival)}`),
  );

const missingInV6 = (theirs: unknown, ours: unknown): string[] =>
  missing(theirs, ours).filter((member) => !LEVEL.test(member));

/** Members of `theirs` that `ours` has nowhere, or has with another type: `itineraries[].legs[].mode string`. */
function missing(theirs: unknown, ours: unknown): string[] {
  const known = shapeOf(ours);
  return [...shapeOf(theirs)].filter((member) => !known.has(member) && !OTHERS.test(member));
}

function shapeOf(value: unknown, path = '', shape = new Set<string>()): Set<string> {
  if (Array.isArray(value)) for (const item of value) shapeOf(item, `${path}[]`, shape);
  else if (typeof value === 'object' && value !== null)
    for (const [name, member] of Object.entries(value)) shapeOf(member, `${path}.${name}`, shape);
  else shape.add(`${path} ${typeof value}`);
  return shape;
}
