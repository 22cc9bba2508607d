import { afterAll, describe, expect, it } from '@jest/globals';
import type { FeedsView, LiveFeedView } from '@maillage/contracts';
import { until } from '../journeys/processes.js';
import { feedOf, ODD_TOWN } from './odd-live-town.js';
import { tripOf, type OddLive } from './odd-live.js';

interface Station {
  readonly id: string;
  readonly availabilityKnown?: boolean;
  readonly samePlaceAs?: readonly string[];
}

interface TripLeg {
  readonly realTime: boolean;
  readonly cancelled?: boolean;
  readonly startTime: string;
  readonly scheduledStartTime: string;
}

/**
 * What is elsewhere, and why: A17 needs a name server (forbidden-addresses.spec), A18's byte a second a clock (http-feed-source.spec),
 * A19's other faults one certificate each (certificates.spec); C15's two feeds, C20's nights of summer time and C21 need other
 * timetables (transit-gtfs-rt); C22 is the soak; C23 is SIRI, which is not read; D06, D10 and D13's flying vehicles need hours
 * (sharing-gbfs, parking-facilities).
 *
 * Each row: what became of the fetch, and of the trip or station that is the row's own, in the answers of a running install.
 */
export function describeOddLive(rows: readonly OddLive[], urlOf: () => string, leave: () => void): void {
  const get = async (path: string): Promise<unknown> => (await fetch(`${urlOf()}/t/${ODD_TOWN}${path}`)).json();
  const viewOf = async (index: number): Promise<LiveFeedView | null | undefined> =>
    ((await get('/v1/feeds')) as FeedsView).feeds.find(({ id }) => id === feedOf(index))?.live;
  const stationOf = async (index: number): Promise<Station | undefined> => {
    const { stations } = (await get('/api/v1/rentals?min=49,2&max=50,3')) as { stations: readonly Station[] };
    return stations.find(({ id }) => id.startsWith(`${feedOf(index)}_`));
  };
  const fateOf = async (index: number): Promise<string> => {
    const { legs = [] } = (await get(`/api/v6/trip?tripId=${tripOf(index).address}`)) as { legs?: readonly TripLeg[] };
    const [leg] = legs;
    if (!leg) return 'no leg';
    if (leg.cancelled === true) return 'cancelled';
    const late = (Date.parse(leg.startTime) - Date.parse(leg.scheduledStartTime)) / 1000;
    return leg.realTime ? `${String(late)} s late` : 'as planned';
  };

  describe('what is live (A15–A19, A22, C01–C20, C24, D01–D13)', () => {
    // From then on nobody answers any more, and all are asked ever less.
    afterAll(leave);

    it.each(rows.map((row, index) => [row.id, row.what, row, index] as const))(
      '%s %s',
      async (_id, _what, row, index) => {
        let told: object = {};
        const expected = expectationOf(row);
        await until(
          'it came to that',
          async () => {
            const station = row.isCounted === undefined ? undefined : await stationOf(index);
            told = { ...seen(await viewOf(index), row, row.trip && (await fateOf(index))), ...placed(station) };
            return matches(told, expected);
          },
          10,
        ).catch(() => undefined);
        expect(told).toMatchObject(expected);
      },
      180_000,
    );

    it('and all others went on', async () => {
      expect((await fetch(`${urlOf()}/t/${ODD_TOWN}/api/v1/health`)).status).toBe(200);
    });
  });
}

function matches(told: object, expected: object): boolean {
  try {
    expect(told).toMatchObject(expected);
    return true;
  } catch {
    return false;
  }
}

/** What a row says of a fetch, in the words of `seen`. */
function expectationOf({ refused, code, notices = [], unmatched, entities, trip, ...more }: OddLive): object {
  const fate = typeof trip === 'object' ? `${String(trip.late)} s late` : trip === 'as before' ? '120 s late' : trip;
  return {
    error: refused === undefined ? null : expect.stringMatching(refused),
    ...(code !== undefined && { codes: expect.arrayContaining([code]) }),
    ...(notices.length > 0 && { notices: expect.arrayContaining([...notices]) }),
    ...(unmatched && { unmatched }),
    ...(entities && { entities }),
    ...(more.age !== undefined && { age: more.age }),
    ...(more.state && { state: more.state }),
    ...(more.outcome && { outcomes: [more.outcome] }),
    ...(more.isCounted !== undefined && { isCounted: more.isCounted }),
    ...(more.isShared !== undefined && { isShared: more.isShared }),
    ...(fate !== undefined && { fate }),
  };
}

const placed = (station: Station | undefined): object =>
  station ? { isCounted: station.availabilityKnown !== false, isShared: (station.samePlaceAs ?? []).length > 0 } : {};

function seen(view: LiveFeedView | null | undefined, { unmatched }: OddLive, fate: string | undefined): object {
  return {
    error: view === null || view === undefined ? 'no view' : (view.lastError?.code ?? null),
    codes: view?.parts.map(({ code }) => code),
    notices: view?.parts.flatMap(({ notices }) => Object.keys(notices)),
    ...(unmatched && { unmatched: view?.matches?.unmatched }),
    entities: view?.entities,
    age: view?.ageSeconds,
    state: view?.state,
    outcomes: view?.parts.map(({ outcome }) => outcome),
    fate,
  };
}
